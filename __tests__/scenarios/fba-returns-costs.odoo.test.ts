import { describe, expect, it } from '@jest/globals';
import type { OdooPort } from '../../lib/index.ts';
import { create, createGoods, records, search, type Row, type Stage } from '../../stage/index.ts';
import { openDepot, putIntoDepot, shippedOrder, type Depot } from './depot.ts';
import { realMajor } from '../real-odoo/version.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { bringBack, report, returnedMoves, returnOf } from './returned-goods.ts';
import { shopOn } from './shop.ts';

/** What must not change of an order when its goods come back. */
const orderFields = ['amount_total', 'amount_untaxed', 'state', 'locked', 'invoice_ids', 'order_line'];

/** What Odoo says that all of a product is worth. */
async function worthOf({ admin }: Stage, product: number): Promise<Row | undefined> {
  const fields = ['total_value', 'avg_cost', 'standard_price'];
  const [worth] = await records(admin, 'product.product', [['id', '=', product]], fields);
  return worth;
}

/** Odoo as a person sees it who works in this company alone. */
const seenFrom = (port: OdooPort, companyId: number): OdooPort => ({
  ...port,
  call: (model, method, call) =>
    port.call(model, method, { ...call, context: { ...call?.context, allowed_company_ids: [companyId] } }),
});

/** What the moves of an order's products are worth, oldest first: deliveries, then what came back. */
const valuesOf = async ({ admin }: Stage, depot: Depot, index = 0): Promise<readonly unknown[]> => {
  const ofOrder = [['sale_line_id.order_id.x_amazon_order_ref', '=', depot.orders[index]?.orderId]];
  const moves = await records(admin, 'stock.move', ofOrder, ['quantity', 'value', 'is_in', 'state']);
  return moves.map(({ quantity, value, is_in: isIn, state }) => [
    isIn ? 'in' : 'out',
    quantity,
    value,
    state,
  ]);
};

