import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled, reduced } from '../../lib/testing/index.ts';
import { create, createGoods, records, search } from '../../stage/index.ts';
import { itFrom } from '../real-odoo/version.ts';
import { expectOneOfThreeLeft, heldOrder } from './held-prices.ts';
import { carriesTotals, holdsPrices, quantityAt } from './its-names.ts';
import { asOnOdoo17, asOnOdoo18 } from './older-odoos.ts';
import { onStage } from './on-stage.ts';
import { inDollars, type PricedItem } from './priced-orders.ts';
import { realDatabases, withModule } from './real.ts';
import { shopOn } from './shop.ts';

// Taxes, pricelists and kits are Odoo's own engines: this is proved on the real one only.

const threeFor = (gross: string, sku = 'HELD-SEVEN'): PricedItem => ({
  sku,
  quantity: 3,
  rows: [['ITEM', gross]],
});

describe("what is left of an order comes to Amazon's share on a real Odoo", () => {
  const stage = onStage(realDatabases('held_totals'), { currencies: ['EUR'] });
  const shop = shopOn(stage);
  beforeAll(async () => {
    await createGoods(stage().admin, ['HELD-SEVEN'], { list_price: 7 });
  });

  async function taxed(tax: Readonly<Record<string, unknown>>): Promise<void> {
    const ids = await shop.createTaxes(tax);
    await shop.sellWith(ids);
    const goods = await search(stage().admin, 'product.product', [['default_code', '=', 'HELD-SEVEN']]);
    const vals = { taxes_id: [[6, 0, ids]] };
    await stage().admin.call('product.product', 'write', { ids: goods, args: { vals } });
  }

  it.each([
    ['a tax on top of prices', 'tax_excluded', [2, 2.755, 0, 6.67], [[1, 0, 0, 0]]],
    ['a tax included in prices', 'tax_included', [2, 3.335, 0, 6.67], []],
  ] as const)('with %s, after one write and one look', async (which, kind, left, older) => {
    await taxed({ name: `VAT 21, ${which}`, amount: 21, price_include_override: kind });
    const shipping = ['SHIPPING', '4.99'] as const;
    const order = await heldOrder(stage(), [{ ...threeFor('10.00'), rows: [['ITEM', '10.00'], shipping] }], {
      country: inDollars,
    });
    const before = await order.rest();
    const [, beside] = await order.amounts();
    expect(await order.total()).toBe(14.99);
    await order.ship(2);
    order.seller.change(order.orderId, cancelled());
    expect(await order.sync()).toMatchObject({ status: 'updated' });
    // Known orders, their details, the note, the lines, their total, the stamp; and what every run reads.
    expect(order.seller.odoo.calls.total).toBeLessThanOrEqual(10);
    // Before Odoo 19, three with 21 % on top come to 9.99: the line that made up for it has nothing to do for two.
    const rounding = (await carriesTotals(stage().admin)) ? [] : older;
    expect(await order.amounts()).toEqual([left, beside, ...rounding]);
    expect(await order.total()).toBe(11.66);
    expect(await order.rest()).toEqual(before);
  });

  itFrom(19, 'lines carry no tax of their own')(
    "with the share of Amazon's own tax, where that counts",
    async () => {
      await taxed({ name: 'VAT 20', amount: 20 });
      const order = await heldOrder(
        stage(),
        [
          {
            ...threeFor('30.00'),
            rows: [
              ['ITEM', '30.00'],
              ['TAX', '2.40', { ITEM: '2.40' }],
            ],
          },
        ],
        { country: inDollars, registration: { taxPolicy: 'amazon' } },
      );
      const tax = async () => (await order.seller.saleOrders(['amount_tax', 'amount_total']))[0];
      expect(await tax()).toMatchObject({ amount_tax: 2.4, amount_total: 32.4 });
      await order.ship(1);
      order.seller.change(order.orderId, cancelled());
      expect(await order.sync()).toMatchObject({ status: 'updated' });
      expect(await tax()).toMatchObject({ amount_tax: 0.8, amount_total: 10.8 });
    },
  );

  it.each([
    ['18', asOnOdoo18],
    ['17', asOnOdoo17],
  ])('by the line named Rounding where prices keep two decimals, as on Odoo %s', async (version, older) => {
    await taxed({ name: `VAT 21, as on ${version}`, amount: 21 });
    const options = { country: inDollars, throughOdoo: older };
    const order = await heldOrder(stage(), [threeFor('30.00')], options);
    expect(await order.amounts()).toEqual([
      [3, 8.26, 0, 29.98],
      [1, 0.02, 0, 0.02],
    ]);
    order.seller.change(order.orderId, reduced([2]));
    expect(await order.sync()).toMatchObject({ status: 'updated', changes: ['quantities'] });
    expect(await order.amounts()).toEqual([
      [2, 8.27, 0, 20.01],
      [1, -0.01, 0, -0.01],
    ]);
    expect(await order.total()).toBe(20);
    await order.ship(1);
    order.seller.change(order.orderId, cancelled());
    expect(await order.sync()).toMatchObject({
      status: 'updated',
      changes: ['status', 'remainder_cancelled'],
    });
    expect((await order.amounts())[0]).toEqual([1, 8.26, 0, 9.99]);
    expect(await order.total()).toBe(10);
    expect(await order.sync()).toMatchObject({ status: 'unchanged' });
  });
});

