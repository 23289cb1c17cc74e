import type { RegistrationRef } from '../registrations/index.ts';
import type { InvoiceOutcome } from './outcome.ts';
import type { SettleInvoicesOptions } from './settle.ts';

/** The verbs of `connector.invoices`. */
export interface Invoices {
  /**
   * What became of each draft invoice of the registration's Amazon orders: its lines get their shares of what the order
   * lines amount to at Amazon, so that an order invoiced in parts comes to Amazon's total to the cent.
   *
   * To run after invoices are made and before they are posted; a posted invoice is never touched. A second run changes
   * nothing. On Odoo 18 and before there is nothing to settle, since lines carry no amounts of their own.
   *
   * @throws `NOT_INSTALLED`, `ABORTED`, `OUTCOME_UNKNOWN` (a lost reply: run it again), or an `ODOO_…` code when the run
   * cannot go on at all.
   * @example
   * for await (const outcome of connector.invoices.settle(spain)) console.log(outcome.invoiceId, outcome.status);
   */
  settle(registration: RegistrationRef, options?: SettleInvoicesOptions): AsyncIterable<InvoiceOutcome>;
}
