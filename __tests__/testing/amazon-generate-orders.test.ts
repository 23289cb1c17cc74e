import { describe, expect, it } from '@jest/globals';
import { Big } from 'big.js';
import fc from 'fast-check';
import {
  generatedMarketplaces,
  generateOrders,
  noPeculiarities,
  plainOrders,
  type GenerateOrdersOptions,
  type WireAddress,
  type WireItemProceeds,
  type WireMoney,
  type WireOrder,
} from '../../lib/testing/amazon/index.ts';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

function add(amounts: readonly (WireMoney | undefined)[]): string {
  return amounts.reduce((sum, money) => sum.plus(money?.amount ?? 0), new Big(0)).toString();
}

/** What the rows of an item can add up to: with its tax beside the price, or inside it. */
function sumsOf({ breakdowns = [] }: WireItemProceeds): readonly string[] {
  const withoutTax = breakdowns.filter(({ type }) => type !== 'TAX');
  return [breakdowns, withoutTax].map((rows) => add(rows.map(({ subtotal }) => subtotal)));
}

function finalisedTip(order: WireOrder): WireMoney | undefined {
  return order.proceeds?.breakdowns?.find(({ status }) => status === 'FINALIZED')?.subtotal;
}

function items(options: Partial<GenerateOrdersOptions>): readonly WireOrder['orderItems'][number][] {
  return generateOrders({ count: 40, ...options }).flatMap(({ orderItems }) => orderItems);
}

