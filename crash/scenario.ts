import type { OdooPort, RegistrationInput } from '../lib/index.ts';
import type { WireOrder } from '../lib/testing/index.ts';
import type { Seller } from '../stage/index.ts';
import type { Fingerprint } from './fingerprint.ts';

/** One way to use the library, to be cut off at every call. A new capability joins by adding one. */
export interface CrashScenario {
  readonly name: string;
  /** Marketplace of the registration, such as `ES`. */
  readonly marketplace: string;
  /** Of the registration, beside its name and marketplace. */
  readonly settings?: Partial<RegistrationInput>;
  /** What Amazon has; SKU `MUG` and `BOX` are products in Odoo. Each scene gets these orders under ids of its own. */
  readonly orders: readonly WireOrder[];
  /**
   * Orders that come to Amazon while the scenario runs: one before every fourth call, a minute apart. What is left of them
   * comes afterwards, and then the scenario is run once more.
   */
  readonly arrivals?: readonly WireOrder[];
  /** Marketplaces of the registration beside `marketplace`. */
  readonly further?: readonly string[];
  /** Brings both ends to where the run starts; with ports that live. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  /** What is cut off, and then done once more. */
  readonly run: (scene: Scene) => Promise<unknown>;
  /** What the undisturbed run has to come to: a scenario that does nothing proves nothing. */
  readonly endsWith: (
    counts: Fingerprint['counts'],
    orders: Fingerprint['orders'],
    sent: Fingerprint['sent'],
    books: Fingerprint['books'],
  ) => boolean;
  /**
   * What goes wrong: the machine dies at a call, and another one runs after it; or the reply to a write is lost, and the
   * run goes on. Default: `death`.
   */
  readonly disturbance?: 'death' | 'lost reply';
  /** Too many orders for a real Odoo. */
  readonly embeddedOnly?: boolean;
  /** About what the embedded Odoo does not have, such as accounting: its fingerprint holds the books too. */
  readonly realOnly?: boolean;
}

/** Internal references of products that this scene has for itself. */
export interface Skus {
  readonly mug: string;
  readonly box: string;
}

/** A seller on a stage that it shares with others. */
export interface Scene extends Pick<Seller, 'connector' | 'registration' | 'amazon' | 'orders' | 'now'> {
  /** Odoo as people use it. */
  readonly admin: OdooPort;
  readonly skus: Skus;
  /** Lets an hour pass at Amazon and here. */
  readonly passTime: () => void;
  /** Lets the next of the scenario's arrivals come to Amazon, and a minute pass; tells whether there was one. */
  readonly arrive: () => boolean;
  /** What the world does before each call. */
  readonly beforeCall: () => void;
}
