import type { LineDraft, SaleOrderDraft } from '../draft.ts';
import type { OrderChange } from '../outcome.ts';
import type { Target } from '../totals/target.ts';
import type { LineChange } from './lines.ts';

/** How a sale order follows what has changed at Amazon: plain data. */
export interface ChangePlan {
  readonly orderId: string;
  readonly saleOrderId: number;
  /** Locked, and to be written all the same. */
  readonly unlock: boolean;
  /** The whole sale order is to be cancelled. */
  readonly cancel: boolean;
  readonly lines: readonly LineChange[];
  readonly newLines: readonly LineDraft[];
  /** What Amazon now says; undefined when the amounts have not changed, and when it has cancelled the order. */
  readonly draft: SaleOrderDraft | undefined;
  /** What the total has to come to; undefined when no amount is written. */
  readonly target: Target | undefined;
  /** Keys of lines that somebody changed in Odoo, and that stay so. */
  readonly edited: ReadonlySet<string>;
  /** The buyer wants it cancelled, and nobody in Odoo has been told yet. */
  readonly request: { readonly reason: string; readonly userId: number | undefined } | undefined;
  /** For the people who read the order's history in Odoo. */
  readonly note: { readonly subject: string; readonly text: string } | undefined;
  readonly stamp: OrderStamp;
  readonly changes: readonly OrderChange[];
}

/** What is kept on the sale order, so that the next run sees what has changed since. */
export interface OrderStamp {
  /** Whether Amazon ships it itself. */
  readonly isByAmazon: boolean;
  readonly status: string;
  /** ISO 8601, UTC. */
  readonly lastUpdatedAt: string;
  /** Amazon's grand total; of an order that was cancelled after a part was shipped, what is left of it. */
  readonly total: string;
  readonly cancelRequest: string | undefined;
}
