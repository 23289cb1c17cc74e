import { actApart, withoutTracking } from '../../odoo/index.ts';
import { createUnlessChanged } from '../../registrations/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { planInvoice, type InvoiceDraft, type PlanTerms } from './plan.ts';
import { readOrders } from './read.ts';
import { guardsFor, invoiceRecord } from './records.ts';
import type { InvoicingSession } from './session.ts';

/** What became of the orders of a batch; of those of which nothing was to be invoiced, nothing. */
export interface InvoicedBatch {
  readonly made: readonly MadeInvoice[];
  readonly failed: readonly FailedOrder[];
}

export interface MadeInvoice {
  readonly draft: InvoiceDraft;
  /** Undefined in a dry run. */
  readonly invoiceId: number | undefined;
}

export interface FailedOrder {
  readonly orderId: string;
  readonly saleOrderId: number;
  readonly error: ConnectorError;
}

// Who loses against another worker finds nothing to invoice when it looks again.
const mostRounds = 4;

/**
 * Makes the invoices of these orders, all in one transaction; where Odoo refuses that, those that it does not mind. Two
 * calls; two more where another worker was faster, or a reply was lost: then it looks again at what is there.
 */
export async function invoiceOrders(
  session: InvoicingSession,
  saleOrderIds: readonly number[],
  terms: PlanTerms,
): Promise<InvoicedBatch> {
  const made: MadeInvoice[] = [];
  const failed: FailedOrder[] = [];
  const unsure = new Map<number, InvoiceDraft>();
  let open = saleOrderIds;
  let last: ConnectorError | undefined;
  for (let round = 0; open.length > 0; round += 1) {
    if (round === mostRounds) throw last ?? racing();
    const drafts: InvoiceDraft[] = [];
    for (const order of await readOrders(session, open)) {
      const sent = unsure.get(order.id);
      const before = new Set(sent?.order.invoices.map(({ id }) => id));
      const arrived = sent && order.invoices.find(({ id, kind }) => kind === 'invoice' && !before.has(id));
      if (arrived) made.push({ draft: sent, invoiceId: arrived.id });
      const planned = arrived ? undefined : planInvoice(order, terms);
      if (planned?.draft) drafts.push(planned.draft);
      if (planned?.error) failed.push({ ...of(order), error: planned.error });
    }
    if (session.dryRun) return { made: drafts.map((draft) => ({ draft, invoiceId: undefined })), failed };
    const sent = await create(session, drafts);
    made.push(...sent.made);
    failed.push(...sent.failed);
    for (const draft of sent.unsure) unsure.set(draft.order.id, draft);
    last = sent.error ?? last;
    open = [...sent.unsure, ...sent.overtaken].map(({ order }) => order.id);
  }
  return { made, failed };
}

interface Sent extends InvoicedBatch {
  /** Whether they were made is not known. */
  readonly unsure: readonly InvoiceDraft[];
  /** Not made, since their orders have changed. */
  readonly overtaken: readonly InvoiceDraft[];
  readonly error: ConnectorError | undefined;
}

async function create(session: InvoicingSession, drafts: readonly InvoiceDraft[]): Promise<Sent> {
  const { tools, guardedActionId, options, scope } = session;
  const made: MadeInvoice[] = [];
  const unsure: InvoiceDraft[] = [];
  const overtaken: InvoiceDraft[] = [];
  let error: ConnectorError | undefined;

  const send = async (part: readonly InvoiceDraft[]): Promise<void> => {
    const vals = part.map((draft) => invoiceRecord(draft, options.journalId));
    const writes = {
      guards: guardsFor(part),
      steps: [{ do: 'create', model: 'account.move', vals } as const],
    };
    try {
      const ids = await createUnlessChanged(tools.odoo, guardedActionId, writes, {
        ...scope,
        context: withoutTracking,
      });
      if (ids) part.forEach((draft, index) => made.push({ draft, invoiceId: ids[index] }));
      else overtaken.push(...part);
    } catch (thrown) {
      if (!isConnectorError(thrown) || !leavesUnsure.has(thrown.code)) throw thrown;
      error = thrown;
      unsure.push(...part);
    }
  };

  const refused = await actApart(drafts, send);
  const failed = [...refused].map(([{ order }, cause]) => ({ ...of(order), error: refusal(order, cause) }));
  return { made, failed, unsure, overtaken, error };
}

const leavesUnsure: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY']);

type Order = InvoiceDraft['order'];

const of = ({ id, orderId }: Order) => ({ orderId, saleOrderId: id });

const refusal = ({ id, orderId }: Order, cause: ConnectorError): ConnectorError =>
  new ConnectorError(
    'INVOICE_REFUSED',
    `Odoo does not make the invoice of Amazon order ${orderId}: ${cause.message} Correct sale order ${id} in Odoo; the next run makes it.`,
    { context: { orderId, saleOrderId: id }, cause },
  );

const racing = (): ConnectorError =>
  new ConnectorError(
    'ODOO_CONCURRENCY',
    'The sale orders to be invoiced are changed by somebody else all the time. Run it again.',
    { retryable: true },
  );
