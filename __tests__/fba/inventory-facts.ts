import { findMarketplace, type InventorySummary } from '../../lib/amazon/index.ts';
import type { Goods, HeldStock, InventoryFacts } from '../../lib/fba/index.ts';
import type { Registration } from '../../lib/registrations/index.ts';
import { registration as spain } from '../orders/builders.ts';
import { summaryOf } from './summaries.ts';

export const sold = (countries: readonly string[], change: Partial<Registration> = {}): Registration => ({
  ...spain,
  sellerId: 'SELLER',
  locationId: 8,
  marketplaces: countries.map((code, index) => ({ ...findMarketplace(code), recordId: index + 1 })),
  ...change,
});

/** A product that is found by its internal reference. */
export const goodsOf = (id: number, reference: string, change: Partial<Goods> = {}): Goods => ({
  id,
  name: reference,
  internalReference: reference,
  active: true,
  companyId: undefined,
  isStorable: true,
  isKit: false,
  isTracked: false,
  unitRounding: 0.01,
  isKitComponent: false,
  offers: [],
  ...change,
});

export const offerOf = (sku: string, country = 'DE', sellerId = 'SELLER') => ({
  sku,
  sellerId,
  marketplaceId: findMarketplace(country).id,
  channel: 'fba',
});

export const held = (productId: number, quantity: number, isPlain = true): HeldStock => ({
  productId,
  quantity,
  isPlain,
});

export type Listed = Readonly<Record<string, readonly InventorySummary[]>>;

export const listingsOf = (
  listed: Listed,
  registration = sold(Object.keys(listed)),
): InventoryFacts['listings'] =>
  Object.entries(listed).map(([code, summaries]) => ({
    registration,
    marketplaceId: findMarketplace(code).id,
    summaries,
  }));

export const factsOf = (listed: Listed, change: Partial<InventoryFacts> = {}): InventoryFacts => ({
  listings: listingsOf(listed),
  goods: [goodsOf(1, 'SKU-P')],
  stock: [],
  openMoves: [],
  waitingUnits: new Map(),
  counts: ['fulfillable', 'reserved', 'unfulfillable', 'researching'],
  missing: 'keep',
  ...change,
});

export const pan = (fulfillable: number, reserved: number, change: Parameters<typeof summaryOf>[1] = {}) =>
  summaryOf('SKU-P', { fnSku: 'X000000001', fulfillable, reserved, ...change });
