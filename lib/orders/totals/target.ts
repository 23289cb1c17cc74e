import type { LineDraft, SaleOrderDraft } from '../draft.ts';

/** What a sale order has to come to: a draft, or what is left of an order. */
export interface Target extends Pick<SaleOrderDraft, 'orderId' | 'currency' | 'total'> {
  readonly lines: readonly TargetLine[];
}

/** A line as it has to be: of a draft, or of one that is there. */
export interface TargetLine extends Pick<
  LineDraft,
  'key' | 'orderItemId' | 'quantity' | 'gross' | 'amazonTax' | 'taxIds'
> {
  readonly component: string;
}

/** A sale order that is there, and what it has to come to. */
export interface OrderToSettle {
  readonly saleOrderId: number;
  readonly target: Target;
  /** Keys of lines that somebody changed in Odoo: they are never written. */
  readonly edited: ReadonlySet<string>;
  /** Stays as it is where its stamp tells another total: somebody else made it of what Amazon said at another time. */
  readonly isJustMade?: boolean;
}
