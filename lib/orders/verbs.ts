import type { RegistrationRef } from '../registrations/index.ts';
import type { OrderOutcome } from './outcome.ts';
import type { RecoverOptions } from './recover.ts';
import type { OrderSyncOptions } from './sync.ts';

/** The verbs of `connector.orders`. */
export interface Orders {
  /**
   * What became of each order that changed at Amazon since the registration's last order sync, one by one as they are
   * worked off. New FBM orders become confirmed sale orders with their pickings, shipped FBA orders confirmed sale
   * orders without; known ones follow cancellations and reductions; one bad order fails alone and is parked in Odoo.
   *
   * The run is lazy: it works while it is iterated, and stops when the loop is left. A run that was cut off is simply
   * started again.
   *
   * @throws `CONFIGURATION_INVALID` (a wrong option), `NOT_INSTALLED`, `RIGHTS_MISSING` (before the first write),
   * `REGISTRATION_UNKNOWN`, `AMAZON_UNAUTHORIZED`,
   * `ABORTED`, or another code of either end when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.orders.sync(spain)) console.log(outcome.orderId, outcome.status);
   */
  sync(registration: RegistrationRef, options?: OrderSyncOptions): AsyncIterable<OrderOutcome>;
  /**
   * What became of one order, fetched by its id whatever its state: parked, skipped once as shipped before, or half made
   * by a run that was cut off. Its problem is gone when it succeeds. One call to Amazon.
   *
   * @throws `AMAZON_NOT_FOUND`, `ORDER_UNREADABLE`, and what `sync` throws.
   * @example
   * const outcome = await connector.orders.recover(spain, '902-1845936-5435065');
   */
  recover(
    registration: RegistrationRef,
    amazonOrderId: string,
    options?: RecoverOptions,
  ): Promise<OrderOutcome>;
}
