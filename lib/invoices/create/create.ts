import type { RegistrationRef } from '../../registrations/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { startSession, type SessionTools } from '../../sync/index.ts';
import { invoiceOrders } from './apply.ts';
import { findCandidates } from './candidates.ts';
import { invoiceDates } from './dates.ts';
import { finishInvoices } from './finish.ts';
import { checkOptions, type CreateInvoicesOptions } from './options.ts';
import type { CreateInvoiceOutcome } from './outcome.ts';
import { batchSize, type InvoicingSession } from './session.ts';
import { invoiceRights } from '../rights.ts';

/**
 * Invoices what Odoo has delivered of the registration's Amazon orders, each order by itself.
 *
 * Three calls, and for each hundred orders three, or five with posting.
 */
export async function* createInvoices(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  options: CreateInvoicesOptions,
): AsyncGenerator<CreateInvoiceOutcome, void> {
  checkOptions(options);
  const { dryRun = false, signal, post = false } = options;
  const session: InvoicingSession = {
    ...(await startSession(tools, registrationRef, { shape: {}, rights: invoiceRights, dryRun, signal })),
    options,
  };
  const { registration, dialect } = session;
  const candidates = await findCandidates(session);
  const due = candidates.filter(({ leftOut }) => leftOut === undefined);
  const total = candidates.length;
  let done = total - due.length;
  for (const { orderId, saleOrderId, leftOut: reason } of candidates)
    if (reason) yield { status: 'skipped', orderId, saleOrderId, dryRun, reason };

  const terms = {
    priceDecimals: dialect.priceDecimals,
    exactLineTotals: dialect.exactLineTotals,
    roundingProductId: registration.products.rounding ?? 0,
    dateOf: invoiceDates(options, tools.clock.now()),
  };
  const batches = inBatches(due, batchSize);
  // Drafts of earlier runs are posted with the first batch, or by themselves.
  for (const [index, batch] of (batches.length === 0 ? [[]] : batches).entries()) {
    throwIfAborted(signal);
    const invoiced = await invoiceOrders(
      session,
      batch.map(({ saleOrderId }) => saleOrderId),
      terms,
    );
    const outcomes = await finishInvoices(session, invoiced, post && index === 0);
    done += batch.length;
    tools.emit({ type: 'invoices:done', registrationId: registration.id, done, total });
    yield* outcomes;
  }
}
