import type { RegistrationRef } from '../registrations/index.ts';
import type { AmazonLocation, CreateLocationInput, CreateLocationOptions } from './create-location.ts';
import type { ReconcileOptions } from './reconcile/reconcile.ts';
import type { ReconcileReport } from './reconcile/report.ts';
import type { MoveStockOptions, StockEnds } from './replenish/move-stock.ts';
import type { ReplenishLine } from './replenish/plan.ts';
import type { Replenishment, ReplenishOptions } from './replenish/replenish.ts';
import type { FbaReturnOutcome } from './returns/outcome.ts';
import type { FbaReturnOptions } from './returns/returns.ts';
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
   * @throws `CONFIGURATION_INVALID`, `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`, or an `ODOO_…`
   * code when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.fba.sync(spain)) console.log(outcome.orderId, outcome.status);
   */
  sync(registration: RegistrationRef, options?: StockMoveOptions): AsyncIterable<StockMoveOutcome>;
  /**
   * Compares Amazon's FBA inventory, in all marketplaces of the registration, with the stock of its Amazon location; with
   * `adjust`, sets that stock to what Amazon has.
   *
   * A stock that several marketplaces sell from counts once: the countries of the European Union share one. The location
   * may be shared by several registrations: then all of them are asked for, and the report is about all. What open moves
   * take to customers counts as gone. Kits and what they are made of, lots and serial numbers, archived and unknown
   * products are reported, never adjusted; and nothing is when Amazon's answer is empty while the location holds stock
   * (`alarm`).
   *
   * @throws `CONFIGURATION_INVALID` for a wrong option, when registrations of one stock have different locations, when a
   * registration that shares the location has no Amazon port, or without an Amazon location; `RIGHTS_MISSING` (Odoo 17:
   * adjusting needs Inventory / Administrator), `NOT_INSTALLED`, `INSTALL_OUTDATED`, `REGISTRATION_UNKNOWN`, `ABORTED`, or an
   * `AMAZON_…` or `ODOO_…` code.
   * @example
   * const report = await connector.fba.reconcile(spain, { adjust: { reason: 'Amazon, November' } });
   * for (const line of report.lines) if (line.difference !== 0) console.log(line.sku, line.difference, line.note);
   */
  reconcile(registration: RegistrationRef, options?: ReconcileOptions): Promise<ReconcileReport>;
  /**
   * Makes a transfer from the stock of the registration's warehouse to its Amazon location, reserves it, and moves it
   * with `{ state: 'done' }`. With Amazon's shipment id as `ref`, a second call finds the transfer of the first one; with
   * `{ state: 'done' }` it then moves what was ready only.
   *
   * Reordering rules on the Amazon location make such transfers too: install() adds the route that they need.
   *
   * @throws `CONFIGURATION_INVALID` with every complaint at once, before anything is written: unknown SKUs, quantities
   * that are not above zero or finer than the unit keeps, kits, services, archived products; a ref that has a transfer of other products or
   * quantities, or a cancelled one. `OUTCOME_UNKNOWN`, `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`,
   * or an `ODOO_…` code.
   * @example
   * const sent = await connector.fba.replenish(spain, [{ sku: 'MUG-BLUE', quantity: 40 }], { ref: 'FBA15ABCDEFG' });
   * console.log(sent.pickingName, sent.state);
   */
  replenish(
    registration: RegistrationRef,
    lines: readonly ReplenishLine[],
    options?: ReplenishOptions,
  ): Promise<Replenishment>;
  /**
   * Moves stock from the Amazon location of one registration to that of another one of the same company, by one transfer:
   * after a split, for one. Amazon is told nothing, since its goods stay where they are. With `'amazon'` instead of lines,
   * it moves what Amazon's inventory has in the marketplaces of `to` and its location lacks; asked again, it moves nothing.
   * Lines without a `ref` are moved each time.
   *
   * @throws `CONFIGURATION_INVALID` with every complaint at once: locations that are one, companies that are two, and what
   * `replenish` and, with `'amazon'`, `reconcile` refuse (countries of one stock, such as those of the European Union, have
   * one Amazon location). `REGISTRATION_UNKNOWN`, and what `replenish` throws.
   * @example
   * await connector.fba.moveStock({ from: america, to: canada }, 'amazon');
   * await connector.fba.moveStock({ from: america, to: canada }, [{ sku: 'MUG-BLUE', quantity: 40 }], { ref: 'split-CA' });
   */
  moveStock(
    ends: StockEnds,
    lines: readonly ReplenishLine[] | 'amazon',
    options?: MoveStockOptions,
  ): Promise<Replenishment>;
  /**
   * Brings back what customers sent back to Amazon: each return of Amazon's FBA customer returns report becomes one done
   * picking `FBA/<Amazon order id>/RETURN/…` from the customer to `returnLocationId` of the registration, or to its Amazon
   * location. The units are delivered no more; invoices stay as they are.
   *
   * Asks Amazon for the report and waits for it, for eight minutes at most; a report that is not ready then is a warning
   * `REPORT_PENDING`, and the next run takes it up. Reports overlap: a return that is there is left alone. With
   * `options.returns` Amazon is not asked. More than was delivered does not come back: such a return fails with
   * `RETURN_EXCEEDS_DELIVERED`. The run is lazy, as that of `orders.sync`.
   *
   * @throws `REPORT_FAILED`, `REPORT_UNREADABLE`, `REGISTRATION_INVALID` (no Amazon location), `CONFIGURATION_INVALID`,
   * `OUTCOME_UNKNOWN`, `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`, or an
   * `AMAZON_…` or `ODOO_…` code when the run cannot go on at all.
   * @example
   * for await (const one of connector.fba.returns(spain)) console.log(one.orderId, one.sku, one.quantity, one.status);
   * @example
   * // By hand, and without Amazon:
   * const returns = [{ orderId, sku: 'MUG-BLUE', quantity: 1, returnedAt: '2026-11-20T08:00:00Z' }];
   * for await (const one of connector.fba.returns(spain, { returns })) console.log(one.orderId, one.status);
   */
  returns(registration: RegistrationRef, options?: FbaReturnOptions): AsyncIterable<FbaReturnOutcome>;
  /**
   * Makes a further Amazon location beside the one that install() made for the company, with an operation type, a route
   * and a rule that supply it from the company's first warehouse. The same name in the same company gives the same
   * location. Needs a user in the group Inventory / Administrator.
   *
   * @throws `RIGHTS_MISSING`, `CONFIGURATION_INVALID` (no name, several companies and none given, one that the user may not
   * enter, no warehouse), or an
   * `ODOO_…` code.
   * @example
   * const { locationId } = await administrator.fba.createLocation({ name: 'Amazon UK' });
   * await connector.registrations.ensure({ name: 'Amazon UK', sellerId, marketplaces: ['GB'], locationId });
   */
  createLocation(input: CreateLocationInput, options?: CreateLocationOptions): Promise<AmazonLocation>;
}
