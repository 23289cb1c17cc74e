/** A journal for payments of Amazon, by ids in Odoo. */
export interface PaymentJournal {
  /** For `payments.register` and the others; undefined in a dry run of one to make. */
  readonly journalId: number | undefined;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The journal's own account: what Amazon has and has not paid out yet (`account.account`). */
  readonly intermediaryAccountId: number | undefined;
  /** Where incoming payments wait for their batch to be deposited. */
  readonly outstandingReceiptsId: number | undefined;
  /** The same for outgoing ones. */
  readonly outstandingPaymentsId: number | undefined;
  /** Whether incoming payments have the method *Batch Deposit*, which comes with Odoo Enterprise. */
  readonly batchDeposit: boolean;
  /** Whether this call made it. */
  readonly created: boolean;
  /** `true` when nothing was written. */
  readonly dryRun: boolean;
}
