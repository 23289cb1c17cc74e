import type { Decimal } from '../../support/money.ts';
import type { InvoiceFacts, SaleLineFacts } from '../facts.ts';

/** An order as roundings see it: what it and its lines come to, and what bills it. */
export interface RoundedOrder {
  readonly id: number;
  /** With tax. */
  readonly total: Decimal;
  /** Decimals of the currency. */
  readonly digits: number;
  readonly lines: readonly RoundedLine[];
  /** Those that are not cancelled, and credit notes. */
  readonly invoices: readonly InvoiceFacts[];
}

export interface RoundedLine extends SaleLineFacts {
  /** Odoo's: `line_section`, `line_subsection` or `line_note`; undefined for what has a price. */
  readonly displayType: string | undefined;
  /** What it stands for at Amazon; undefined: somebody added it. */
  readonly component: string | undefined;
  /** What the buyer paid for it by Amazon's words, tax included; undefined where that is not known. */
  readonly atAmazon: Decimal | undefined;
}

/** What roundings depend on beside their orders. */
export interface RoundingTerms {
  /** Decimals with which Odoo keeps unit prices. */
  readonly priceDecimals: number;
  /** Product of lines named *Rounding*. */
  readonly productId: number;
}

/** What the line named *Rounding* of a draft invoice is to come to. */
export interface RoundingPlan {
  readonly invoiceId: number;
  /** What the invoice is to come to. */
  readonly total: Decimal;
  /** On the line: without tax, negative where less than Odoo's sum is to be paid. */
  readonly amount: Decimal;
  /** What stands there now. */
  readonly current: Decimal;
  /** The line that is there, and is written. */
  readonly line: { readonly id: number; readonly isLinked: boolean } | undefined;
  /** All such lines that are there. */
  readonly lineIds: readonly number[];
  /** Whether `amount` is no more than what roundings come to. */
  readonly isRounding: boolean;
}
