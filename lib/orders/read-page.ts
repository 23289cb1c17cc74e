import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import type { Sibling } from '../registrations/index.ts';
import { unique } from '../support/unique.ts';
import { isMappedAgain } from './changes/plan.ts';
import { placeCountry } from './customers/country-codes.ts';
import { identifyCustomer } from './customers/plan.ts';
import { readCustomers } from './customers/read.ts';
import type { CountryFacts, KnownOrder, PageFacts, SessionFacts, SaleOrderDetails } from './facts.ts';
import { marketplaceOf } from './marketplace-of.ts';
import { readDetails } from './read-details.ts';
import { readKnownOrders } from './read-known.ts';
import { readProducts, type ReferenceMemory } from './read-products.ts';
import { triageOrder, type Triage } from './triage.ts';

/** What a run reads once, and keeps from page to page. */
export interface PageMemory extends ReferenceMemory {
  readonly countries: Map<string, CountryFacts>;
}

/** How a run looks at its orders. */
export interface PageOptions {
  /** Codes of open problems, by Amazon order id. */
  readonly problems: ReadonlyMap<string, string>;
  /** The one order of the page was asked for by name: it is taken in whatever its state. */
  readonly recovering: boolean;
  /** The seller's other registrations. */
  readonly siblings: readonly Sibling[];
  readonly memory: PageMemory;
  readonly scope: CallScope;
}

/** An order with what is to be done with it. */
export interface TriagedOrder {
  readonly order: AmazonOrder;
  readonly known: KnownOrder | undefined;
  readonly triage: Triage;
}

export interface ReadPage {
  readonly facts: PageFacts;
  readonly triaged: readonly TriagedOrder[];
}

/**
 * Sorts the orders of one page, and reads what they are planned with: one call for known orders, one for those of them
 * that changed, one for the products of those that are mapped (or more, see {@link readProducts}), and at most two more
 * for new ones.
 */
export async function readPage(
  odoo: OdooPort,
  { registration, dialect }: Pick<SessionFacts, 'registration' | 'dialect'>,
  orders: readonly AmazonOrder[],
  { problems, recovering, siblings, memory, scope }: PageOptions,
): Promise<ReadPage> {
  const knownOrders = await readKnownOrders(odoo, orders, siblings, scope);
  const triaged = orders.map((order): TriagedOrder => {
    const known = knownOrders.get(order.orderId);
    const problem = problems.get(order.orderId);
    return {
      order,
      known,
      triage: triageOrder(order, { registration, siblings, known, problem, recovering }),
    };
  });
  const changed = triaged.flatMap(({ triage }) => (triage.decision === 'follow' ? [triage.known] : []));
  const details = await readDetails(odoo, changed, dialect, scope);
  const made = triaged.flatMap(({ order, triage }) => (triage.decision === 'import' ? [order] : []));
  const mapped = triaged.flatMap(({ order, triage }) => (isMapped(order, triage, details) ? [order] : []));
  await rememberCountries(odoo, made, memory.countries, scope);
  const identities = made.map((order) => identifyCustomer(order, marketplaceOf(order, registration).id));
  const { byKey, byEmail } = await readCustomers(odoo, identities, { registration, scope });
  return {
    triaged,
    facts: {
      knownOrders,
      details,
      partnersByKey: byKey,
      partnersByEmail: byEmail,
      products: await readProducts(odoo, registration, mapped, memory, scope),
      countries: memory.countries,
    },
  };
}

function isMapped(
  order: AmazonOrder,
  triage: Triage,
  details: ReadonlyMap<string, SaleOrderDetails>,
): boolean {
  if (triage.decision !== 'follow') return triage.decision === 'import' || triage.decision === 'balance';
  const known = details.get(order.orderId);
  return known !== undefined && isMappedAgain(order, triage.known, known, triage.isOpen);
}

const countrySchema = z.object({
  code: fields.char,
  state_ids: fields.links({ code: fields.char, name: fields.char }),
});

async function rememberCountries(
  odoo: OdooPort,
  orders: readonly AmazonOrder[],
  memory: PageMemory['countries'],
  scope: CallScope,
): Promise<void> {
  const codes = orders.flatMap(({ deliveryAddress }) => {
    const placed = deliveryAddress && placeCountry(deliveryAddress);
    return placed ? [placed.given, placed.code] : [];
  });
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
