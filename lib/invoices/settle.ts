import { readDialect, type OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { inBatches } from '../support/batches.ts';
import { applyPlans } from './apply.ts';
import type { InvoiceOutcome } from './outcome.ts';
import { planInvoices, type InvoicePlan } from './plan.ts';
import { readBilled, readDraftInvoices } from './read.ts';

export interface SettleInvoicesOptions {
  /** Plans everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is settled stays. */
  readonly signal?: AbortSignal;
}

// Invoices of one write: Odoo's workers are stopped after a minute of work, and one takes some 50 ms.
const batchSize = 100;

/**
 * What became of each draft invoice of the registration's Amazon orders: its lines get their shares of the exact amounts
 * of the sale order lines, so that an order invoiced in parts comes to Amazon's total to the cent.
 *
 * To run between making invoices and posting them. Posted invoices are never touched. Two calls, and for each hundred
 * invoices three. On Odoo 18 and before lines carry no amounts of their own: there is nothing to settle, and no outcome.
 *
 * @throws `NOT_INSTALLED`, `ABORTED`, `OUTCOME_UNKNOWN` (a lost reply: run it again), or an `ODOO_…` code when the run
 * cannot go on at all.
 * @example
 * for await (const outcome of settleInvoices(odoo, spain)) console.log(outcome.invoiceId, outcome.status);
 */
export async function* settleInvoices(
  odoo: OdooPort,
  { id, companyId }: Pick<Registration, 'id' | 'companyId'>,
  { dryRun = false, signal }: SettleInvoicesOptions = {},
): AsyncGenerator<InvoiceOutcome, void> {
  const call = { companyId, signal };
  const { exactLineTotals, priceDecimals } = await readDialect(odoo, { signal });
  if (!exactLineTotals) return;
  const draftIds = await readDraftInvoices(odoo, id, call);
  for (const batch of inBatches(draftIds, batchSize)) {
    throwIfAborted(signal);
    const { saleLines, invoices } = await readBilled(odoo, batch, id, call);
    const plans = new Map(
      planInvoices(saleLines, invoices, priceDecimals).map((plan) => [plan.invoiceId, plan]),
    );
    const due = batch.flatMap((invoiceId): InvoicePlan[] => {
      const plan = plans.get(invoiceId);
      return plan && plan.lines.length > 0 ? [plan] : [];
    });
    const applied = dryRun
      ? due.map((plan) => ({ plan, error: undefined }))
      : await applyPlans(odoo, due, call);
    const results = new Map(applied.map((result) => [result.plan.invoiceId, result]));
    for (const invoiceId of batch) {
      const result = results.get(invoiceId);
      if (!result) yield { status: 'unchanged', invoiceId, dryRun };
      else if (result.error) yield { status: 'failed', invoiceId, dryRun, error: result.error };
      else yield { status: 'updated', invoiceId, dryRun, lines: result.plan.lines };
    }
  }
}
