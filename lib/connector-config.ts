import type { AmazonPort } from './amazon/index.ts';
import type { OdooPort } from './odoo/index.ts';
import type { Clock } from './support/clock.ts';
import { ConnectorError } from './support/errors.ts';
import type { EventListener } from './support/events.ts';
import type { Logger } from './support/logger.ts';

/** What a connector works with. */
export interface ConnectorConfig {
  /** The Odoo database: `jsonRpcOdoo(…)`, `json2Odoo(…)` or `odooAwaitOdoo(…)`. */
  readonly odoo: OdooPort;
  /** Amazon, for one seller: `sellingPartnerApi(…)`; or one for each seller id. */
  readonly amazon: AmazonPort | Readonly<Record<string, AmazonPort>>;
  /**
   * Such as pino. Default: silent.
   *
   * Failed records and warnings are logged as `warn`, what ends a run as `error`, retries of calls to Odoo and the counts
   * at the end of a run as `info`, single outcomes and progress as `debug`. Entries hold ids, states, codes and sentences
   * without personal data; never drafts.
   */
  readonly logger?: Logger;
  /** Gets every event as it happens. What it throws is logged, and breaks nothing. */
  readonly onEvent?: EventListener;
  /** Default: the system's. */
  readonly clock?: Clock;
  /**
   * How many calls load the sale orders of a page at once, from 1 to 8, of at least 25 orders each. Default: 1. More
   * help only where Odoo runs with several workers, with FBA orders; FBM orders for the same articles lock the same stock
   * and wait for one another (docs/benchmarks.md).
   */
  readonly writers?: number;
}

/** @throws `CONFIGURATION_INVALID` */
export function checkWriters(writers: number): number {
  if (Number.isInteger(writers) && writers >= 1 && writers <= 8) return writers;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `createConnector() was given ${writers} writers: give a whole number from 1 to 8.`,
  );
}
