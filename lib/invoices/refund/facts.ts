import type { Decimal } from '../../support/money.ts';
import type { CarriedTotals } from '../facts.ts';

/** A sale order of Amazon with what bills it and what was refunded of it. */
export interface RefundedOrder {
  /** Id of the sale order. */
  readonly id: number;
  /** Amazon's order id. */
  readonly orderId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Id in Odoo. */
  readonly currencyId: number;
  /** Decimals of the currency. */
  readonly digits: number;
  readonly lines: readonly RefundedSaleLine[];
  /** Invoice lines that bill its lines, oldest first; posted and draft invoices. */
  readonly billed: readonly BilledLine[];
  /** Its credit notes, oldest first; cancelled ones too. */
  readonly notes: readonly CreditNoteFacts[];
}

export interface RefundedSaleLine {
  readonly id: number;
  /** What it was paid for, such as `shipping`. */
  readonly component: string;
  readonly orderItemId: string | undefined;
  readonly sku: string | undefined;
  /**
   * Units that a credit note may take back without Odoo billing them again: those that are invoiced beyond what is
   * delivered, and beyond what Odoo has to invoice.
   */
  readonly returned: number;
}

/** What a credit note has from its invoice; ids in Odoo. */
export interface InvoiceTerms {
  readonly id: number;
  readonly isDraft: boolean;
  readonly currencyId: number;
  readonly partnerId: number;
  readonly shippingId: number | undefined;
  readonly journalId: number;
  readonly fiscalPositionId: number | undefined;
}

export interface BilledLine {
  readonly id: number;
  readonly saleLineId: number;
  readonly invoice: InvoiceTerms;
  readonly name: string;
  readonly productId: number | undefined;
  /** Whether its product is a service, which has no cost in stock. */
  readonly isService: boolean;
  readonly unitId: number | undefined;
  readonly accountId: number | undefined;
  readonly taxIds: readonly number[];
  readonly quantity: number;
  readonly priceUnit: Decimal;
  /** Percent. */
  readonly discount: number;
  /** Negative for discounts. */
  readonly untaxed: Decimal;
  /** With tax; negative for discounts. */
  readonly total: Decimal;
  readonly carried: CarriedTotals | undefined;
}

export interface CreditNoteFacts {
  readonly id: number;
  readonly state: 'draft' | 'posted' | 'cancel';
  /** Amazon's id of the refund; undefined for one that a person made. */
  readonly ref: string | undefined;
  /** Whether it names the order by Amazon's id. */
  readonly namesOrder: boolean;
  /** What it was made for; undefined for one that a person made. */
  readonly memo: RefundMemo | undefined;
  readonly reversedId: number | undefined;
  readonly total: Decimal;
  /** `YYYY-MM-DD`. */
  readonly invoiceDate: string | undefined;
  /** The accounting date, `YYYY-MM-DD`. */
  readonly date: string | undefined;
  /** Odoo's words about a period that is locked. */
  readonly lockMessage: string | undefined;
  readonly lines: readonly CreditedLine[];
}

export interface CreditedLine {
  readonly saleLineIds: readonly number[];
  readonly productId: number | undefined;
  readonly quantity: number;
  readonly untaxed: Decimal;
  readonly total: Decimal;
}

/** What a credit note was made for, as it is kept on it (`x_amazon_refund_lines`, JSON). */
export interface RefundMemo {
  /** The lines of the refund, in words, sorted. */
  readonly asked: readonly string[];
  readonly lines: readonly RefundMemoLine[];
}

export interface RefundMemoLine {
  /** Id of the sale order line. */
  readonly saleLine: number;
  /** Id of the invoice line. */
  readonly invoiceLine: number;
  /** With tax; negative for discounts. */
  readonly amount: string;
}
