import type { LineTerms, LineTotals } from '../odoo/index.ts';
import type { Decimal } from '../support/money.ts';

/** A line of an Amazon order's sale order. Amounts are Odoo's own, in the currency of the order. */
export interface SaleLineFacts {
  /** Id of the sale order line (`sale.order.line`). */
  readonly id: number;
  /** Id of the order's currency (`res.currency`). */
  readonly currencyId: number;
  /** Units ordered. */
  readonly quantity: number;
  /** As Odoo keeps it, with all its decimals. */
  readonly priceUnit: Decimal;
  /** Without tax, for the whole quantity. */
  readonly untaxed: Decimal;
  /** With tax, for the whole quantity. */
  readonly total: Decimal;
  /** Ids of its taxes (`account.tax`). */
  readonly taxIds: readonly number[];
  /** The amounts that the line carries itself, whether they count or not. */
  readonly carried: CarriedTotals | undefined;
}

/** Amounts that a line carries itself (`extra_tax_data`, Odoo 19), and the terms on which they count. */
export type CarriedTotals = LineTotals & LineTerms;

/** A customer invoice or credit note that is not cancelled. */
export interface InvoiceFacts {
  /** Id of the invoice (`account.move`). */
  readonly id: number;
  /** Odoo's `out_invoice` or `out_refund` (`move_type`). */
  readonly kind: 'invoice' | 'credit note';
  /** Otherwise it is posted. */
  readonly isDraft: boolean;
  /** Id of its currency (`res.currency`). */
  readonly currencyId: number;
  /** Decimals of the currency. */
  readonly digits: number;
  /** Without tax, as Odoo sums it up; positive for a credit note too. */
  readonly untaxed: Decimal;
  /** With tax, as Odoo sums it up; positive for a credit note too. */
  readonly total: Decimal;
  /** Without sections and notes. */
  readonly lines: readonly InvoiceLineFacts[];
}

/** A line of such an invoice. Amounts are in the invoice's currency. */
export interface InvoiceLineFacts {
  /** Id of the invoice line (`account.move.line`). */
  readonly id: number;
  /** The sale order lines that it bills; one, where Odoo made it. */
  readonly saleLineIds: readonly number[];
  /** Id of its product (`product.product`); undefined without one. */
  readonly productId?: number | undefined;
  /** Units billed; positive on a credit note too. */
  readonly quantity: number;
  /** As Odoo keeps it, with all its decimals. */
  readonly priceUnit: Decimal;
  /** Percent. */
  readonly discount: number;
  /** Ids of its taxes (`account.tax`). */
  readonly taxIds: readonly number[];
  /** Without tax, for the whole quantity. */
  readonly untaxed: Decimal;
  /** With tax, for the whole quantity. */
  readonly total: Decimal;
  /** The amounts that the line carries itself, whether they count or not; undefined without any. */
  readonly carried: CarriedTotals | undefined;
}
