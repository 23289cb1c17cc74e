import { describe, expect, it } from '@jest/globals';
import { planInventory, type Goods } from '../../lib/fba/index.ts';
import { portsOf, sourcesOf } from '../../lib/fba/reconcile/sources.ts';
import { factsOf, goodsOf, held, listingsOf, offerOf, pan, sold, type Listed } from './inventory-facts.ts';
import { summaryOf } from './summaries.ts';

describe('the stocks behind what marketplaces state', () => {
  it('counts a stock once that every marketplace of the European Union states', () => {
    const { lines, adjustments } = planInventory(
      factsOf({ DE: [pan(35, 5)], FR: [pan(35, 5)], IT: [pan(35, 5)] }),
    );
    expect(lines).toMatchObject([
      { sku: 'SKU-P', expected: 40, amazon: { fulfillable: 35, reserved: 5, total: 40 } },
    ]);
    expect(adjustments).toEqual([{ productId: 1, held: 0, count: 40 }]);
  });

  it('leaves out what is not to be counted', () => {
    const facts = factsOf({ DE: [pan(35, 5)], FR: [pan(35, 5)] }, { counts: ['fulfillable', 'fulfillable'] });
    expect(planInventory(facts).lines[0]?.expected).toBe(35);
  });

  it('adds the stock of the United Kingdom where one location holds both', () => {
    const british = summaryOf('SKU-P', { fnSku: 'X000000009', fulfillable: 12 });
    const { lines } = planInventory(factsOf({ DE: [pan(35, 5)], FR: [pan(35, 5)], GB: [british] }));
    expect(lines).toMatchObject([{ expected: 52, fnSkus: ['X000000001', 'X000000009'] }]);
  });

  it('takes the latest of different numbers, and says so', () => {
    const { lines } = planInventory(
      factsOf({
        DE: [pan(35, 5)],
        FR: [pan(34, 5, { lastUpdatedTime: '2026-11-01T10:00:05Z' })],
        IT: [pan(35, 5)],
      }),
    );
    expect(lines[0]).toMatchObject({ expected: 39, note: expect.stringContaining('X000000001') as unknown });
  });

  it('keeps goods under the ASIN apart by pool, and goods without fnSku by SKU and pool', () => {
    const commingled = { fnSku: 'B000000001', asin: 'B000000001' };
    const { lines } = planInventory(
      factsOf({
        DE: [summaryOf('SKU-P', { ...commingled, fulfillable: 3 })],
        FR: [summaryOf('SKU-P', { ...commingled, fulfillable: 3 })],
        GB: [summaryOf('SKU-P', { ...commingled, fulfillable: 4 })],
      }),
    );
    expect(lines[0]?.expected).toBe(7);
    const nameless = { fnSku: undefined, fulfillable: 2 };
    const plain = planInventory(
      factsOf({ DE: [summaryOf('SKU-P', nameless)], FR: [summaryOf('SKU-P', nameless)] }),
    );
    expect(plain.lines[0]?.expected).toBe(2);
  });

  it('adds up the SKUs of a product, and the stocks of two sellers in one location', () => {
    const goods = [goodsOf(1, 'MUG', { offers: [offerOf('A'), offerOf('B'), offerOf('A', 'DE', 'OTHER')] })];
    const listings = [
      ...listingsOf({ DE: [summaryOf('A', { fulfillable: 3 }), summaryOf('B', { fulfillable: 4 })] }),
      ...listingsOf({ DE: [summaryOf('A', { fulfillable: 5 })] }, sold(['DE'], { sellerId: 'OTHER' })),
    ];
    expect(planInventory(factsOf({}, { listings, goods })).lines).toMatchObject([
      { skus: ['A', 'B'], expected: 12 },
    ]);
  });

  it('uses an offer of another marketplace of the pool, and none of another pool', () => {
    const goods = [goodsOf(1, 'MUG', { offers: [offerOf('A', 'FR')] }), goodsOf(2, 'A')];
    const plan = (listed: Listed) =>
      planInventory(factsOf(listed, { goods })).lines.map(({ productId }) => productId);
    expect(plan({ DE: [summaryOf('A')], FR: [] })).toEqual([1]);
    expect(plan({ GB: [summaryOf('A')], FR: [] })).toEqual([2]);
  });
});