describe('generateOrders', () => {
  it('gives the same orders for the same seed, and others for another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const orders = generateOrders({ seed, count: 20 });
        expect(generateOrders({ seed, count: 30 }).slice(0, 20)).toEqual(orders);
        expect(generateOrders({ seed: seed + 1, count: 20 })).not.toEqual(orders);
      }),
      { numRuns: 20 },
    );
  });

  it('makes amounts that add up, whatever the mix', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...generatedMarketplaces), (seed, marketplace) => {
        for (const order of generateOrders({ seed, count: 20, marketplaces: [marketplace] })) {
          const told = order.orderItems.flatMap(({ proceeds }) => proceeds ?? []);
          for (const proceeds of told) expect(sumsOf(proceeds)).toContain(add([proceeds.proceedsTotal]));
          const total = add([...told.map(({ proceedsTotal }) => proceedsTotal), finalisedTip(order)]);
          expect(add([order.proceeds?.grandTotal])).toBe(total);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets tax and discounts add up to their parts', () => {
    const rows = items({ count: 200 }).flatMap(({ proceeds }) => proceeds?.breakdowns ?? []);
    const divided = rows.filter(({ type }) => type === 'TAX' || type === 'DISCOUNT');
    expect(divided.length).toBeGreaterThan(20);
    for (const { subtotal, detailedBreakdowns = [] } of divided) {
      expect(add(detailedBreakdowns.map(({ value }) => value))).toBe(add([subtotal]));
    }
  });

  it('writes amounts with two decimals, and yen without', () => {
    const amounts = (marketplace: string): readonly string[] =>
      items({ marketplaces: [marketplace] }).flatMap(({ product }) => product.price?.unitPrice?.amount ?? []);
    for (const amount of amounts('US')) expect(amount).toMatch(/^\d+\.\d\d$/);
    for (const amount of amounts('JP')) expect(amount).toMatch(/^\d+$/);
  });

  it("gives ids and e-mail addresses in Amazon's shapes, none twice", () => {
    const orders = generateOrders({ count: 500 });
    const orderIds = orders.map(({ orderId }) => orderId);
    const itemIds = orders.flatMap(({ orderItems }) => orderItems.map(({ orderItemId }) => orderItemId));
    const emails = orders.flatMap(({ buyer }) => buyer?.buyerEmail ?? []);
    for (const orderId of orderIds) expect(orderId).toMatch(/^(\d{3}|S01)-\d{7}-\d{7}$/);
    for (const itemId of itemIds) expect(itemId).toMatch(/^\d{14}$/);
    for (const email of emails) expect(email).toMatch(/^[a-z0-9]+@marketplace\.amazon\.[a-z.]+$/);
    for (const ids of [orderIds, itemIds, emails]) expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows neither e-mail nor phone on FBA orders, and in North America only where they go', () => {
    for (const order of generateOrders({ count: 100, channel: 'fba', statuses: ['SHIPPED'] })) {
      expect(order.buyer?.buyerEmail).toBeUndefined();
      expect(order.recipient?.deliveryAddress?.phone).toBeUndefined();
    }
    const [american] = plainOrders({ count: 1, marketplace: 'US', channel: 'fba' });
    expect(american?.buyer).toBeUndefined();
    expect(american?.recipient?.deliveryAddress).toEqual({
      city: expect.any(String),
      stateOrRegion: expect.any(String),
      postalCode: expect.any(String),
      countryCode: 'US',
    });
  });

  it('puts each switched-on peculiarity wherever it can be', () => {
    const only = (wish: GenerateOrdersOptions['peculiarities']): GenerateOrdersOptions => ({
      count: 20,
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      peculiarities: { ...noPeculiarities(), ...wish },
    });
    const rowTypes = (options: GenerateOrdersOptions): ReadonlySet<string | undefined> =>
      new Set(items(options).map(({ proceeds }) => proceeds?.breakdowns?.map(({ type }) => type).join()));

    expect(rowTypes(only({}))).toEqual(new Set(['ITEM']));
    expect(rowTypes(only({ shipping: 1, giftWrap: 1, codFee: 1 }))).toEqual(
      new Set(['ITEM,SHIPPING,GIFT_WRAP,COD_FEE']),
    );
    expect(rowTypes(only({ itemDiscount: 1 }))).toEqual(new Set(['ITEM,DISCOUNT']));
    expect(rowTypes({ ...only({ salesTax: 1 }), marketplaces: ['US', 'CA'] })).toEqual(new Set(['ITEM,TAX']));
    expect(rowTypes({ ...only({ taxRowInside: 1 }), marketplaces: ['DE'] })).toEqual(new Set(['ITEM,TAX']));
  });

  it('writes addresses as their country does, oddities where asked for', () => {
    const addressesOf = (
      marketplace: string,
      wish: GenerateOrdersOptions['peculiarities'],
    ): readonly (WireAddress | undefined)[] =>
      generateOrders({
        count: 10,
        marketplaces: [marketplace],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        peculiarities: { ...noPeculiarities(), ...wish },
      }).map(({ recipient }) => recipient?.deliveryAddress);

    for (const address of addressesOf('BR', {})) {
      expect(address?.extendedFields?.streetName).toBeDefined();
      expect(address?.stateOrRegion).toMatch(/^[A-Z]{2}$/);
    }
    for (const address of addressesOf('JP', { cityMissing: 1 })) expect(address?.city).toBeUndefined();
    for (const address of addressesOf('DE', { business: 1, companyInLine1: 1 })) {
      expect(address?.addressLine1).toMatch(/ GmbH$/);
      expect([address?.companyName, address?.stateOrRegion]).toEqual([undefined, undefined]);
    }
    for (const address of addressesOf('US', { unusualState: 1 })) {
      expect(address?.stateOrRegion ?? '').not.toMatch(/^[A-Z]{2}$/);
    }
  });

  it('makes totals that are no multiple of the unit price when asked to', () => {
    const peculiarities = { ...noPeculiarities(), severalUnits: 1, indivisiblePrice: 1 };
    for (const { quantityOrdered, product, proceeds } of items({ statuses: ['SHIPPED'], peculiarities })) {
      const unitPrice = new Big(product.price?.unitPrice?.amount ?? 0);
      expect(unitPrice.times(quantityOrdered).eq(proceeds?.proceedsTotal?.amount ?? 0)).toBe(false);
    }
  });

  it('makes free replacements that name the order they replace', () => {
    const peculiarities = { ...noPeculiarities(), replacement: 1 };
    const options: GenerateOrdersOptions = {
      count: 5,
      marketplaces: ['DE'],
      statuses: ['SHIPPED'],
      peculiarities,
    };
    const [first, second] = generateOrders(options);
    expect(second?.associatedOrders).toEqual([
      { orderId: first?.orderId, associationType: 'REPLACEMENT_ORIGINAL_ID' },
    ]);
    expect(second?.proceeds?.grandTotal).toEqual({ amount: '0.00', currencyCode: 'EUR' });
  });

  it('lets cancelled items stand with quantity 0 and without amounts', () => {
    for (const { quantityOrdered, proceeds, cancellation } of items({ statuses: ['CANCELLED'] })) {
      expect(quantityOrdered).toBe(0);
      expect(proceeds).toBeUndefined();
      expect(cancellation?.cancellationExecution).toBeDefined();
    }
  });

  it('ships part of an order that is partially shipped, and packs just that', () => {
    const options: GenerateOrdersOptions = { count: 40, channel: 'fbm', statuses: ['PARTIALLY_SHIPPED'] };
    for (const { orderItems, packages = [] } of generateOrders(options)) {
      const units = (of: 'quantityFulfilled' | 'quantityUnfulfilled'): number =>
        orderItems.reduce((sum, { fulfillment }) => sum + (fulfillment?.[of] ?? 0), 0);
      const packed = packages.flatMap(({ packageItems = [] }) =>
        packageItems.map(({ quantity }) => quantity),
      );
      expect(units('quantityFulfilled')).toBeGreaterThan(0);
      expect(units('quantityUnfulfilled')).toBeGreaterThan(0);
      expect(packed.reduce((sum, quantity) => sum + quantity, 0)).toBe(units('quantityFulfilled'));
    }
  });

  it('makes UNFULFILLABLE orders only as Amazon has them: FBA, from elsewhere', () => {
    for (const order of generateOrders({ count: 5, statuses: ['UNFULFILLABLE'] })) {
      expect(order.salesChannel.channelName).toBe('NON_AMAZON');
      expect(order.fulfillment?.fulfilledBy).toBe('AMAZON');
    }
    expect(() => generateOrders({ count: 1, channel: 'fbm', statuses: ['UNFULFILLABLE'] })).toThrow(
      'UNFULFILLABLE',
    );
  });

  it('lets buyers return when asked to, at their address', () => {
    const options = { count: 50, marketplaces: ['ES'], statuses: ['UNSHIPPED'], channel: 'fbm' } as const;
    const orders = generateOrders({ ...options, returningBuyers: 0.5 });
    const addresses = new Map(orders.map(({ buyer, recipient }) => [buyer?.buyerEmail, recipient]));
    expect(addresses.size).toBeLessThan(40);
    for (const { buyer, recipient } of orders) expect(addresses.get(buyer?.buyerEmail)).toEqual(recipient);
  });

  it('sells the SKUs asked for, in the time asked for', () => {
    const [from, to] = ['2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z'];
    const orders = generateOrders({ count: 30, from, to, skus: ['A-1', 'B-2'] });
    const skus = orders.flatMap(({ orderItems }) => orderItems.map(({ product }) => product.sellerSku));
    expect(new Set(skus)).toEqual(new Set(['A-1', 'B-2']));
    for (const { createdTime, lastUpdatedTime } of orders) {
      expect([from, createdTime, lastUpdatedTime, to]).toEqual(
        [from, createdTime, lastUpdatedTime, to].sort(),
      );
    }
  });

  it('refuses what cannot be', () => {
    expect(() => generateOrders({ count: 1, marketplaces: ['XX'] })).toThrow('no marketplace "XX"');
    expect(() => generateOrders({ count: 1, from: '2026-02-01', to: '2026-01-01' })).toThrow('span of time');
    expect(() => generateOrders({ count: 1, peculiarities: { prime: 2 } })).toThrow(
      'prime must be from 0 to 1',
    );
  });

  it('makes 10,000 orders', () => {
    expect(new Set(generateOrders({ count: 10_000 }).map(({ orderId }) => orderId)).size).toBe(10_000);
  });
});

describe('plainOrders', () => {
  it('gives orders of one unit of one article, to be shipped or shipped as its channel goes', () => {
    for (const [channel, status] of [
      ['fbm', 'UNSHIPPED'],
      ['fba', 'SHIPPED'],
    ] as const) {
      for (const order of plainOrders({ count: 10, marketplace: 'ES', channel })) {
        expect(order.fulfillment?.fulfillmentStatus).toBe(status);
        expect(order.orderItems.map(({ quantityOrdered }) => quantityOrdered)).toEqual([1]);
        expect(order.orderItems[0]?.proceeds?.proceedsTotal).toEqual(
          order.orderItems[0]?.product.price?.unitPrice,
        );
        expect(order.buyer?.buyerCompanyName).toBeUndefined();
      }
    }
  });
});