describe('returns of goods whose cost has changed since they left, on a real Odoo,', () => {
  const stage = onStage(realDatabases('fba_returns_costs'), { currencies: ['EUR'], goods: ['OTHER'] });

  /** Ten units at a cost of four; two leave, with one of other goods. Then ten more come in at a cost of ten. */
  async function soldBeforeTheCostChanged(sku: string, method: string): Promise<Depot & { product: number }> {
    const { admin } = stage();
    const [category] = await create(admin, 'product.category', [
      { name: sku, property_cost_method: method, property_valuation: 'periodic' },
    ]);
    const goods = { is_storable: true, categ_id: category, standard_price: 4 };
    const [product = 0] = await createGoods(admin, [sku], goods);
    const depot = await openDepot(stage(), [shippedOrder([2, 1], { skus: [sku, 'OTHER'] })]);
    const { locationId } = depot.registration;
    await putIntoDepot(stage(), locationId, product, { '': 10 });
    await depot.syncOrders();
    await admin.call('product.product', 'write', { ids: [product], args: { vals: { standard_price: 10 } } });
    await putIntoDepot(stage(), locationId, product, { '': 18 });
    return { ...depot, product };
  }

  it.each([
    // What was there was revalued to ten each: 18 × 10, and one comes back at four.
    { method: 'average', before: 180, cost: 184 / 19 },
    // Eight at four and ten at ten, and one comes back at four.
    // Before Odoo 19 the cost stays the one that was written, averaged with what came back.
    { method: 'fifo', before: 132, cost: realMajor < 19 ? 184 / 19 : 136 / 19 },
  ])('have the value at which they left: $method', async ({ method, before, cost }) => {
    const sku = `COST-${method.toUpperCase()}`;
    const depot = await soldBeforeTheCostChanged(sku, method);
    expect(await worthOf(stage(), depot.product)).toMatchObject({ total_value: before });
    const [order, lines] = [await depot.saleOrders(orderFields), await depot.lines(0)];
    const left = [
      ['out', 2, 8, 'done'],
      ['out', 1, 0, 'done'],
    ];
    expect(await valuesOf(stage(), depot)).toEqual(left);

    expect(await bringBack(depot, { returns: [returnOf(depot, 0, { sku })] })).toMatchObject([
      { status: 'returned', quantity: 1 },
    ]);
    expect(await valuesOf(stage(), depot)).toEqual([...left, ['in', 1, 4, 'done']]);
    expect(await worthOf(stage(), depot.product)).toMatchObject({
      total_value: before + 4,
      standard_price: expect.closeTo(cost, 4) as unknown,
    });
    expect(await depot.held(depot.product)).toEqual({ '': 19 });
    // Of the order, nothing but what is delivered of this line has changed.
    const [own, other] = lines;
    expect(await depot.lines(0)).toEqual([{ ...own, qty_delivered: 1 }, other]);
    expect(await depot.saleOrders(orderFields)).toEqual(order);
  });

  it('leave the posted invoice alone, and are to be credited', async () => {
    const { admin, bot } = stage();
    const goods = { is_storable: true, standard_price: 4, invoice_policy: 'delivery' };
    const [product = 0] = await createGoods(admin, ['COST-INVOICED'], goods);
    const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['COST-INVOICED'] })]);
    await depot.syncOrders();
    const shop = shopOn(stage);
    const [saleOrder] = await depot.saleOrders(['name']);
    await shop.post(await shop.invoice([saleOrder?.id ?? 0]));
    const entries = () =>
      records(admin, 'account.move', [], ['move_type', 'state', 'amount_total', 'payment_state', 'line_ids']);
    const invoicing = () =>
      records(
        bot,
        'sale.order.line',
        [['product_id', '=', product]],
        ['qty_delivered', 'qty_invoiced', 'qty_to_invoice', 'invoice_status', 'price_unit', 'price_total'],
      );
    const [before, lines] = [await entries(), await invoicing()];
    expect(before).toMatchObject([{ move_type: 'out_invoice', state: 'posted', amount_total: 30 }]);
    expect(lines).toMatchObject([
      { qty_delivered: 3, qty_invoiced: 3, qty_to_invoice: 0, invoice_status: 'invoiced' },
    ]);

    const returns = [returnOf(depot, 0, { sku: 'COST-INVOICED', quantity: 2 })];
    expect(await bringBack(depot, { returns })).toMatchObject([{ status: 'returned' }]);
    expect(await invoicing()).toEqual([
      { ...lines[0], qty_delivered: 1, qty_to_invoice: -2, invoice_status: 'to invoice' },
    ]);
    expect(await depot.saleOrders(['amount_total', 'invoice_status', 'invoice_ids'])).toMatchObject([
      { amount_total: 30, invoice_status: 'to invoice', invoice_ids: [before[0]?.id] },
    ]);
    expect(await entries()).toEqual(before);
    expect(await valuesOf(stage(), depot)).toEqual([
      ['out', 3, 12, 'done'],
      ['in', 2, 8, 'done'],
    ]);
  });

  it('come back once where two processes read the same report at the same moment', async () => {
    const goods = { is_storable: true, standard_price: 4 };
    const [product = 0] = await createGoods(stage().admin, ['COST-BOTH'], goods);
    const orders = Array.from({ length: 12 }, () => shippedOrder([3], { skus: ['COST-BOTH'] }));
    const depot = await openDepot(stage(), orders);
    await putIntoDepot(stage(), depot.registration.locationId, product, { '': 100 });
    await depot.syncOrders();
    const before = await depot.saleOrders(orderFields);
    report(
      depot,
      orders.flatMap((_, index) => [
        returnOf(depot, index, { sku: 'COST-BOTH', licensePlate: `LPN${index}` }),
        returnOf(depot, index, { sku: 'COST-BOTH' }),
      ]),
    );
    const other = depot.connectorOver(stage().port('bot'), depot.anotherClient());
    const both = await Promise.all([
      bringBack(depot),
      bringBack({ connector: other, registration: depot.registration }),
    ]);

    for (const outcomes of both) {
      expect(outcomes).toHaveLength(24);
      expect(outcomes.filter(({ status }) => status !== 'returned' && status !== 'unchanged')).toEqual([]);
    }
    for (const index of orders.keys()) {
      expect(await valuesOf(stage(), depot, index)).toEqual([
        ['out', 3, 12, 'done'],
        ['in', 1, 4, 'done'],
        ['in', 1, 4, 'done'],
      ]);
      expect(await depot.lines(index)).toMatchObject([
        { product_uom_qty: 3, qty_delivered: 1, price_unit: 10, price_total: 30 },
      ]);
    }
    expect(await depot.held(product)).toEqual({ '': 100 - 36 + 24 });
    expect(await worthOf(stage(), product)).toMatchObject({ total_value: 4 * 88 });
    expect(await depot.saleOrders(orderFields)).toEqual(before);
    expect(await depot.connector.problems.list({ registration: depot.registration })).toEqual([]);
  });
});

