import type { Connector, OdooPort, Registration, RegistrationChange } from '../lib/index.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { EmbeddedAmazon, WireOrder } from '../lib/testing/index.ts';

/** One way to use the library, to be cut off at every call. A new capability joins by adding one. */
export interface CrashScenario {
  readonly name: string;
  /** Marketplace of the registration, such as `ES`. */
  readonly marketplace: string;
  /** Of the registration, beside its name and marketplace. */
  readonly settings?: RegistrationChange;
  /** What Amazon has; SKU `MUG` and `BOX` are products in Odoo. Each stage gets these orders under ids of its own. */
  readonly orders: readonly WireOrder[];
  /** Brings both ends to where the run starts; with ports that live. */
  readonly prepare?: (stage: Stage) => Promise<void>;
  /** What is cut off, and then done once more. */
  readonly run: (stage: Stage) => Promise<unknown>;
  /** What the undisturbed run has to come to: a scenario that does nothing proves nothing. */
  readonly endsWith: (counts: Fingerprint['counts'], orders: Fingerprint['orders']) => boolean;
  /** Too many orders for a real Odoo. */
  readonly embeddedOnly?: boolean;
}

/** Internal references of products that this stage has for itself. */
export interface Skus {
  readonly mug: string;
  readonly box: string;
}

/** A registration with an Amazon of its own, on an Odoo that it shares with other stages. */
export interface Stage {
  readonly connector: Connector;
  readonly registration: Registration;
  readonly amazon: EmbeddedAmazon;
  readonly orders: readonly WireOrder[];
  /** Odoo as people use it. */
  readonly admin: OdooPort;
  readonly skus: Skus;
  /** What time it is: ISO 8601, UTC. */
  readonly now: () => string;
  /** Lets an hour pass at Amazon and here. */
  readonly passTime: () => void;
}
