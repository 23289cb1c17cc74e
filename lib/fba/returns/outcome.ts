import type { ConnectorError } from '../../support/errors.ts';
import type { TodayReason } from '../moves/date.ts';

/** What became of one return in a run: one row of Amazon's report. */
export type FbaReturnOutcome =
  | (OutcomeBase & {
      /** The units are back in Odoo. */
      readonly status: 'returned';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
      /** The picking by which they came back; undefined in a dry run that would make one. */
      readonly pickingId: number | undefined;
      /** Set where the moves have the date of the run, although Amazon received the units before. */
      readonly datedToday?: TodayReason;
    })
  | (OutcomeBase & {
      /** They came back in an earlier run. */
      readonly status: 'unchanged';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
      /** The picking by which they came back. */
      readonly pickingId: number;
    })
  | (OutcomeBase & {
      /** Nothing comes back for it. */
      readonly status: 'skipped';
      /** Why. */
      readonly reason: FbaReturnSkip;
      /** Undefined for an unknown order. */
      readonly saleOrderId: number | undefined;
    })
  | (OutcomeBase & {
      /** It is parked as a problem of the kind `fba_return`. */
      readonly status: 'failed';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
      /** An open picking that a person can complete, where there is one. */
      readonly pickingId: number | undefined;
      /** What is wrong, and what a person can do. */
      readonly error: ConnectorError;
    });

/** Why nothing comes back for a return. */
export type FbaReturnSkip =
  /** The registration has no sale order for it, or not yet: it is looked at again while the reports overlap. */
  | 'ORDER_UNKNOWN'
  /** Amazon received the goods, but the seller had shipped them. */
  | 'NOT_FBA'
  /** Odoo has the product as a service, of which nothing has left by stock moves. */
  | 'SERVICE'
  /** A person has cancelled its picking in Odoo. */
  | 'PICKING_CANCELLED';

interface OutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** The seller's SKU. */
  readonly sku: string;
  /** Units, as Amazon states them. */
  readonly quantity: number;
  /** In what state Amazon found them, such as `SELLABLE`. */
  readonly disposition: string | undefined;
  /** Amazon's number of this one unit. */
  readonly licensePlate: string | undefined;
  /** `true` when nothing was written. */
  readonly dryRun: boolean;
}
