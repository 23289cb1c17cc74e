import { describe, expect, it } from '@jest/globals';
import { planInventory, type Goods } from '../../lib/fba/index.ts';
import { factsOf, goodsOf, held, offerOf, pan } from './inventory-facts.ts';
import { summaryOf } from './summaries.ts';

describe('what is not adjusted', () => {
  const obstacles: readonly (readonly [string, Partial<Goods>, string])[] = [
    ['a kit', { isKit: true }, 'KIT'],
    ['goods that Odoo does not count', { isStorable: false }, 'NOT_STORABLE'],
    ['an archived product', { active: false }, 'ARCHIVED'],
    ['lots and serial numbers', { isTracked: true }, 'TRACKED'],
  ];
  it.each(obstacles)('is %s', (_, change, obstacle) => {
    const goods = [goodsOf(1, 'SKU-P', change)];
    const plan = planInventory(factsOf({ DE: [pan(35, 5)] }, { goods }));
    expect(plan.lines).toMatchObject([{ obstacle, difference: 40, note: expect.any(String) as unknown }]);
    expect(plan.adjustments).toEqual([]);
  });

  it('says nothing of lots where the numbers agree', () => {
    const goods = [goodsOf(1, 'SKU-P', { isTracked: true })];
    const plan = planInventory(factsOf({ DE: [pan(35, 5)] }, { goods, stock: [held(1, 40, false)] }));
    expect(plan.lines).toMatchObject([{ obstacle: undefined, difference: 0 }]);
  });

  it('is a component of kits while kits wait to leave, listed at Amazon or not', () => {
    const goods = [goodsOf(1, 'SKU-P', { isKitComponent: true }), goodsOf(2, 'KIT', { isKit: true })];
    const stock = [held(1, 50)];
    const waiting = factsOf({ DE: [pan(35, 5)] }, { goods, stock, waitingUnits: new Map([[2, 3]]) });
    const plan = planInventory(waiting);
    expect(plan.lines).toMatchObject([{ difference: -10, obstacle: 'KIT_COMPONENT' }]);
    expect(plan.lines).toHaveLength(1);
    expect(plan.adjustments).toEqual([]);
    const { adjustments } = planInventory({ ...waiting, waitingUnits: new Map() });
    expect(adjustments).toEqual([{ productId: 1, held: 50, count: 40 }]);
  });

  it('is what lies in packages, beyond what a count could take away', () => {
    const stock = [held(1, 2), held(1, 50, false)];
    const plan = planInventory(factsOf({ DE: [pan(35, 5)] }, { stock }));
    expect(plan.lines).toMatchObject([{ odoo: 52, difference: -12, obstacle: 'STOCK_ELSEWHERE' }]);
    expect(plan.adjustments).toEqual([]);
  });

  it('is a SKU whose offers name different products', () => {
    const goods = [
      goodsOf(1, 'MUG', { offers: [offerOf('SKU-P', 'DE')] }),
      goodsOf(2, 'CUP', { offers: [offerOf('SKU-P', 'FR')] }),
    ];
    const plan = planInventory(factsOf({ DE: [pan(35, 5)], FR: [pan(35, 5)] }, { goods }));
    expect(plan.lines.map(({ obstacle }) => obstacle)).toEqual(['SKU_AMBIGUOUS', 'SKU_AMBIGUOUS']);
    expect(plan.adjustments).toEqual([]);
  });

  it('is a SKU that no product has: it is listed once', () => {
    const nobody = summaryOf('NOBODY', { fulfillable: 4 });
    const british = summaryOf('NOBODY', { fnSku: 'X-GB', fulfillable: 2 });
    const plan = planInventory(factsOf({ DE: [nobody, pan(1, 0)], FR: [nobody], GB: [british] }));
    expect(plan.unknownSkus).toEqual([{ sku: 'NOBODY', sellerId: 'SELLER', expected: 6 }]);
    expect(plan.lines).toHaveLength(1);
  });

  it('is stock that Amazon does not list, unless that is asked for', () => {
    const goods = [goodsOf(1, 'SKU-P'), goodsOf(2, 'OLD')];
    const stock = [held(1, 40), held(2, 3)];
    const facts = factsOf({ DE: [pan(35, 5)] }, { goods, stock });
    expect(planInventory(facts)).toMatchObject({
      notAtAmazon: [{ productId: 2, sku: 'OLD', odoo: 3, difference: -3 }],
      adjustments: [],
    });
    expect(planInventory({ ...facts, missing: 'zero' }).adjustments).toEqual([
      { productId: 2, held: 3, count: 0 },
    ]);
  });
});
