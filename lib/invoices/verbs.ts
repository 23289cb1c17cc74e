import type { RegistrationRef } from '../registrations/index.ts';
import type { CreateInvoicesOptions } from './create/options.ts';
import type { CreateInvoiceOutcome } from './create/outcome.ts';
import type { InvoiceOutcome } from './outcome.ts';
import type { Refund, RefundOptions } from './refund/input.ts';
import type { RefundOutcome } from './refund/outcome.ts';
import type { AllocateInvoicesOptions } from './allocate.ts';

/** The verbs of `connector.invoices`. */
export interface Invoices {
  /**
   * Invoices what Odoo has delivered of the registration's Amazon orders: one draft for each order, with its share of what
   * Amazon charged to the cent. With `post: true` it posts them, and drafts that an earlier run has made.
   *
   * Gives an outcome for each order of which something is to be invoiced. Several workers may run it at once, and a run that
   * was cut off is run again: nothing is invoiced twice. An order that Odoo refuses fails alone, with Odoo's words
   * (`INVOICE_REFUSED`). Eight calls for a hundred orders, posting included.
   *
   * @throws `CONFIGURATION_INVALID`, `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`,
   * `ABORTED`, `OUTCOME_UNKNOWN` (a lost reply: run it again), or an `ODOO_…` code when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.invoices.create(spain, { post: true })) {
   *   if (outcome.status === 'created') console.log(outcome.orderId, outcome.invoiceName, outcome.total.amount);
   * }
   */
  create(registration: RegistrationRef, options?: CreateInvoicesOptions): AsyncIterable<CreateInvoiceOutcome>;
  /**
   * What became of each draft invoice of the registration's Amazon orders: its lines get their shares of what the order
   * lines amount to at Amazon, so that an order invoiced in parts comes to Amazon's total to the cent.
   *
   * To run after invoices are made and before they are posted; a posted invoice is never touched. A second run changes
   * nothing. On Odoo 18 and before, where lines carry no amounts of their own, a line named *Rounding* without tax gives
   * each invoice its share.
   *
   * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`, `OUTCOME_UNKNOWN` (a
   * lost reply: run it again), or an `ODOO_…` code when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.invoices.allocate(spain)) console.log(outcome.invoiceId, outcome.status);
   */
  allocate(registration: RegistrationRef, options?: AllocateInvoicesOptions): AsyncIterable<InvoiceOutcome>;
  /**
   * The former name of `allocate`.
   *
   * @deprecated Use `allocate`: *settlement* is Amazon's statement alone.
   */
  settle(registration: RegistrationRef, options?: AllocateInvoicesOptions): AsyncIterable<InvoiceOutcome>;

  /**
   * Makes credit notes for what Amazon refunded, each once: yields what became of each refund, in order.
   *
   * A credit note takes back from the oldest invoice that has enough left on the line; a refund over several invoices
   * makes one for each. It has the invoice's partner, journal, accounts and taxes, and comes to the refunded amount to the
   * cent. It is made while the invoice is a draft too, and posted by a later run once the invoice is.
   *
   * Only units that came back in Odoo are taken off the sale order line. Money without a return leaves the line as it is,
   * so that nothing is billed again; when the goods come back later, the line is delivered less than invoiced, which
   * bills nothing either.
   *
   * Posting reconciles a credit note with its invoice where that is open. The credit note of a paid invoice stays open
   * until it is paid out. What a person changes in a credit note, cancels or posts stays so; a deleted one is made again.
   *
   * @throws `CONFIGURATION_INVALID`, `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`,
   * `ABORTED`, or an `ODOO_…` code when the run cannot go on at all. Outcomes that failed carry `REFUND_UNMATCHED`,
   * `REFUND_EXCEEDS_INVOICED`, `REFUND_DIFFERS`, `TOTAL_DIFFERS`, `OUTCOME_UNKNOWN`, or Odoo's refusal.
   * @example
   * const refunds = [
   *   {
   *     orderId: '111-1111111-1111111',
   *     ref: 'R-1',
   *     refundedAt: '2026-11-20T10:00:00Z',
   *     lines: [{ sku: 'MUG', kind: 'item', amount: '10.00', quantity: 1 }],
   *   },
   * ] as const;
   * for await (const outcome of connector.invoices.refund(spain, refunds, { post: true }))
   *   console.log(outcome.orderId, outcome.ref, outcome.status);
   */
  refund(
    registration: RegistrationRef,
    refunds: readonly Refund[],
    options?: RefundOptions,
  ): AsyncIterable<RefundOutcome>;
}
