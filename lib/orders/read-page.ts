import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { unique } from '../support/unique.ts';
import { identifyCustomer } from './customers/plan.ts';
import type { CountryFacts, PageFacts, PartnerFacts, ProductFacts, RunFacts } from './facts.ts';
import { marketplaceOf } from './marketplace-of.ts';
import { offerShape, productFacts, productShape } from './product-records.ts';
import { readDetails } from './read-details.ts';
import { readKnownOrders } from './read-known.ts';
import { triageOrder } from './triage.ts';

/** Countries read so far in a run: they are asked for once. */
export type CountryMemory = Map<string, CountryFacts>;

/** Which orders of a page have to be looked at more closely than the others. */
export interface PageOptions extends CallScope {
  /** The one order of the page was asked for by name. */
  readonly recovering: boolean;
}

/**
 * Reads what the orders of one page are planned with: one call for known orders, one for those of them that changed, and
 * at most three for new ones.
 */
export async function readPage(
  odoo: OdooPort,
  { registration, dialect }: Pick<RunFacts, 'registration' | 'dialect'>,
  orders: readonly AmazonOrder[],
  countries: CountryMemory,
  { recovering, ...scope }: PageOptions,
): Promise<PageFacts> {
  const knownOrders = await readKnownOrders(odoo, orders, scope);
  const triaged = orders.map((order) => {
    const known = knownOrders.get(order.orderId);
    return { order, triage: triageOrder(order, { registration, known, recovering }) };
  });
  const changed = triaged.flatMap(({ triage }) => (triage.decision === 'follow' ? [triage.known] : []));
  const details = await readDetails(odoo, changed, dialect, scope);
  const fresh = triaged.flatMap(({ order, triage }) =>
    // One that is recovered may lack lines, which need their products.
    triage.decision === 'import' || (recovering && triage.decision === 'follow') ? [order] : [],
  );
  if (fresh.length === 0) return { ...nothing, knownOrders, details };
  await rememberCountries(odoo, fresh, countries, scope);
  const { byKey, byEmail } = await readPartners(odoo, registration, fresh, scope);
  return {
    knownOrders,
    details,
    partnersByKey: byKey,
    partnersByEmail: byEmail,
    products: await readProducts(odoo, registration, fresh, scope),
    countries,
  };
}

const nothing = {
  partnersByKey: new Map(),
  partnersByEmail: new Map(),
  products: [],
  countries: new Map(),
} as const;

const countrySchema = z.object({
  code: fields.char,
  state_ids: fields.links({ code: fields.char, name: fields.char }),
});

async function rememberCountries(
  odoo: OdooPort,
  orders: readonly AmazonOrder[],
  memory: CountryMemory,
  scope: CallScope,
): Promise<void> {
  const codes = orders.flatMap((order) => order.deliveryAddress?.countryCode?.toUpperCase() ?? []);
  const missing = unique(codes).filter((code) => !memory.has(code));
  if (missing.length === 0) return;
  const records = await searchRecords(odoo, 'res.country', countrySchema, {
    domain: [['code', 'in', missing]],
    ...scope,
  });
  for (const { id, code, state_ids } of records) {
    const states = state_ids.map((state) => ({
      id: state.id,
      code: state.code ?? '',
      name: state.name ?? '',
    }));
    memory.set(code ?? '', { id, states });
  }
}

const partnerSchema = z.object({
  x_amazon_key: fields.char,
  email_normalized: fields.char,
  parent_id: fields.many2one,
});

async function readPartners(
  odoo: OdooPort,
  registration: Registration,
  orders: readonly AmazonOrder[],
  scope: CallScope,
): Promise<{
  readonly byKey: ReadonlyMap<string, PartnerFacts>;
  readonly byEmail: ReadonlyMap<string, PartnerFacts>;
}> {
  const identities = orders.map((order) => identifyCustomer(order, marketplaceOf(order, registration).id));
  const keys = identities.flatMap(({ contactKey, addressKey }) => [
    contactKey,
    ...(addressKey === undefined ? [] : [addressKey]),
  ]);
  const emails = identities.flatMap(({ email }) => email ?? []);
  const records = await searchRecords(odoo, 'res.partner', partnerSchema, {
    domain: ['|', ['x_amazon_key', 'in', unique(keys)], ['email_normalized', 'in', unique(emails)]],
    // Newest first, so that of several the oldest is kept in the maps.
    order: 'id desc',
    ...scope,
  });
  const keyed = records.flatMap((record): [string, PartnerFacts][] =>
    record.x_amazon_key === undefined ? [] : [[record.x_amazon_key, { id: record.id }]],
  );
  const mailed = records.flatMap((record): [string, PartnerFacts][] =>
    record.email_normalized === undefined || record.parent_id !== undefined
      ? []
      : [[record.email_normalized, { id: record.id }]],
  );
  return { byKey: new Map(keyed), byEmail: new Map(mailed) };
}

const productSchema = z.object({ ...productShape, ...offerShape });

async function readProducts(
  odoo: OdooPort,
  registration: Registration,
  orders: readonly AmazonOrder[],
  scope: CallScope,
): Promise<readonly ProductFacts[]> {
  const skus = unique(
    orders.flatMap((order) => order.orderItems.flatMap((item) => item.product.sellerSku ?? [])),
  );
  if (skus.length === 0) return [];
  const records = await searchRecords(odoo, 'product.product', productSchema, {
    domain: ['|', ['default_code', 'in', skus], ['x_amazon_offer_ids.x_sku', 'in', skus]],
    // An offer may name an archived product: that is told, not passed over.
    context: { active_test: false },
    order: 'id',
    ...scope,
  });
  return records.map((record) => productFacts(record, registration));
}
