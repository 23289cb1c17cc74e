import type { RegistrationRef } from '../registrations/index.ts';
import type { BatchPayment } from './batch/batch.ts';
import type { BatchInput } from './batch/input.ts';
import type { BatchRef, ValidateBatchOptions } from './batch/validate-batch.ts';
import type { PayoutInput } from './payout/input.ts';
import type { Payout } from './payout/payout.ts';
import type { PaymentInput } from './register/input.ts';
import type { PaymentOutcome } from './register/outcome.ts';
import type { PaymentJournal } from './setup/payment-journal.ts';
import type { PaymentSetupOptions } from './setup/setup.ts';

/** The verbs of `connector.payments`. */
export interface Payments {
  /**
   * Makes the bank journal *Amazon Payments* of the registration's company, once: with an intermediary account of its own,
   * which stands for what Amazon has and has not paid out, with outstanding accounts, and with the method *Batch Deposit*
   * where Odoo has it. Notes it as the registration's payment journal, where that has none. A journal that is there
   * already (`journalId`, or that of the registration) is checked and left as it is.
   *
   * A registration whose marketplaces have several currencies needs a journal for each: call it with `currency`. Needs a
   * user in the group Invoicing / Administrator.
   *
   * @throws `RIGHTS_MISSING`, `JOURNAL_UNFIT` with every complaint at once (such as no outstanding account),
   * `CONFIGURATION_INVALID`, `CURRENCY_UNAVAILABLE`, `REGISTRATION_UNKNOWN`, `NOT_INSTALLED`, or an `ODOO_…` code.
   * @example
   * const { journalId } = await administrator.payments.setup(spain);
   */
  setup(registration: RegistrationRef, options?: PaymentSetupOptions): Promise<PaymentJournal>;
  /**
   * Pays posted customer invoices, credit notes and vendor bills through a payment journal: one payment each, in its own
   * direction, posted and matched with its invoice. The outcomes come as the batches are done.
   *
   * What is paid is told by the residual: paid ones are `unchanged`, so a second call pays nothing. A payment of the invoice
   * that was drafted, or posted and not matched, is taken instead of a second one (`updated`); where it cannot be, the
   * invoice is skipped with `PAYMENT_PENDING`. A part of an invoice is paid under a `ref`, once.
   *
   * Each hundred payments are one transaction: made, posted and matched, or not there at all. Several processes may pay the
   * same invoices. One that Odoo refuses fails alone.
   *
   * @throws `LOCKED_PERIOD` where Odoo would book on another day than `date`, `JOURNAL_UNFIT`, `CONFIGURATION_INVALID`,
   * `RIGHTS_MISSING`, `NOT_INSTALLED`, `INSTALL_OUTDATED`, `OUTCOME_UNKNOWN` (replies were lost: run it again), `ABORTED`, or an
   * `ODOO_…` code when the run cannot go on at all.
   * @example
   * const month = { registration: spain, until: '2026-11-30', date: '2026-11-30' };
   * for await (const one of connector.payments.register(month)) console.log(one.invoiceName, one.status);
   */
  register(input: PaymentInput): AsyncIterable<PaymentOutcome>;
  /**
   * Puts payments into one batch, once for its name: a second call with the same payments finds it, with others it is
   * refused. Where Odoo Enterprise's own batch payments are installed, one of these is made with it.
   *
   * @throws `PAYMENT_UNFIT` naming each payment that is of another journal, company, currency or direction, not posted, in
   * another batch or matched with a bank transaction; `BATCH_DIFFERS` (other payments, or another direction, under that name), `JOURNAL_UNFIT`, `CONFIGURATION_INVALID`, `RIGHTS_MISSING`, `NOT_INSTALLED`, or
   * an `ODOO_…` code. Nothing is written then.
   * @example
   * await connector.payments.createBatch({ journalId, name: 'Amazon 2026-11', date: '2026-11-30', invoices });
   */
  createBatch(input: BatchInput): Promise<BatchPayment>;
  /**
   * Books the deposit of a batch: one bank transaction in the journal of the payments takes their sum from the outstanding
   * account to the intermediary account, and is matched with all of them, on the day of the batch
   * or on `date`. A second call changes nothing.
   *
   * @throws `BATCH_UNKNOWN`, `BATCH_DIFFERS` (no payments left in it, or the deposit was undone in Odoo), `PAYMENT_UNFIT`
   * naming those that are not posted, or matched already; `LOCKED_PERIOD`, `JOURNAL_UNFIT`, `RIGHTS_MISSING`, `NOT_INSTALLED`, or an
   * `ODOO_…` code.
   * @example
   * const { amount, depositLineId } = await connector.payments.validateBatch({ journalId, name: 'Amazon 2026-11' });
   */
  validateBatch(batch: BatchRef, options?: ValidateBatchOptions): Promise<BatchPayment>;
  /**
   * Credits the intermediary account with what came in on the bank account, and matches it with the deposits of the
   * batches: a bank transaction that is in Odoo (`bankLineId`), or one to record (`received`; two of one day
   * and amount for the same batches are told by their `reference`). A second call changes nothing. One that was undone in
   * Odoo is taken again.
   *
   * What is missing stays open and is shown as `difference`; it is written off only to the account named and up to its
   * limit. What Amazon kept back for its fees is a batch of outgoing payments: name it beside the incoming one.
   * Where that is more, Amazon takes money, and the bank transaction is below zero.
   *
   * @throws `PAYOUT_EXCEEDS_BATCH`, `BATCH_UNKNOWN`, `BATCH_DIFFERS` (not validated, or nothing open), `BANK_LINE_UNFIT`,
   * `JOURNAL_UNFIT`, `LOCKED_PERIOD`, `CONFIGURATION_INVALID`, `RIGHTS_MISSING`, `NOT_INSTALLED`, or an `ODOO_…` code. Nothing is written then.
   * @example
   * await connector.payments.creditPayout({ journalId, batches: ['Amazon 2026-11', 'Amazon fees 2026-11'], bankLineId });
   */
  creditPayout(input: PayoutInput): Promise<Payout>;
}
