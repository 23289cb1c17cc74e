import {
  createOnce,
  liftLinks,
  type CallScope,
  type LoadRecord,
  type OdooPort,
  type UpsertResult,
} from '../odoo/index.ts';
import { inBatches } from '../support/batches.ts';
import { ConnectorError } from '../support/errors.ts';
import { createCustomers, type OrderCustomer } from './customers/apply.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { SessionFacts } from './facts.ts';
import { orderKey } from './keys.ts';
import { offerRecord, saleOrderRecord } from './records.ts';
import { writeContext, type ApplyOptions } from './write-context.ts';

/** A draft with the id of its sale order, or with what is wrong (then without a sale order, or with one that differs). */
export type AppliedOrder =
  | { readonly draft: SaleOrderDraft; readonly saleOrderId: number; readonly error?: never }
  | { readonly draft: SaleOrderDraft; readonly saleOrderId?: number; readonly error: ConnectorError };

/** A draft whose customer is there. */
export interface ReadyDraft {
  readonly draft: SaleOrderDraft;
  readonly customer: Extract<OrderCustomer, { readonly error?: never }>;
}

interface PrepareOptions {
  /** Keys of the offers that this run has made. */
  readonly offers: Set<string>;
  readonly scope: CallScope;
}

// A call costs as much as some orders do: smaller batches lose more than a second writer gains.
const smallestBatch = 25;

/**
 * Makes what sale orders need: customers and offers, by one call for each kind and one that reads back. Everything has its
 * external id, and is made once, whoever sends it how often. A customer that Odoo refuses fails its orders alone.
 */
export async function prepareDrafts(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  facts: SessionFacts,
  { offers, scope }: PrepareOptions,
): Promise<{ readonly ready: readonly ReadyDraft[]; readonly refused: readonly AppliedOrder[] }> {
  const customers = await createCustomers(odoo, drafts, { registration: facts.registration, scope });
  const ready: ReadyDraft[] = [];
  const refused: AppliedOrder[] = [];
  for (const draft of drafts) {
    const customer = customers.get(draft.orderId) ?? { error: withoutAnswer(draft) };
    if (customer.error) refused.push({ draft, error: customer.error });
    else ready.push({ draft, customer });
  }
  // Before the sale orders: a run that dies in between meets the orders as known, and looks for no product again.
  await rememberOffers(odoo, ready, facts, { offers, scope });
  return { ready, refused };
}

/**
 * Makes sale orders: one call for each channel; with several writers, those of a channel go in batches at once. An order
 * that is there is left as it is, so all of it can be sent again after a lost reply.
 */
export async function createSaleOrders(
  odoo: OdooPort,
  drafts: readonly ReadyDraft[],
  facts: SessionFacts,
  options: ApplyOptions,
): Promise<readonly AppliedOrder[]> {
  const results = [
    ...(await createInChannel(odoo, drafts, 'fbm', facts, options)),
    ...(await createInChannel(odoo, drafts, 'fba', facts, options)),
  ];
  return drafts.map(({ draft }) => withResult(draft, results));
}

function withResult(draft: SaleOrderDraft, results: readonly UpsertResult[]): AppliedOrder {
  const result = results.find(({ key }) => key === orderKey(draft.orderId));
  if (result?.id !== undefined) return { draft, saleOrderId: result.id };
  return { draft, error: result?.error ?? withoutAnswer(draft) };
}

const withoutAnswer = ({ orderId }: SaleOrderDraft): ConnectorError =>
  new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo gave neither an id nor an error for order ${orderId}.`);

async function createInChannel(
  odoo: OdooPort,
  drafts: readonly ReadyDraft[],
  channel: SaleOrderDraft['channel'],
  { registration, dialect }: SessionFacts,
  { writers = 1, runId, scope }: ApplyOptions,
): Promise<readonly UpsertResult[]> {
  const { records, context } = loadOf(
    channel,
    drafts
      .filter(({ draft }) => draft.channel === channel)
      .map(({ draft, customer }) => saleOrderRecord(draft, { registration, dialect, customer, runId })),
  );
  const load = (batch: readonly LoadRecord[]): Promise<readonly UpsertResult[]> =>
    createOnce(odoo, 'sale.order', batch, { context, ...scope });
  const batchCount = Math.max(1, Math.min(writers, Math.floor(records.length / smallestBatch)));
  const batches = inBatches(records, Math.ceil(records.length / batchCount));
  // All are waited for, so that nothing is still being written when the run has ended with an error.
  const ends = await Promise.allSettled(batches.map(load));
  return ends.flatMap((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/** What is loaded, and in which context. */
function loadOf(
  channel: SaleOrderDraft['channel'],
  records: readonly LoadRecord[],
): { readonly records: readonly LoadRecord[]; readonly context: Readonly<Record<string, unknown>> } {
  // An order gets no documents of quotations. Odoo looks for them order by order: a fifth of the time (measured on 19).
  const context = { ...writeContext, default_quotation_document_ids: [] };
  if (channel === 'fbm') return { records, context };
  // Only orders and their lines are made here, which take such defaults for their own: what Amazon ships itself leaves no
  // picking, since its stock moves out of the Amazon location.
  const lifted = liftLinks(records, linksOfAll);
  return { records: lifted.records, context: { ...context, ...lifted.context, skip_procurement: true } };
}

// Tags are no such default: a project or a task that Odoo makes along with an order has `tag_ids` too, of another model.
const linksOfAll = [
  'company_id',
  'warehouse_id',
  'team_id',
  'x_amazon_registration_id',
  'x_amazon_marketplace_id',
] as const;

// A convenience: when it fails, the next order of that SKU finds the product by its reference again. An offer that
// somebody has edited in Odoo stays as it is.
async function rememberOffers(
  odoo: OdooPort,
  drafts: readonly ReadyDraft[],
  { registration }: SessionFacts,
  { offers, scope }: PrepareOptions,
): Promise<void> {
  const found = new Map(drafts.flatMap(({ draft }) => draft.offers).map((offer) => [offer.key, offer]));
  const missing = [...found.values()].filter(({ key }) => !offers.has(key));
  const records = missing.map((offer) => offerRecord(offer, registration));
  await createOnce(odoo, 'x_amazon_offer', records, scope);
  for (const { key } of missing) offers.add(key);
}
