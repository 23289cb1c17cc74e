import type { RegistrationRef } from '../registrations/index.ts';
import type { StockMoveOutcome } from './outcome.ts';
import type { StockMoveOptions } from './sync.ts';

/** The verbs of `connector.fba`. */
export interface Fba {
  /**
   * What became of the stock moves of FBA orders that have none yet: those of orders that an older version of this package
   * imported, and those that failed. `orders.sync` makes them for the orders that it imports, and tries failed ones again
   * when their time has come; it need not be followed by this. Asks Amazon nothing.
   *
   * Each order leaves one done picking `FBA/<Amazon order id>` from the registration's Amazon location to the customer.
   * The run is lazy, as that of `orders.sync`.
   *
   * @throws `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`, or an `ODOO_…` code when the run cannot
   * go on at all.
   * @example
   * for await (const outcome of connector.fba.sync(spain)) console.log(outcome.orderId, outcome.status);
   */
  sync(registration: RegistrationRef, options?: StockMoveOptions): AsyncIterable<StockMoveOutcome>;
}
