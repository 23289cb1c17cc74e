import type { AmazonPort } from '../amazon/index.ts';
import type { OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import type { Clock } from '../support/clock.ts';
import type { EventListener } from '../support/events.ts';
import type { CountryMemory } from './read-page.ts';
import type { RunStart } from './read-run.ts';

/** What connector.ts hands to the verbs of this room. */
export interface OrderTools {
  readonly odoo: OdooPort;
  readonly amazonOf: (registration: Registration) => AmazonPort;
  readonly clock: Clock;
  readonly emit: EventListener;
  /** Batches of sale orders that are loaded at once. */
  readonly writers: number;
}

/** One run: what it read at its start, and what it carries from page to page. */
export interface Run extends RunStart {
  readonly tools: OrderTools;
  readonly dryRun: boolean;
  readonly signal: AbortSignal | undefined;
  readonly countries: CountryMemory;
}
