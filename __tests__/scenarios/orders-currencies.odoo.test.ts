import { describe, expect, it } from '@jest/globals';
import { reduced } from '../../lib/testing/index.ts';
import { create, jsonRpc, records, search } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder, type PricedIn } from './priced-orders.ts';
import { realDatabases } from './real.ts';

const spain = { marketplaceId: 'A1RKKUPIHCS9HS', country: 'ES' };

/** Currencies whose smallest amount is not 0.01, on a real Odoo. */
describe('currencies of no and of three decimals on a real Odoo', () => {
  const stage = onStage(realDatabases('orders_currencies'), {
    currencies: ['EUR', 'JPY', 'KWD', 'CHF'],
    transport: jsonRpc,
  });

  it.each<[PricedIn, string, string, number, number]>([
    [{ ...spain, currency: 'JPY', digits: 0 }, '1000', '667', 1000, 667],
    [{ ...spain, currency: 'KWD', digits: 3 }, '1.000', '0.667', 1, 0.667],
  ])(
    "come to Amazon's total, and follow what Amazon takes out of it: %j",
    async (where, total, left, ...held) => {
      const { admin, bot } = stage();
      const sku = `TAXED-${where.currency}`;
      const taxes = await create(admin, 'account.tax', [
        {
          name: `7 % ${where.currency}`,
          amount: 7,
          type_tax_use: 'sale',
          price_include_override: 'tax_excluded',
        },
      ]);
      await create(admin, 'product.product', [
        { name: sku, default_code: sku, type: 'consu', taxes_id: [[6, 0, taxes]] },
      ]);
      const order = pricedOrder(
        where.currency === 'JPY' ? '902-0000800-0000001' : '902-0000800-0000002',
        [{ sku, quantity: 3, rows: [['ITEM', total]] }],
        where,
      );
      const seller = await stage().openSeller([order], { marketplaces: ['ES'] });
      expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
      const made = await seller.saleOrders(['amount_total', 'amount_tax', 'x_amazon_total', 'currency_id']);
      expect(made).toMatchObject([
        { amount_total: held[0], x_amazon_total: total, currency_id: [expect.any(Number), where.currency] },
      ]);
      expect(made[0]?.['amount_tax']).toBeGreaterThan(0);

      // What is left of 1000 for two of three: not divisible.
      seller.change(order.orderId, (before) => {
        const after = reduced([2])(before);
        const money = { amount: left, currencyCode: where.currency };
        return {
          ...after,
          proceeds: { grandTotal: money },
          orderItems: after.orderItems.map((item) => ({
            ...item,
            proceeds: { proceedsTotal: money, breakdowns: [{ type: 'ITEM', subtotal: money }] },
          })),
        };
      });
      expect(await seller.syncOrders()).toMatchObject([{ status: 'updated', changes: ['quantities'] }]);
      expect(await seller.saleOrders(['amount_total'])).toMatchObject([{ amount_total: held[1] }]);
      const lines = await records(
        bot,
        'sale.order.line',
        [['order_id.x_amazon_order_ref', '=', order.orderId]],
        ['product_uom_qty', 'price_total', 'x_amazon_component'],
      );
      expect(lines).toMatchObject([{ product_uom_qty: 2, price_total: held[1], x_amazon_component: 'item' }]);
      expect(await seller.connector.problems.list({ registration: seller.registration })).toEqual([]);
    },
  );

  it('refuse an amount that Odoo would round to its cash rounding, before anything is made', async () => {
    const { admin } = stage();
    const francs = await search(admin, 'res.currency', [['name', '=', 'CHF']]);
    await admin.call('res.currency', 'write', { ids: francs, args: { vals: { rounding: 0.05 } } });
    const where = { ...spain, currency: 'CHF' };
    const inFrancs = (orderId: string, amount: string) =>
      pricedOrder(orderId, [{ sku: 'COW-BELL', quantity: 1, rows: [['ITEM', amount]] }], where);
    const seller = await stage().openSeller(
      [inFrancs('902-0000800-0000003', '10.03'), inFrancs('902-0000800-0000004', '10.05')],
      { marketplaces: ['ES'] },
    );
    const outcomes = await seller.syncOrders();
    expect(outcomes.find(({ orderId }) => orderId === '902-0000800-0000003')).toMatchObject({
      status: 'failed',
      error: { code: 'AMOUNTS_INCONSISTENT' },
    });
    expect(await seller.saleOrders(['amount_total', 'x_amazon_order_ref'])).toMatchObject([
      { amount_total: 10.05, x_amazon_order_ref: '902-0000800-0000004' },
    ]);
  });
});
