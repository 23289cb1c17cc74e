import { describe, expect, it } from '@jest/globals';
import { generateOrders, type Peculiarities, type WireOrder } from '../../lib/testing/index.ts';
import { create, records, type Row } from '../../stage/index.ts';
import { asOnOdoo18 } from './older-odoos.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

// Taxes are Odoo's own engine: this is proved on the real one only.
describe("the total of a sale order on a real Odoo is Amazon's", () => {
  const shop = shopOn(onStage(realDatabases('totals'), { currencies: ['EUR'] }));

  // Everything at once: several items and units, indivisible prices, shipping, gift wrap, discounts, cash on delivery.
  const rich: Partial<Peculiarities> = {
    severalItems: 0.5,
    severalUnits: 0.7,
    indivisiblePrice: 0.5,
    shipping: 0.7,
    giftWrap: 0.3,
    itemDiscount: 0.4,
    shippingDiscount: 0.5,
    codFee: 0.2,
    replacement: 0,
    // Those are without taxes: see taxes.odoo.test.ts.
    facilitatorTax: 0,
  };

  const orders = (marketplace: 'US' | 'ES', seed: number, change: Partial<Peculiarities> = {}) =>
    generateOrders({
      count: 30,
      seed,
      marketplaces: [marketplace],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      peculiarities: { ...rich, ...change },
    });

  const totalsOf = (wire: readonly WireOrder[]) =>
    new Map(wire.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]));
  const totalsIn = (made: readonly Row[]) =>
    new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));

  it.each([
    ['Amazon states tax beside its prices', 31, { salesTax: 1 }],
    ["Amazon's prices hold the tax", 32, { salesTax: 0, taxRowInside: 1 }],
    ['Amazon tells no tax', 33, { salesTax: 0 }],
  ])("with Odoo's default tax on top of prices, where %s", async (_case, seed, change) => {
    const wire = orders('US', seed, change);
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => Number(row['amount_tax']) > 0)).toBe(true);
  });

  it('where Odoo itself chooses a fiscal position that takes the tax away: a Spanish buyer of an American company', async () => {
    const wire = orders('ES', 34);
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'ES');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => row['amount_tax'] === 0)).toBe(true);
  });

  it('with a tax that is included in prices', async () => {
    await shop.sellWith(
      await shop.createTaxes({ name: 'VAT 21 included', amount: 21, price_include_override: 'tax_included' }),
    );
    const wire = orders('US', 35, { salesTax: 0 });
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => Number(row['amount_tax']) > 0)).toBe(true);
  });

  it('with two taxes on each line', async () => {
    await shop.sellWith(
      await shop.createTaxes({ name: 'State 7', amount: 7 }, { name: 'City 2.5', amount: 2.5 }),
    );
    const wire = orders('US', 36, { salesTax: 0 });
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
  });

  const roundingsOf = (made: readonly Row[]) =>
    records(
      shop.admin,
      'sale.order.line',
      [
        ['x_amazon_component', '=', 'rounding'],
        ['order_id', 'in', made.map(({ id }) => id)],
      ],
      ['price_unit', 'name'],
    );

  it('without any tax, where prices keep more decimals than they show', async () => {
    await shop.sellWith([]);
    const wire = orders('US', 37, { salesTax: 0 });
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => row['amount_tax'] === 0)).toBe(true);
    expect(await roundingsOf(made)).toEqual([]);
  });

  it.each([
    ['without any tax', 41, []],
    ['with a tax on top of prices', 42, [{ name: 'Sales 8.25', amount: 8.25 }]],
    [
      'with a tax included in prices',
      43,
      [{ name: 'VAT 19 included', amount: 19, price_include_override: 'tax_included' }],
    ],
  ])(
    'by a line named Rounding where lines carry no totals of their own and prices two decimals, as on Odoo 18: %s',
    async (_case, seed, taxes) => {
      await shop.sellWith(await shop.createTaxes(...taxes));
      const wire = orders('US', seed, { salesTax: 0 });
      const { failures, saleOrders: made } = await shop.importOrders(wire, 'US', { throughOdoo: asOnOdoo18 });
      expect(failures).toEqual([]);
      expect(totalsIn(made)).toEqual(totalsOf(wire));
      const roundings = await roundingsOf(made);
      expect(roundings.length).toBeGreaterThan(0);
      expect(
        roundings.every(({ name, price_unit }) => name === 'Rounding' && Math.abs(Number(price_unit)) <= 0.1),
      ).toBe(true);
    },
  );

  it('when a fiscal position puts another tax on the lines', async () => {
    const [standard = 0] = await shop.createTaxes({ name: 'Standard 21', amount: 21 });
    const [reduced = 0] = await shop.createTaxes({
      name: 'Reduced 10',
      amount: 10,
      original_tax_ids: [[6, 0, [standard]]],
    });
    await shop.sellWith([standard]);
    const [position = 0] = await create(shop.admin, 'account.fiscal.position', [
      { name: 'Islands', tax_ids: [[6, 0, [reduced]]] },
    ]);
    const wire = orders('US', 38, { salesTax: 0 });
    const { failures, saleOrders: made } = await shop.importOrders(wire, 'US', {
      registration: { fiscalPositionId: position },
    });
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    const taxes = await records(
      shop.admin,
      'sale.order.line',
      [
        ['order_id', '=', made[0]?.id],
        ['display_type', '=', false],
      ],
      ['tax_ids'],
    );
    expect(taxes.every((line) => String(line['tax_ids']) === String(reduced))).toBe(true);
  });
});
