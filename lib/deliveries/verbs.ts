import type { RegistrationRef } from '../registrations/index.ts';
import type { CreateCarriersOptions, DeliveryCarrier } from './carriers/create-carriers.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { DeliverySyncOptions } from './sync.ts';

/** The verbs of `connector.deliveries`. */
export interface Deliveries {
  /**
   * What became of each done picking of the registration's FBM orders that Amazon has not heard of: its packages with
   * carrier, tracking reference and exactly what was moved are confirmed to Amazon, and then looked up there. What fails
   * is flagged on the picking, asked for by an activity, listed in one e-mail of Odoo, and told again when carrier,
   * reference or quantities have changed.
   *
   * The run is lazy, as that of `orders.sync`. With a feed it waits up to eight minutes for Amazon's result; the next run
   * goes on with what is left.
   *
   * @throws `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `CONFIGURATION_INVALID` (Odoo has no delivery
   * methods), `AMAZON_UNAUTHORIZED`, `ABORTED`, or an `ODOO_…` code when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.deliveries.sync(spain)) console.log(outcome.pickingName, outcome.status);
   */
  sync(registration: RegistrationRef, options?: DeliverySyncOptions): AsyncIterable<DeliveryOutcome>;
  /**
   * What became of these pickings (ids in Odoo), of any registration, told to Amazon whatever became of them before. What
   * Amazon lists already is not told twice; what was corrected since is told as a change of the package.
   *
   * @throws `PICKING_UNKNOWN` when one is not a done picking of an FBM order, before anything is told; and what `sync` throws.
   * @example
   * for await (const outcome of connector.deliveries.retry([4711])) console.log(outcome.pickingName, outcome.status);
   */
  retry(pickingIds: readonly number[], options?: DeliverySyncOptions): AsyncIterable<DeliveryOutcome>;
  /**
   * Gives a delivery method for each name, in the order of the names, and makes those that are missing. Run it with an
   * administrator of Odoo. Validating a picking with such a method adds no line to the sale order and orders no label.
   *
   * A method that is there, also an archived one, is left as it is. Names match without regard to case and blanks.
   * Two calls to Odoo where all are there, five where some are missing.
   *
   * @throws `CONFIGURATION_INVALID` for an empty name or where Odoo has no delivery methods, `CARRIER_DOUBTFUL` for a name
   * one letter away from a carrier of Amazon's, `RIGHTS_MISSING`; nothing is made then. `ABORTED`, or an `ODOO_…` code.
   * @example
   * for (const { name, amazon } of await connector.deliveries.createCarriers(['UPS', 'Self Delivery'])) console.log(name, amazon);
   */
  createCarriers(
    names: readonly string[],
    options?: CreateCarriersOptions,
  ): Promise<readonly DeliveryCarrier[]>;
}
