import type { ConnectorError } from '../../support/errors.ts';
import type { Money } from '../../support/money.ts';

interface OutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** Id of the sale order in Odoo. */
  readonly saleOrderId: number;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}

/** An invoice that was made, or would be. */
export interface InvoicedOutcome extends OutcomeBase {
  /** `updated`: an earlier run has made it, and this one has posted it. */
  readonly status: 'created' | 'updated';
  /** Id of the invoice (`account.move`); undefined in a dry run that would make it. */
  readonly invoiceId: number | undefined;
  /** Its number, such as `INV/2026/00001`; undefined for a draft. */
  readonly invoiceName: string | undefined;
  /** `YYYY-MM-DD` */
  readonly invoiceDate: string;
  /** Tax included. */
  readonly total: Money;
  /** Whether all of the order is invoiced with it; undefined for `updated`. */
  readonly isWhole: boolean | undefined;
  /** Whether it is posted; otherwise it is a draft. */
  readonly isPosted: boolean;
  /** Why Amazon reports the tax of the order, such as `MARKETPLACE_FACILITATOR` or `IOSS`; empty where the seller does. */
  readonly taxReportedBy: readonly string[];
  /** What Odoo says of the locked period in which its date lies; undefined where nothing is locked. */
  readonly lockedPeriod: string | undefined;
  /** The day on which Odoo has booked it, `YYYY-MM-DD`, where that is not the invoice date. */
  readonly accountingDate: string | undefined;
}

/** Why an order of which goods were delivered gets no invoice. */
export type NotInvoicedReason =
  /** Amazon invoices it, by its programs or by the registration's `invoicing`. */
  | 'INVOICED_BY_AMAZON'
  /** The taxes of its fiscal position are computed outside Odoo. */
  | 'TAXCLOUD';

/** What became of one order that something is to be invoiced of, or of an earlier draft of it. */
export type CreateInvoiceOutcome =
  | InvoicedOutcome
  | (OutcomeBase & {
      /** The order gets no invoice from this run. */
      readonly status: 'skipped';
      /** Why it gets none. */
      readonly reason: NotInvoicedReason;
    })
  | (OutcomeBase & {
      /** No invoice was made, or a draft is left that was not posted. */
      readonly status: 'failed';
      /** The draft that stays; undefined where none was made. */
      readonly invoiceId: number | undefined;
      /** `INVOICE_REFUSED`, `ORDER_EDITED`, `TOTAL_DIFFERS`, `LOCKED_PERIOD`, or an `ODOO_…` code. */
      readonly error: ConnectorError;
    });