describe('a pricelist of -10 % with discounts shown on lines, on a real Odoo', () => {
  const stage = onStage(realDatabases('held_pricelist'), { currencies: ['EUR'] });
  beforeAll(async () => {
    await createGoods(stage().admin, ['HELD-SEVEN'], { list_price: 7 });
    const shown = { group_product_pricelist: true, group_discount_per_so_line: true };
    const ids = await create(stage().admin, 'res.config.settings', [shown]);
    await stage().admin.call('res.config.settings', 'execute', { ids });
    const lists = await search(stage().admin, 'product.pricelist', [['currency_id.name', '=', 'EUR']]);
    const rule = { compute_price: 'percentage', percent_price: 10, applied_on: '3_global' };
    const vals = { item_ids: [[0, 0, rule]] };
    await stage().admin.call('product.pricelist', 'write', { ids: lists, args: { vals } });
  });

  it("takes nothing off Amazon's prices: not when the order is made, nor when Amazon reduces or cancels", async () => {
    const order = await heldOrder(stage(), [
      {
        sku: 'HELD-SEVEN',
        quantity: 3,
        rows: [
          ['ITEM', '24.21'],
          ['SHIPPING', '2.99'],
        ],
      },
    ]);
    const [made] = await records(
      stage().admin,
      'sale.order',
      [['id', '=', order.saleOrderId]],
      ['pricelist_id', 'amount_total'],
    );
    expect(made).toMatchObject({ amount_total: 27.2 });
    expect(made?.['pricelist_id']).not.toBe(false);
    expect(await order.amounts()).toEqual([
      [3, 8.07, 0, 24.21],
      [1, 2.99, 0, 2.99],
    ]);
    const before = await order.rest();
    order.seller.change(order.orderId, reduced([2]));
    expect(await order.sync()).toMatchObject({ status: 'updated' });
    const [item, shipping] = await order.amounts();
    expect(item).toEqual([2, 8.07, 0, 16.14]);
    expect(shipping?.[2]).toBe(0);
    // Before Odoo 19 the taxes of two may take a line for the cents.
    const isOld = !(await carriesTotals(stage().admin));
    const lines = (await order.rest()).filter((line) => !isOld || line['x_amazon_component'] !== 'rounding');
    expect(lines.map((line) => line['name'])).toEqual(before.map((line) => line['name']));
    await order.ship(1);
    order.seller.change(order.orderId, cancelled());
    expect(await order.sync()).toMatchObject({ status: 'updated' });
    expect((await order.amounts())[0]).toEqual([1, 8.07, 0, 8.07]);
  });

  it('is named as the reason where its discount came back with a quantity that a person wrote', async () => {
    const order = await heldOrder(stage(), [threeFor('30.00')]);
    // Odoo 17 takes a pricelist's discount off the price, which it computes too: there a person writes all three.
    const more = (await holdsPrices(stage().admin)) ? {} : { discount: 10 };
    await order.edit(0, { ...(await quantityAt(stage().admin, 2, 10)), ...more });
    // Odoo computes the discount on every quantity, and nothing holds it; the unit price stays.
    expect(await order.amounts()).toEqual([[2, 10, 10, 18]]);
    await order.ship(1);
    order.seller.change(order.orderId, cancelled());
    const outcome = await order.sync();
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
    expect(outcome?.status === 'failed' && outcome.error.message).toContain('a discount of 10 %');
  });
});

describe('a kit, on a real Odoo', () => {
  const stage = onStage(withModule('sale_mrp', realDatabases('held_kit')), { currencies: ['EUR'] });

  it("keeps Amazon's unit price when the order is cancelled after one of three was shipped", async () => {
    const [kit = 0, part = 0] = await createGoods(stage().admin, ['HELD-KIT', 'HELD-PART'], {
      list_price: 7,
    });
    const products = await records(stage().admin, 'product.product', [['id', '=', kit]], ['product_tmpl_id']);
    const [template] = [products[0]?.['product_tmpl_id']].flat();
    await create(stage().admin, 'mrp.bom', [
      {
        product_tmpl_id: template,
        type: 'phantom',
        bom_line_ids: [[0, 0, { product_id: part, product_qty: 1 }]],
      },
    ]);
    const order = await heldOrder(stage(), [threeFor('30.00', 'HELD-KIT')]);
    expect(await order.amounts()).toEqual([[3, 10, 0, 30]]);
    await expectOneOfThreeLeft(order);
  });
});
