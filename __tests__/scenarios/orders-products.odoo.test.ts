import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConnectorEvent, OrderOutcome } from '../../lib/index.ts';
import { plainOrders, reduced, type WireOrder } from '../../lib/testing/index.ts';
import { create, jsonRpc, records, type Seller } from '../../stage/index.ts';
import { itFrom, realMajor } from '../real-odoo/version.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder } from './priced-orders.ts';
import { realDatabases } from './real.ts';

/** What becomes of orders whose SKUs lead to an odd product, or to none for sure, on a real Odoo. */
describe('products of orders on a real Odoo', () => {
  const stage = onStage(realDatabases('orders_products'), { currencies: ['EUR'], transport: jsonRpc });
  let products: Readonly<Record<string, number>> = {};

  beforeAll(async () => {
    const { admin } = stage();
    const [part] = await create(admin, 'product.product', [{ name: 'Part', type: 'consu' }]);
    const values = [
      ...(realMajor >= 18 ? [await combo(part)] : []),
      { name: 'Service', type: 'service', default_code: 'SERVICE' },
      { name: 'Unsold', type: 'consu', sale_ok: false, default_code: 'UNSOLD' },
      { name: 'Spelled', type: 'consu', default_code: ' Spelled_1% ' },
      { name: 'Old', type: 'consu', default_code: 'RENEWED', active: false },
      { name: 'New', type: 'consu', default_code: 'renewed' },
      { name: 'Formerly', type: 'consu', default_code: 'FORMERLY' },
      { name: 'Other', type: 'consu', default_code: 'elsewhere' },
      { name: 'Twin one', type: 'consu', default_code: 'twin' },
      { name: 'Twin two', type: 'consu', default_code: 'Twin ' },
    ];
    const ids = await create(admin, 'product.product', values);
    products = Object.fromEntries(values.map(({ name }, index) => [name, ids[index] ?? 0]));
  });

  async function combo(part: number | undefined) {
    const combos = await create(stage().admin, 'product.combo', [
      { name: 'Choice', combo_item_ids: [[0, 0, { product_id: part }]] },
    ]);
    return { name: 'Combo', type: 'combo', combo_ids: [[6, 0, combos]], default_code: 'COMBO' };
  }

  /** One FBM order for each SKU, with their outcomes by SKU. */
  async function sell(...skus: readonly string[]) {
    const events: ConnectorEvent[] = [];
    const orders = skus.map(ofSku);
    const seller = await stage().openSeller(orders, {
      marketplaces: ['ES'],
      connector: { onEvent: (event) => events.push(event) },
    });
    const outcomes = await seller.syncOrders();
    const bySku = new Map(
      orders.map(({ orderId }, index) => [skus[index], outcomes.find((one) => one.orderId === orderId)]),
    );
    const warnings = events.flatMap((event) => (event.type === 'warning' ? [event.code] : []));
    return { seller, orders, warnings, outcomeOf: (sku: string) => bySku.get(sku) };
  }

  let seeds = 0;
  function ofSku(sku: string): WireOrder {
    seeds += 1;
    const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 7000 + seeds });
    if (!order) throw new Error('no order');
    const orderItems = order.orderItems.map((item) => ({
      ...item,
      product: { ...item.product, sellerSku: sku },
    }));
    return { ...order, orderItems };
  }

  const linesOf = async ({ seller, outcome }: { seller: Seller; outcome: OrderOutcome | undefined }) => {
    const lines = await records(
      stage().bot,
      'sale.order.line',
      [
        ['order_id.x_amazon_order_ref', '=', outcome?.orderId],
        ['order_id.x_amazon_registration_id', '=', seller.registration.id],
      ],
      ['product_id', 'product_uom_qty', 'price_total', 'move_ids'],
    );
    return lines.map(({ product_id: product, product_uom_qty, price_total, move_ids }) => ({
      product: Array.isArray(product) ? Number(product[0]) : undefined,
      quantity: product_uom_qty,
      total: price_total,
      moves: Array.isArray(move_ids) ? move_ids.length : 0,
    }));
  };

  itFrom(18, 'there are no combos')(
    'park an order for a combo, which Odoo neither ships nor invoices, and make nothing',
    async () => {
      const { seller, outcomeOf } = await sell('COMBO', 'OTHER');
      const outcome = outcomeOf('COMBO');
      expect(outcome).toMatchObject({ status: 'failed', error: { code: 'PRODUCT_UNAVAILABLE' } });
      expect(outcomeOf('OTHER')?.status).toBe('created');
      expect(await linesOf({ seller, outcome })).toEqual([]);
      expect(await seller.connector.problems.list({ registration: seller.registration })).toMatchObject([
        { ref: outcome?.orderId, code: 'PRODUCT_UNAVAILABLE' },
      ]);
    },
  );

  it('are taken with a warning where they are a service or not for sale', async () => {
    const { seller, orders, warnings, outcomeOf } = await sell('SERVICE', 'UNSOLD');
    expect(warnings.toSorted()).toEqual(['PRODUCT_NOT_SHIPPED', 'PRODUCT_NOT_SOLD']);
    const totals = orders.map(({ proceeds }) => Number(proceeds?.grandTotal?.amount));
    expect(await linesOf({ seller, outcome: outcomeOf('SERVICE') })).toEqual([
      { product: products['Service'], quantity: 1, total: totals[0], moves: 0 },
    ]);
    expect(await linesOf({ seller, outcome: outcomeOf('UNSOLD') })).toEqual([
      { product: products['Unsold'], quantity: 1, total: totals[1], moves: 1 },
    ]);
  });

  it('are found by a reference that differs by case and blanks, with a warning, and by their offer from then on', async () => {
    const { seller, warnings, outcomeOf } = await sell('SPELLED_1%');
    const outcome = outcomeOf('SPELLED_1%');
    expect(outcome).toMatchObject({
      status: 'created',
      draft: { warnings: [{ code: 'SKU_SPELLED_DIFFERENTLY', productIds: [products['Spelled']] }] },
    });
    expect(warnings).toEqual(['SKU_SPELLED_DIFFERENTLY']);
    expect(await linesOf({ seller, outcome })).toMatchObject([{ product: products['Spelled'], moves: 1 }]);
    const offers = await records(
      stage().bot,
      'x_amazon_offer',
      [['x_sku', '=', 'SPELLED_1%']],
      ['x_product_id'],
    );
    expect(offers).toMatchObject([{ x_product_id: [products['Spelled'], expect.any(String)] }]);
    const next = await sell('SPELLED_1%');
    expect(next.outcomeOf('SPELLED_1%')).toMatchObject({ status: 'created' });
  });

  it('are found by another spelling where the product that is spelled so is archived', async () => {
    const { seller, outcomeOf } = await sell('RENEWED');
    expect(await linesOf({ seller, outcome: outcomeOf('RENEWED') })).toMatchObject([
      { product: products['New'] },
    ]);
  });

  it('are found by another spelling where only another seller offers something under the SKU', async () => {
    const vals = { default_code: 'ELSEWHERE' };
    await stage().admin.call('product.product', 'write', {
      ids: [products['Formerly'] ?? 0],
      args: { vals },
    });
    const before = await sell('ELSEWHERE');
    expect(await linesOf({ seller: before.seller, outcome: before.outcomeOf('ELSEWHERE') })).toMatchObject([
      { product: products['Formerly'] },
    ]);
    const renamed = { default_code: 'FORMERLY' };
    await stage().admin.call('product.product', 'write', {
      ids: [products['Formerly'] ?? 0],
      args: { vals: renamed },
    });
    const { seller, outcomeOf } = await sell('ELSEWHERE');
    expect(await linesOf({ seller, outcome: outcomeOf('ELSEWHERE') })).toMatchObject([
      { product: products['Other'] },
    ]);
  });

  it('are none of two that are spelled otherwise, and the order says which', async () => {
    const { seller, warnings, outcomeOf } = await sell('TWIN');
    const outcome = outcomeOf('TWIN');
    expect(outcome).toMatchObject({
      status: 'created',
      draft: {
        warnings: [{ code: 'SKU_AMBIGUOUS', productIds: [products['Twin one'], products['Twin two']] }],
      },
    });
    expect(warnings).toEqual(['SKU_AMBIGUOUS']);
    expect(await linesOf({ seller, outcome })).toMatchObject([
      { product: seller.registration.products.sales, quantity: 1, moves: 1 },
    ]);
  });

  it('cost at most one more call for SKUs that no product has, whatever their number', async () => {
    const known = await sell('UNSOLD', 'UNSOLD');
    const unknown = await sell('NOBODY-1', 'NOBODY-2', 'NOBODY-3');
    // An offer is remembered in the first run that finds one, so that both have none to write here.
    expect(unknown.seller.odoo.calls.total - known.seller.odoo.calls.total).toBeLessThanOrEqual(1);
  });

  it('leave a section that somebody put on a sale order alone when Amazon reduces a line', async () => {
    const order = pricedOrder(
      '902-0000700-0000001',
      [{ sku: 'SECTION-1', quantity: 3, rows: [['ITEM', '30.00']] }],
      { marketplaceId: 'A1RKKUPIHCS9HS', currency: 'EUR', country: 'ES' },
    );
    const seller = await stage().openSeller([order], { marketplaces: ['ES'] });
    const [made] = await seller.syncOrders();
    if (made?.status !== 'created') throw new Error('not created');
    await create(stage().bot, 'sale.order.line', [
      { order_id: made.saleOrderId, display_type: 'line_section', name: 'For the shelf', sequence: 1 },
    ]);
    seller.change(order.orderId, reduced([2]));
    expect(await seller.syncOrders()).toMatchObject([{ status: 'updated', changes: ['quantities'] }]);
    const [there] = await seller.saleOrders(['amount_total', 'order_line']);
    expect(there?.['amount_total']).toBe(20);
    const lines = await records(
      stage().bot,
      'sale.order.line',
      [['order_id', '=', made.saleOrderId]],
      ['display_type', 'name', 'product_uom_qty', 'price_total'],
    );
    expect(
      lines.map(({ display_type, product_uom_qty, price_total }) => [
        display_type,
        product_uom_qty,
        price_total,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['line_section', 0, 0],
        [false, 2, 20],
      ]),
    );
    expect(await seller.syncOrders()).toMatchObject([{ status: 'unchanged' }]);
  });
});
