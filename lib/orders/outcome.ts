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
  /** Cancelled at Amazon, and in Odoo as a sale order: this version does not cancel it there. */
  | 'CANCELLED_AT_AMAZON'
  /** From another sales channel; Amazon only ships it. See `nonAmazonOrders`. */
  | 'NON_AMAZON'
  /** Of a marketplace that this registration does not have. */
  | 'MARKETPLACE_FOREIGN'
  /** A status that this version does not know. */
  | 'STATUS_UNKNOWN';

interface OutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}

/** What became of one order in a run. */
export type OrderOutcome =
  | (OutcomeBase & {
      readonly status: 'created';
      /** Id of the sale order; undefined in a dry run. */
      readonly saleOrderId: number | undefined;
      readonly draft: SaleOrderDraft;
    })
  | (OutcomeBase & {
      /** Its total was still to be settled, since the run that made it was cut off. */
      readonly status: 'updated';
      readonly saleOrderId: number;
      readonly draft: SaleOrderDraft;
    })
  | (OutcomeBase & { readonly status: 'unchanged'; readonly saleOrderId: number })
  | (OutcomeBase & { readonly status: 'skipped'; readonly reason: SkipReason; readonly saleOrderId?: number })
  | (OutcomeBase & {
      readonly status: 'failed';
      readonly error: ConnectorError;
      readonly saleOrderId?: number;
    });