describe('returns in a second company of a real Odoo', () => {
  const stage = onStage(realDatabases('fba_returns_company'), { currencies: ['EUR'] });

  it('come back into its own location, at its own cost', async () => {
    const { admin, administrator } = stage();
    const [currency] = await search(admin, 'res.currency', [['name', '=', 'EUR']]);
    const [second = 0] = await create(admin, 'res.company', [{ name: 'Second', currency_id: currency }]);
    const users = await search(admin, 'res.users', [['login', 'in', ['admin', 'bot']]]);
    await admin.call('res.users', 'write', { ids: users, args: { vals: { company_ids: [[4, second]] } } });
    await create(admin, 'stock.warehouse', [{ name: 'Second', code: 'SEC', company_id: second }]);
    await administrator.install();
    const [shelf = 0] = await create(admin, 'stock.location', [
      { name: 'Returned to Second', usage: 'internal', company_id: second },
    ]);
    const [product = 0] = await createGoods(admin, ['COST-SECOND'], { is_storable: true, standard_price: 8 });
    const context = { allowed_company_ids: [second] };
    const setCost = (standard_price: number) =>
      admin.call('product.product', 'write', { ids: [product], args: { vals: { standard_price } }, context });
    await setCost(13);
    const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['COST-SECOND'] })], {
      companyId: second,
      returnLocationId: shelf,
    });
    expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
    const lines = await depot.lines(0);
    await setCost(20);

    const returns = [returnOf(depot, 0, { sku: 'COST-SECOND', quantity: 2 })];
    expect(await bringBack(depot, { returns })).toMatchObject([{ status: 'returned' }]);
    expect(await returnedMoves(depot, stage().bot, 0)).toMatchObject([
      { quantity: 2, state: 'done', location_dest_id: [shelf, expect.anything()] },
    ]);
    expect(await valuesOf(stage(), depot)).toEqual([
      ['out', 3, 39, 'done'],
      // Before Odoo 19, goods at a standard cost come back at that of the day, and what left below zero is revalued to it.
      ['in', 2, realMajor < 19 ? 40 : 26, 'done'],
    ]);
    const moves = await records(admin, 'stock.move', [['product_id', '=', product]], ['company_id']);
    expect(moves.map(({ company_id: company }) => company)).toEqual([
      [second, 'Second'],
      [second, 'Second'],
    ]);
    // Neither company has anything of it elsewhere.
    const quants = await records(
      admin,
      'stock.quant',
      [
        ['product_id', '=', product],
        ['location_id.usage', '=', 'internal'],
      ],
      ['location_id', 'quantity', 'company_id'],
    );
    expect(quants).toMatchObject([
      { location_id: [depot.registration.locationId, expect.anything()], quantity: -3 },
      { location_id: [shelf, expect.anything()], quantity: 2, company_id: [second, 'Second'] },
    ]);
    const inFirst = { ...stage(), admin: seenFrom(admin, 1) };
    const inSecond = { ...stage(), admin: seenFrom(admin, second) };
    expect(await worthOf(inFirst, product)).toMatchObject({ total_value: 0, standard_price: 8 });
    expect(await worthOf(inSecond, product)).toMatchObject({
      total_value: realMajor < 19 ? -13 : -20,
      standard_price: 20,
    });
    const [line] = lines;
    expect(await depot.lines(0)).toEqual([{ ...line, qty_delivered: 1 }]);
  });
});
