import { describe, expect, it } from '@jest/globals';
import { createGoods, records, type SellerOptions } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { inDollars, pricedOrder, type PricedItem } from './priced-orders.ts';
import { realDatabases } from './real.ts';

// Goods of this database have a tax of 15 %, on top of their prices: Odoo's own engine, so proved on the real one only.
describe('an order that is mapped again, on a real Odoo', () => {
  const stage = onStage(realDatabases('mapped_again'), { goods: ['AGAIN-MUG', 'AGAIN-CUP'] });
  let numbers = 0;

  const mugs = (quantity: number): PricedItem => ({
    sku: 'AGAIN-MUG',
    quantity,
    rows: [
      ['ITEM', (quantity * 10).toFixed(2)],
      ['TAX', (quantity * 1.5).toFixed(2)],
    ],
  });
  const cup: PricedItem = {
    sku: 'AGAIN-CUP',
    quantity: 2,
    rows: [
      ['ITEM', '7.00'],
      ['TAX', '1.05'],
    ],
  };

  async function imported(items: readonly PricedItem[], registration: SellerOptions['registration'] = {}) {
    numbers += 1;
    const orderId = `902-7700000-000000${numbers}`;
    const seller = await stage().openSeller([pricedOrder(orderId, items, inDollars)], {
      marketplaces: ['US'],
      registration,
    });
    expect((await seller.syncOrders()).map(({ status }) => status)).toEqual(['created']);
    return {
      ...seller,
      becomes: (changed: readonly PricedItem[]) => {
        seller.change(orderId, (order) => {
          const { proceeds, orderItems } = pricedOrder(orderId, changed, inDollars);
          return { ...order, ...(proceeds && { proceeds }), orderItems };
        });
      },
      lines: async () => {
        const fields = ['product_id', 'product_uom_qty', 'price_unit', 'price_tax', 'price_total', 'tax_ids'];
        const lines = await records(
          stage().bot,
          'sale.order.line',
          seller.ours('order_id.x_amazon_registration_id'),
          fields,
        );
        return lines.map((line) => [
          Number(Array.isArray(line['product_id']) ? line['product_id'][0] : 0),
          line['product_uom_qty'],
          line['price_unit'],
          Math.round(Number(line['price_tax']) * 100) / 100,
          line['price_total'],
        ]);
      },
      totals: async () =>
        (await seller.saleOrders(['amount_tax', 'amount_total'])).map((row) => [
          row['amount_tax'],
          row['amount_total'],
        ]),
    };
  }

  it.each(['park', 'amazon', 'odoo'] as const)(
    'follows a plain reduction under the policy %s: its product is looked up as for a new order',
    async (taxPolicy) => {
      const [mug] = await createGoods(stage().admin, ['AGAIN-MUG']);
      const order = await imported([mugs(3)], { taxPolicy });
      expect(await order.totals()).toEqual([[4.5, 34.5]]);
      order.becomes([mugs(2)]);
      expect(await order.syncOrders()).toMatchObject([{ status: 'updated', changes: ['quantities'] }]);
      expect(await order.lines()).toEqual([[mug, 2, 10, 3, 23]]);
      expect(await order.totals()).toEqual([[3, 23]]);
      expect(await order.syncOrders()).toMatchObject([{ status: 'unchanged' }]);
      expect(await order.connector.problems.list({ registration: order.registration })).toEqual([]);
    },
  );

  it('gives an item that Amazon adds its own product and tax', async () => {
    const [mug, other] = await createGoods(stage().admin, ['AGAIN-MUG', 'AGAIN-CUP']);
    const order = await imported([mugs(1)], { taxPolicy: 'park' });
    order.becomes([mugs(1), cup]);
    expect(await order.syncOrders()).toMatchObject([{ status: 'updated' }]);
    expect(await order.lines()).toEqual([
      [mug, 1, 10, 1.5, 11.5],
      [other, 2, 3.5, 1.05, 8.05],
    ]);
    expect(await order.totals()).toEqual([[2.55, 19.55]]);
    expect(await order.syncOrders()).toMatchObject([{ status: 'unchanged' }]);
  });

  it('is read by one call more than one that is not, for its products', async () => {
    const order = await imported([mugs(2)]);
    order.becomes([mugs(1)]);
    await order.syncOrders();
    expect(order.odoo.calls.byMethod.get('product.product.web_search_read')).toBe(1);
    expect(order.odoo.calls.byMethod.get('res.partner.web_search_read')).toBeUndefined();
    expect(order.odoo.calls.byMethod.get('sale.order.web_search_read')).toBe(3);
  });
});