describe('the difference', () => {
  it('counts what open moves take to customers as gone', () => {
    const { lines, adjustments } = planInventory(
      factsOf(
        { DE: [pan(35, 5)] },
        {
          stock: [held(1, 43)],
          openMoves: [
            { productId: 1, quantity: 2, direction: 'out' },
            { productId: 1, quantity: 9, direction: 'in' },
          ],
        },
      ),
    );
    expect(lines[0]).toMatchObject({ odoo: 43, openMoves: -2, difference: -1 });
    // After the open moves, 40.
    expect(adjustments).toEqual([{ productId: 1, held: 43, count: 42 }]);
  });

  it('counts what is on its way in where inbound is counted', () => {
    const { lines } = planInventory(
      factsOf(
        { DE: [pan(35, 0, { inbound: 9 })] },
        {
          counts: ['fulfillable', 'inbound'],
          stock: [held(1, 35)],
          openMoves: [{ productId: 1, quantity: 9, direction: 'in' }],
        },
      ),
    );
    expect(lines[0]).toMatchObject({ expected: 44, openMoves: 9, difference: 0 });
  });

  it('counts units of orders that have no move yet as gone', () => {
    const facts = factsOf({ DE: [pan(35, 5)] }, { stock: [held(1, 43)], waitingUnits: new Map([[1, 3]]) });
    const { lines, adjustments } = planInventory(facts);
    expect(lines[0]).toMatchObject({ waiting: 3, difference: 0 });
    expect(adjustments).toEqual([]);
  });

  it('is free of what binary fractions add', () => {
    const facts = factsOf({ DE: [pan(1, 0)] }, { stock: [0.1, 0.2, 0.7].map((part) => held(1, part)) });
    expect(planInventory(facts).lines[0]).toMatchObject({ odoo: 1, difference: 0 });
  });

  it('brings negative stock up', () => {
    const facts = factsOf({ DE: [pan(5, 0)] }, { stock: [held(1, -3)] });
    expect(planInventory(facts).adjustments).toEqual([{ productId: 1, held: -3, count: 5 }]);
  });
});

describe('an answer of Amazon that may be an outage', () => {
  it.each([
    ['nothing', { DE: [] }],
    ['only zeros', { DE: [pan(0, 0)], FR: [pan(0, 0)] }],
  ])('is an alarm where it lists %s while the location holds stock', (_, listed) => {
    const plan = planInventory(factsOf(listed, { stock: [held(1, 3)], missing: 'zero' }));
    expect(plan).toMatchObject({ alarm: 'AMAZON_EMPTY', adjustments: [] });
  });

  it('is none where the location is empty too', () => {
    expect(planInventory(factsOf({ DE: [pan(0, 0)] })).alarm).toBeUndefined();
  });

  it('is one where one seller of two lists nothing, and the location holds goods that he offers', () => {
    const goods = [goodsOf(1, 'SKU-P', { offers: [offerOf('SKU-P'), offerOf('SKU-P', 'DE', 'OTHER')] })];
    const listings = [
      ...listingsOf({ DE: [pan(35, 5)] }),
      ...listingsOf({ DE: [] }, sold(['DE'], { sellerId: 'OTHER' })),
    ];
    const plan = (own: readonly Goods[]) =>
      planInventory(factsOf({}, { listings, goods: own, stock: [held(1, 50)] })).alarm;
    expect(plan(goods)).toBe('AMAZON_EMPTY');
    expect(plan([goodsOf(1, 'SKU-P', { offers: [offerOf('SKU-P')] })])).toBeUndefined();
  });
});

describe('registrations and locations', () => {
  const german = sold(['DE'], { id: 1, name: 'Germany' });

  it('refuses two locations for one stock, by the names of both registrations', () => {
    const french = sold(['FR'], { id: 2, name: 'France', locationId: 9 });
    expect(() => sourcesOf(german, [german, french])).toThrow(
      /"Germany" \(location 8\) and "France" \(location 9\)/,
    );
  });

  it('takes all that share the location, and leaves other stocks and sellers alone', () => {
    const british = sold(['GB'], { id: 3, locationId: 9 });
    const other = sold(['FR'], { id: 4, locationId: 9, sellerId: 'OTHER' });
    const shared = sold(['US'], { id: 5, sellerId: 'THIRD' });
    expect(sourcesOf(german, [german, british, other, shared]).map(({ id }) => id)).toEqual([1, 5]);
  });

  it('refuses two sellers at one port', () => {
    const port = { region: 'eu', readInventory: () => Promise.resolve([]) };
    const ask = () =>
      portsOf([german, sold(['DE'], { name: 'Other', sellerId: 'OTHER' })], () => port as never);
    expect(ask).toThrow(/"Germany" and "Other".*port for each seller/);
  });
});
