import type { RoundedLine, RoundedOrder } from '../rounding/facts.ts';

/** A sale order of which something may be invoiced, as it now is in Odoo. */
export interface OrderFacts extends RoundedOrder {
  readonly name: string;
  /** Amazon's order id. */
  readonly orderId: string;
  readonly currencyId: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Whether Amazon says that all of it was shipped. */
  readonly isShipped: boolean;
  /** When the last goods left: Odoo's datetime, UTC. */
  readonly deliveredAt: string | undefined;
  /** Why Amazon reports its tax. */
  readonly taxReportedBy: readonly string[];
  /** What an invoice takes over as it is, by the names of `account.move`. */
  readonly header: Readonly<Record<string, unknown>>;
  /** In the order in which they stand. */
  readonly lines: readonly OrderLineFacts[];
}

export interface OrderLineFacts extends RoundedLine {
  /** Amazon's order item id; undefined for what belongs to the whole order. */
  readonly itemRef: string | undefined;
  /** Whether Odoo delivers it: not so services. */
  readonly isGoods: boolean;
  readonly isDownPayment: boolean;
  readonly delivered: number;
  readonly invoiced: number;
  /** By Odoo's own words. */
  readonly toInvoice: number;
  /** Percent. */
  readonly discount: number;
  /** What an invoice line takes over as it is, by the names of `account.move.line`. */
  readonly values: Readonly<Record<string, unknown>>;
}
