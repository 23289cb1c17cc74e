import { z } from 'zod';
import type { RegistrationRef } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { inBatches } from '../support/batches.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { startSession, type SessionTools } from '../sync/index.ts';
import { applyPlans } from './apply.ts';
import type { InvoiceOutcome } from './outcome.ts';
import { planInvoices, type InvoicePlan } from './plan.ts';
import { readBilled, readDraftInvoices } from './read.ts';
import { invoiceRights } from './rights.ts';
import { roundDrafts, type RoundedDraft } from './rounding/round.ts';

/** Options of `invoices.allocate()`. */
export interface AllocateInvoicesOptions {
  /** Plans everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is written stays. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({ dryRun: z.boolean().optional() });

// Invoices of one write: Odoo's workers are stopped after a minute of work, and one takes some 50 ms.
const batchSize = 100;

/**
 * What became of each draft invoice of the registration's Amazon orders: its lines get their shares of the exact amounts
 * of the sale order lines, so that an order invoiced in parts comes to Amazon's total to the cent.
 *
 * To run between making invoices and posting them. Posted invoices are never touched. Three calls, and for each hundred
 * invoices three. On Odoo 18 and before lines carry no amounts of their own: there a line named *Rounding* without tax
 * gives each invoice its share of the order's total.
 *
 * @throws `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `ABORTED`, `OUTCOME_UNKNOWN` (a lost reply: run it again), or an `ODOO_…` code when the run
 * cannot go on at all.
 * @example
 * for await (const outcome of allocateInvoices(tools, spain)) console.log(outcome.invoiceId, outcome.status);
 */
export async function* allocateInvoices(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  options: AllocateInvoicesOptions = {},
): AsyncGenerator<InvoiceOutcome, void> {
  checkInput('invoices.allocate', inputSchema, options);
  const { dryRun = false, signal } = options;
  const { odoo, emit } = tools;
  const session = await startSession(tools, registrationRef, {
    shape: {},
    rights: invoiceRights,
    dryRun,
    signal,
  });
  const { dialect, registration, scope } = session;
  const { id } = registration;
  const draftIds = await readDraftInvoices(odoo, id, scope);
  let done = 0;
  for (const batch of inBatches(draftIds, batchSize)) {
    throwIfAborted(signal);
    if (!dialect.exactLineTotals) {
      const rounded = await roundDrafts(session, batch);
      done += batch.length;
      emit({ type: 'invoices:done', registrationId: id, done, total: draftIds.length });
      yield* batch.map((invoiceId) => roundedOutcome(invoiceId, rounded, dryRun));
      continue;
    }
    const { saleLines, invoices } = await readBilled(odoo, batch, id, scope);
    const plans = new Map(
      planInvoices(saleLines, invoices, dialect.priceDecimals).map((plan) => [plan.invoiceId, plan]),
    );
    const due = batch.flatMap((invoiceId): InvoicePlan[] => {
      const plan = plans.get(invoiceId);
      return plan && plan.lines.length > 0 ? [plan] : [];
    });
    const applied = dryRun
      ? due.map((plan) => ({ plan, error: undefined }))
      : await applyPlans(odoo, due, scope);
    done += batch.length;
    emit({ type: 'invoices:done', registrationId: id, done, total: draftIds.length });
    const results = new Map(applied.map((result) => [result.plan.invoiceId, result]));
    for (const invoiceId of batch) {
      const result = results.get(invoiceId);
      if (!result) yield { status: 'unchanged', invoiceId, dryRun };
      else if (result.error) yield { status: 'failed', invoiceId, dryRun, error: result.error };
      else yield { status: 'updated', invoiceId, dryRun, lines: result.plan.lines };
    }
  }
}

function roundedOutcome(
  invoiceId: number,
  rounded: readonly RoundedDraft[],
  dryRun: boolean,
): InvoiceOutcome {
  const result = rounded.find((each) => each.invoiceId === invoiceId);
  if (result?.error) return { status: 'failed', invoiceId, dryRun, error: result.error };
  return result?.isChanged === true
    ? { status: 'updated', invoiceId, dryRun, lines: [], rounding: result.amount.toFixed() }
    : { status: 'unchanged', invoiceId, dryRun };
}
