import type { ConnectorError } from '../../support/errors.ts';

/** A credit note of a refund. */
export interface RefundCreditNote {
  /** Id of the credit note (`account.move`); undefined in a dry run that would make it. */
  readonly creditNoteId: number | undefined;
  /** Id of the invoice that it takes back from. */
  readonly invoiceId: number | undefined;
  /** As in Odoo; `cancel` for one that a person has cancelled. A dry run plans drafts. */
  readonly state: 'draft' | 'posted' | 'cancel';
  /** What it comes to with tax: a decimal string in the order's currency. */
  readonly amount: string;
  /**
   * Set on a draft that cannot be posted yet, since its invoice is a draft: Odoo would not reconcile the two. A later run
   * with `post` posts it.
   */
  readonly waitsForInvoice?: true;
  /**
   * Set where the refund states a tax that its lines cannot carry (Odoo 18 and before): they are taxed by their rates, and the
   * amount with tax is right all the same.
   */
  readonly taxByRate?: true;
  /** The accounting date, `YYYY-MM-DD`, where Odoo moved it out of a locked period. */
  readonly accountingDate?: string;
  /** Odoo's words on a draft whose accounting date will move, since its period is locked. */
  readonly lockMessage?: string;
}

/** Why a refund has no credit note. */
export type RefundSkip =
  /** Nothing bills what was refunded yet: a later run makes the credit note. */
  | 'NOT_INVOICED'
  /** A person has cancelled its credit note in Odoo. Deleted, it is made again. */
  | 'CREDIT_NOTE_CANCELLED';

/** What became of one refund. */
export type RefundOutcome =
  | (RefundOutcomeBase & {
      /** Its credit notes were made, one for each invoice; posted too, where that was asked for and possible. */
      readonly status: 'created';
      /** Those that were made, or would be. */
      readonly creditNotes: readonly RefundCreditNote[];
    })
  | (RefundOutcomeBase & {
      /** Its credit notes were there as drafts, and are posted now. */
      readonly status: 'posted';
      /** All of the refund; one that waits for its invoice is still a draft. */
      readonly creditNotes: readonly RefundCreditNote[];
    })
  | (RefundOutcomeBase & {
      /** Its credit notes are there; nothing was written. */
      readonly status: 'unchanged';
      /** Those that are there. */
      readonly creditNotes: readonly RefundCreditNote[];
    })
  | (RefundOutcomeBase & {
      /** It has no credit note, or a cancelled one; nothing was written. */
      readonly status: 'skipped';
      /** Why it was skipped. */
      readonly reason: RefundSkip;
    })
  | (RefundOutcomeBase & {
      /** It has no place in Odoo, differs from what was made for it, or was refused by Odoo. */
      readonly status: 'failed';
      /**
       * `REFUND_UNMATCHED`, `REFUND_EXCEEDS_INVOICED`, `REFUND_DIFFERS`, `TOTAL_DIFFERS`, `OUTCOME_UNKNOWN`, or an `ODOO_…`
       * code.
       */
      readonly error: ConnectorError;
      /** Those that are there all the same. */
      readonly creditNotes: readonly RefundCreditNote[];
    });

interface RefundOutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** Amazon's id of the refund. */
  readonly ref: string;
  /** Id of the sale order; undefined where there is none. */
  readonly saleOrderId: number | undefined;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}
