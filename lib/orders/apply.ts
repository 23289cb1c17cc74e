import { upsert, type CallScope, type LoadRecord, type OdooPort, type UpsertResult } from '../odoo/index.ts';
import { inBatches } from '../support/batches.ts';
import { ConnectorError } from '../support/errors.ts';
import { createCustomers, partnersToCreate } from './customers/apply.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { RunFacts } from './facts.ts';
import { orderKey, partnerExternalId } from './keys.ts';
import { linkReplacements, type OriginLink } from './link-replacements.ts';
import { offerRecord, saleOrderRecord } from './records.ts';
import { quiet, type ApplyOptions } from './writing.ts';

/** A draft with the id of its sale order, or with what is wrong (then without a sale order, or with one that differs). */
export type AppliedOrder =
  | { readonly draft: SaleOrderDraft; readonly saleOrderId: number; readonly error?: never }
  | { readonly draft: SaleOrderDraft; readonly saleOrderId?: number; readonly error: ConnectorError };

// A call costs as much as some orders do: smaller batches lose more than a second writer gains.
const smallestBatch = 25;

/**
 * Makes customers, sale orders and offers: one call for each kind, two for sale orders when both channels are there;
 * with several writers, the sale orders of a channel go in batches at once.
 *
 * Every record has its external id, so all of it can be sent again after a lost reply. A customer that Odoo refuses
 * fails its orders alone.
 */
export async function applyDrafts(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  run: RunFacts,
  { writers = 1, ...scope }: ApplyOptions,
): Promise<readonly AppliedOrder[]> {
  const refused = await createCustomers(odoo, drafts, scope);
  const reasonOf = (draft: SaleOrderDraft): ConnectorError | undefined =>
    partnersToCreate(draft).flatMap(({ key }) => refused.get(partnerExternalId(key)) ?? [])[0];

  const ready = drafts.filter((draft) => reasonOf(draft) === undefined);
  // Before the sale orders: a run that dies in between meets the orders as known, and looks for no product again.
  await rememberOffers(odoo, ready, run, scope);
  const results = [
    ...(await createSaleOrders(odoo, ready, 'fbm', run, { writers, ...scope })),
    ...(await createSaleOrders(odoo, ready, 'fba', run, { writers, ...scope })),
  ];
  const applied = drafts.map((draft): AppliedOrder => {
    const error = reasonOf(draft);
    return error ? { draft, error } : withResult(draft, results);
  });
  await linkReplacements(odoo, originsIn(applied), scope);
  return applied;
}

function withResult(draft: SaleOrderDraft, results: readonly UpsertResult[]): AppliedOrder {
  const result = results.find(({ key }) => key === orderKey(draft.orderId));
  if (result?.id !== undefined) return { draft, saleOrderId: result.id };
  const message = `Odoo gave neither an id nor an error for order ${draft.orderId}.`;
  return { draft, error: result?.error ?? new ConnectorError('ODOO_UNEXPECTED_ANSWER', message) };
}

async function createSaleOrders(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  channel: SaleOrderDraft['channel'],
  { registration, dialect }: RunFacts,
  { writers = 1, ...scope }: ApplyOptions,
): Promise<readonly UpsertResult[]> {
  const records = drafts
    .filter((draft) => draft.channel === channel)
    .map((draft) => saleOrderRecord(draft, registration, dialect));
  // What Amazon ships itself leaves no picking: its stock moves out of the Amazon location.
  const context = channel === 'fba' ? { ...quiet, skip_procurement: true } : quiet;
  const load = (batch: readonly LoadRecord[]): Promise<readonly UpsertResult[]> =>
    upsert(odoo, 'sale.order', batch, { context, ...scope });
  const batchCount = Math.max(1, Math.min(writers, Math.floor(records.length / smallestBatch)));
  const batches = inBatches(records, Math.ceil(records.length / batchCount));
  // All are waited for, so that nothing is still being written when the run has ended with an error.
  const ends = await Promise.allSettled(batches.map(load));
  return ends.flatMap((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

// A convenience: when it fails, the next order of that SKU finds the product by its reference again.
async function rememberOffers(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  { registration }: RunFacts,
  scope: CallScope,
): Promise<void> {
  const offers = new Map(drafts.flatMap((draft) => draft.offers).map((offer) => [offer.key, offer]));
  const records = [...offers.values()].map((offer) => offerRecord(offer, registration));
  await upsert(odoo, 'x_amazon_offer', records, scope);
}

/** Originals that came with the same page as what replaces them, and so had no id when that was planned. */
function originsIn(applied: readonly AppliedOrder[]): readonly OriginLink[] {
  const made = new Map(applied.map(({ draft, saleOrderId }) => [draft.orderId, saleOrderId]));
  return applied.flatMap(({ draft: { orderId, origin }, saleOrderId }) => {
    const originId = origin?.saleOrderId === undefined ? made.get(origin?.orderId ?? '') : undefined;
    return saleOrderId === undefined || originId === undefined ? [] : [{ orderId, originId }];
  });
}
