import type { LineTerms, LineTotals } from '../odoo/index.ts';
import type { Decimal } from '../support/money.ts';

/** A line of an Amazon order's sale order. Amounts are Odoo's own, in the currency of the order. */
export interface SaleLineFacts {
  readonly id: number;
  readonly currencyId: number;
  readonly quantity: number;
  /** As Odoo keeps it, with all its decimals. */
  readonly priceUnit: Decimal;
  /** Without tax, for the whole quantity. */
  readonly untaxed: Decimal;
  /** With tax, for the whole quantity. */
  readonly total: Decimal;
  readonly taxIds: readonly number[];
  /** The amounts that the line carries itself, whether they count or not. */
  readonly carried: CarriedTotals | undefined;
}

export type CarriedTotals = LineTotals & LineTerms;

/** A customer invoice or credit note that is not cancelled. */
export interface InvoiceFacts {
  readonly id: number;
  readonly kind: 'invoice' | 'credit note';
  readonly isDraft: boolean;
  readonly currencyId: number;
  /** Decimals of the currency. */
  readonly digits: number;
  readonly untaxed: Decimal;
  readonly total: Decimal;
  /** Without sections and notes. */
  readonly lines: readonly InvoiceLineFacts[];
}

export interface InvoiceLineFacts {
  readonly id: number;
  /** The sale order lines that it bills; one, where Odoo made it. */
  readonly saleLineIds: readonly number[];
  readonly productId?: number | undefined;
  readonly quantity: number;
  readonly priceUnit: Decimal;
  /** Percent. */
  readonly discount: number;
  readonly taxIds: readonly number[];
  readonly untaxed: Decimal;
  readonly total: Decimal;
  readonly carried: CarriedTotals | undefined;
}
