import type { ConnectorError } from '../support/errors.ts';
import type { SaleOrderDraft } from './draft.ts';

/** Why an order was left alone. */
export type SkipReason =
  /** Not ready: Amazon still checks payment or stock. It comes back when its status changes. */
  | 'PENDING'
  /** FBM, and already shipped when the connector first saw it. */
  | 'SHIPPED_BEFORE_IMPORT'
  /** FBA, and not shipped yet: Amazon may still change it. */
  | 'NOT_SHIPPED_YET'
  /** Cancelled before it was ever imported: nothing was created, nothing is to be cancelled. */
  | 'CANCELLED_BEFORE_IMPORT'
  /** Its sale order was cancelled in Odoo, but Amazon still waits for it: cancel it there too, or let the registration tell. */
  | 'CANCELLED_IN_ODOO'
  /** From another sales channel; Amazon only ships it. See `nonAmazonOrders`. */
  | 'NON_AMAZON'
  /** Of a marketplace that this registration does not have. */
  | 'MARKETPLACE_FOREIGN'
  /** All its items have quantity 0, and nothing is charged: there is nothing to deliver and nothing to pay. */
  | 'NOTHING_ORDERED'
  /** A status that this version does not know. */
  | 'STATUS_UNKNOWN';

/** What was changed on a sale order that was there. */
export type OrderChange =
  /** Amazon's status, as the sale order shows it. */
  | 'status'
  /** Quantities went down, on lines and picking. */
  | 'quantities'
  /** Amounts alone. */
  | 'amounts'
  /** A total that a run which was cut off had left open. */
  | 'total'
  /** Cancelled at Amazon after a part was shipped: that part stays, the rest is cancelled, the sale order is not. */
  | 'remainder_cancelled'
  /** What Amazon has shipped has left the Amazon location in Odoo. */
  | 'moved'
  /** Linked to the sale order that it replaces. */
  | 'origin'
  /** The sale order was locked, and is not any more. */
  | 'unlocked'
  /** The buyer asks for a cancellation: an activity on the sale order tells; nothing is cancelled by itself. */
  | 'cancellation_requested'
  /** A cancellation in Odoo was told to Amazon, and Amazon has accepted the feed. */
  | 'cancellation_told';

interface OutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}

/** What became of one order in a run. */
export type OrderOutcome =
  | (OutcomeBase & {
      /** The sale order was made by this run; in a dry run, it would be. */
      readonly status: 'created';
      /** Id of the sale order; undefined in a dry run. */
      readonly saleOrderId: number | undefined;
      /** What the sale order was planned with. */
      readonly draft: SaleOrderDraft;
    })
  | (OutcomeBase & {
      /** The sale order follows a change at Amazon, or was finished after a run that was cut off. */
      readonly status: 'updated';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
      /** What was changed; in a dry run, what would be. */
      readonly changes: readonly OrderChange[];
    })
  | (OutcomeBase & {
      /** Cancelled at Amazon, and now in Odoo, with its open pickings and draft invoices. */
      readonly status: 'cancelled';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
      /** What else was changed, such as `status` and `unlocked`. */
      readonly changes: readonly OrderChange[];
    })
  | (OutcomeBase & {
      /** The order is in Odoo, and there is nothing to change; or another run made it at the same time. */
      readonly status: 'unchanged';
      /** Id of the sale order in Odoo. */
      readonly saleOrderId: number;
    })
  | (OutcomeBase & {
      /** The order was left alone in this run. */
      readonly status: 'skipped';
      /** Why it was left alone. */
      readonly reason: SkipReason;
      /** Id of the sale order in Odoo; only with `CANCELLED_IN_ODOO`. */
      readonly saleOrderId?: number;
    })
  | (OutcomeBase & {
      /** This order alone could not be processed. Outside a dry run it is parked in Odoo and tried again. */
      readonly status: 'failed';
      /** What went wrong, with a stable `code`. */
      readonly error: ConnectorError;
      /** Set where the order is in Odoo: what failed came after, such as its stock move (FBA) or a change. */
      readonly saleOrderId?: number;
    });
