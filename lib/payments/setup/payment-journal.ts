/** A journal for payments of Amazon, by ids in Odoo. */
export interface PaymentJournal {
  /** For `payments.register` and the others; 0 in a dry run of one to make. */
  readonly journalId: number;
  /** Its name in Odoo. */
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The journal's own account (`account.account`): what Amazon has and has not paid out yet. Undefined in such a dry run. */
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
