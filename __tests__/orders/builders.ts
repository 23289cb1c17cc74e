import type { AmazonOrder, OrderItem } from '../../lib/amazon/index.ts';
import type {
  DefaultProducts,
  KnownOrder,
  PageFacts,
  ProductFacts,
  SessionFacts,
  TaxFacts,
} from '../../lib/orders/index.ts';
import type { Registration } from '../../lib/registrations/index.ts';

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

/** A row of an item's proceeds: `row('TAX', '4.00', { ITEM: '3.00', SHIPPING: '1.00' })`. */
export const row = (type: string, amount: string, details: Readonly<Record<string, string>> = {}) => ({
  type,
  subtotal: eur(amount),
  detailedBreakdowns: Object.entries(details).map(([subtype, value]) => ({ subtype, value: eur(value) })),
});

export const proceeds = (total: string | undefined, ...breakdowns: ReturnType<typeof row>[]) => ({
  proceedsTotal: total === undefined ? undefined : eur(total),
  breakdowns,
});

export function anItem(change: Partial<OrderItem> = {}): OrderItem {
  return {
    orderItemId: '10000000000001',
    quantityOrdered: 1,
    programs: [],
    product: { sellerSku: 'MUG-BLUE', title: 'Blue mug', serialNumbers: [] },
    proceeds: proceeds('10.00', row('ITEM', '10.00')),
    promotionIds: [],
    taxReportingSchemes: [],
    taxCollectionModels: [],
    ...change,
  };
}

export function anOrder(change: Partial<AmazonOrder> = {}): AmazonOrder {
  return {
    orderId: '902-1845936-5435065',
    createdTime: '2026-03-01T10:00:00Z',
    lastUpdatedTime: '2026-03-01T11:00:00Z',
    programs: [],
    associatedOrders: [],
    salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1RKKUPIHCS9HS', marketplaceName: 'Amazon.es' },
    buyer: { buyerName: 'Ana Ejemplo', buyerEmail: 'Buyer-1@marketplace.amazon.es' },
    deliveryAddress: {
      name: 'Ana Ejemplo',
      addressLine1: 'Calle Mayor 1',
      city: 'Madrid',
      stateOrRegion: 'MADRID',
      postalCode: '28013',
      countryCode: 'ES',
    },
    proceeds: { grandTotal: eur('10.00'), breakdowns: [] },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    taxRegistrations: [],
    orderItems: [anItem()],
    packages: [],
    ...change,
  };
}

/** An order of one item with these proceeds and this grand total. */
export function orderOver(grandTotal: string | undefined, item: Partial<OrderItem>): AmazonOrder {
  return anOrder({
    proceeds: { grandTotal: grandTotal === undefined ? undefined : eur(grandTotal), breakdowns: [] },
    orderItems: [anItem(item)],
  });
}

export const registration: Registration = {
  id: 7,
  name: 'Amazon ES',
  sellerId: 'A1B2C3D4E5F6G7',
  region: 'eu',
  marketplaces: [
    {
      id: 'A1RKKUPIHCS9HS',
      countryCode: 'ES',
      name: 'Amazon.es',
      currency: 'EUR',
      region: 'eu',
      timeZone: 'Europe/Madrid',
      recordId: 2,
    },
  ],
  companyId: 1,
  companyIds: [1],
  companyCurrency: { id: 1, code: 'EUR' },
  warehouseId: 1,
  locationId: 9,
  pickingTypeId: 8,
  salesTeamId: 3,
  tagIds: [],
  orderPrefix: undefined,
  products: {
    sales: 101,
    shipping: 102,
    giftWrap: 103,
    codFee: 104,
    discount: 105,
    other: 106,
    rounding: 107,
    facilitatorTax: 108,
  },
  trackingPolicy: 'warn',
  moveDate: 'unless_average',
  lotPolicy: 'oldest',
  lotName: undefined,
  invoicing: 'unless_amazon',
  returnLocationId: undefined,
  validateShipped: false,
  paymentJournalId: undefined,
  fiscalPositionId: undefined,
  taxRules: [],
  taxPolicy: 'odoo',
  nonAmazonOrders: false,
  cancelReason: undefined,
  lastOrderSync: '2026-03-01T00:00:00Z',
  archived: false,
};

export const aProduct = (id: number, change: Partial<ProductFacts> = {}): ProductFacts => ({
  id,
  internalReference: undefined,
  active: true,
  type: 'consu',
  isSold: true,
  companyId: undefined,
  taxes: [],
  offers: [],
  ...change,
});

const products: DefaultProducts = {
  sales: aProduct(101),
  shipping: aProduct(102),
  giftWrap: aProduct(103),
  codFee: aProduct(104),
  discount: aProduct(105),
  other: aProduct(106),
  rounding: aProduct(107),
  facilitatorTax: aProduct(108),
};

/** Facts of a run on an Odoo 19 whose default products carry these taxes. */
export function runFacts(taxes: readonly TaxFacts[] = [], change: Partial<SessionFacts> = {}): SessionFacts {
  const taxed = (product: ProductFacts): ProductFacts => ({ ...product, taxes });
  const { rounding, facilitatorTax, ...rest } = products;
  return {
    registration,
    dialect: {
      lineTaxes: 'tax_ids',
      lineUnit: 'product_uom_id',
      groupsMoves: false,
      exactLineTotals: true,
      holdsPrices: true,
      priceDecimals: 6,
      installMarker: undefined,
    },
    currencies: new Map([['EUR', { id: 1, digits: 2, pricelistId: undefined }]]),
    products: {
      rounding,
      facilitatorTax,
      sales: taxed(rest.sales),
      shipping: taxed(rest.shipping),
      giftWrap: taxed(rest.giftWrap),
      codFee: taxed(rest.codFee),
      discount: taxed(rest.discount),
      other: taxed(rest.other),
    },
    ...change,
  };
}

export const spain = {
  id: 68,
  states: [
    { id: 460, code: 'M', name: 'Madrid' },
    { id: 420, code: 'A', name: 'Alacant (Alicante)' },
  ],
};

/** The sale order of `anOrder()`, as the connector left it. */
export function aKnownOrder(change: Partial<KnownOrder> = {}): KnownOrder {
  return {
    id: 3,
    name: 'S00003',
    state: 'sale',
    locked: false,
    total: '10',
    untouched: true,
    registrationId: undefined,
    originId: undefined,
    seen: {
      status: 'UNSHIPPED',
      lastUpdate: '2026-03-01 11:00:00',
      total: '10.00',
      cancelRequest: undefined,
    },
    ...change,
  };
}

export function pageFacts(change: Partial<PageFacts> = {}): PageFacts {
  return {
    knownOrders: new Map(),
    details: new Map(),
    partnersByKey: new Map(),
    partnersByEmail: new Map(),
    products: [],
    countries: new Map([['ES', spain]]),
    ...change,
  };
}
