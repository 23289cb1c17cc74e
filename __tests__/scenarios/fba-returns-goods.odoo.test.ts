import { describe, expect, it } from '@jest/globals';
import { create, createGoods, records, type Row } from '../../stage/index.ts';
import { describeFrom } from '../real-odoo/version.ts';
import { openDepot, putIntoDepot, shippedOrder, type Depot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';
import { bringBack, returnedMoves, returnOf } from './returned-goods.ts';

describe('returns of valued, tracked and composed goods on a real Odoo', () => {
  const stage = onStage(withModule('sale_mrp', realDatabases('fba_returns_goods')), { currencies: ['EUR'] });

  /** Goods that lie at Amazon, sold and shipped. */
  async function sold(
    sku: string,
    quantity: number,
    {
      stock,
      ...values
    }: Readonly<Record<string, unknown>> & { readonly stock: Readonly<Record<string, number>> },
  ): Promise<Depot & { readonly productId: number }> {
    const [productId = 0] = await createGoods(stage().admin, [sku], { is_storable: true, ...values });
    const depot = await openDepot(stage(), [shippedOrder([quantity], { skus: [sku] })]);
    const [own] = await create(stage().admin, 'stock.location', [
      { name: `Amazon ${sku}`, usage: 'internal' },
    ]);
    await stage().admin.call('x_amazon_registration', 'write', {
      ids: [depot.registration.id],
      args: { vals: { x_location_id: own } },
    });
    const registration = { ...depot.registration, locationId: own };
    await putIntoDepot(stage(), own, productId, stock);
    await depot.syncOrders();
    return { ...depot, registration, productId, held: (id) => heldIn(own, id) };
  }

  const heldIn = async (
    locationId: number | undefined,
    productId: number,
  ): Promise<Record<string, number>> => {
    const domain = [
      ['location_id', '=', locationId],
      ['product_id', '=', productId],
      ['quantity', '!=', 0],
    ];
    const quants = await records(stage().bot, 'stock.quant', domain, ['lot_id', 'quantity']);
    return Object.fromEntries(
      quants.map(({ lot_id: lot, quantity }) => [Array.isArray(lot) ? String(lot[1]) : '', Number(quantity)]),
    );
  };

  const pickingsOf = (depot: Depot): Promise<readonly Row[]> =>
    records(
      stage().bot,
      'stock.picking',
      [
        ['name', 'like', '/RETURN/'],
        ['sale_id.x_amazon_order_ref', '=', depot.orders[0]?.orderId],
      ],
      ['state', 'return_id', 'move_ids', 'date_done'],
    );

  it('are worth what they cost when they left, and linked to their delivery', async () => {
    const depot = await sold('RET-PLAIN', 3, { standard_price: 8, stock: { '': 10 } });
    const rows = [returnOf(depot, 0, { sku: 'RET-PLAIN', quantity: 2 })];
    expect(await bringBack(depot, { returns: rows })).toMatchObject([{ status: 'returned' }]);
    expect(await depot.held(depot.productId)).toEqual({ '': 9 });
    const [move] = await returnedMoves(depot, stage().bot, 0);
    expect(
      await records(stage().admin, 'stock.move', [['id', '=', move?.id]], ['value', 'is_in']),
    ).toMatchObject([{ value: 16, is_in: true }]);
    const delivery = (await depot.pickings(0)).find(({ name }) => !String(name).includes('RETURN'));
    expect(await pickingsOf(depot)).toMatchObject([{ return_id: [delivery?.id, expect.anything()] }]);
  });

  it('have the lot that left', async () => {
    const depot = await sold('RET-LOT', 3, { tracking: 'lot', stock: { OLD: 5 } });
    const rows = [returnOf(depot, 0, { sku: 'RET-LOT' })];
    expect(await bringBack(depot, { returns: rows })).toMatchObject([{ status: 'returned' }]);
    expect(await depot.held(depot.productId)).toEqual({ OLD: 3 });
    const all = [...rows, returnOf(depot, 0, { sku: 'RET-LOT', quantity: 2, licensePlate: 'LPN7' })];
    expect(await bringBack(depot, { returns: all })).toMatchObject([
      { status: 'unchanged' },
      { status: 'returned' },
    ]);
    expect(await depot.held(depot.productId)).toEqual({ OLD: 5 });
  });

  it('wait for a person where several serial numbers are out, and come back with the one that is left', async () => {
    const depot = await sold('RET-SERIAL', 2, { tracking: 'serial', stock: { S1: 1, S2: 1 } });
    const first = returnOf(depot, 0, { sku: 'RET-SERIAL', licensePlate: 'LPN1' });
    const [failed] = await bringBack(depot, { returns: [first] });
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'LOT_MISSING' } });
    expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 2 }]);
    const [move] = await returnedMoves(depot, stage().bot, 0);
    const [lot] = await records(stage().bot, 'stock.lot', [['name', '=', 'S2']], ['name']);
    const vals = { lot_ids: [[6, 0, [lot?.id]]], picked: true };
    await stage().bot.call('stock.move', 'write', { ids: [move?.id ?? 0], args: { vals } });
    const second = returnOf(depot, 0, { sku: 'RET-SERIAL', licensePlate: 'LPN2' });
    expect(await bringBack(depot, { returns: [first, second] })).toMatchObject([
      { status: 'returned' },
      { status: 'returned' },
    ]);
    expect(await depot.held(depot.productId)).toEqual({ S1: 1, S2: 1 });
    expect(await depot.connector.problems.list({ registration: depot.registration })).toEqual([]);
  });

  it('come back by the components of a kit', async () => {
    const { admin } = stage();
    const [one = 0, two = 0] = await createGoods(admin, ['RET-C1', 'RET-C2'], { is_storable: true });
    const [kit = 0] = await createGoods(admin, ['RET-KIT']);
    const [row] = await records(admin, 'product.product', [['id', '=', kit]], ['product_tmpl_id']);
    const template = Array.isArray(row?.['product_tmpl_id']) ? Number(row['product_tmpl_id'][0]) : 0;
    const lines = [
      [0, 0, { product_id: one, product_qty: 1 }],
      [0, 0, { product_id: two, product_qty: 2 }],
    ];
    await create(admin, 'mrp.bom', [{ product_tmpl_id: template, type: 'phantom', bom_line_ids: lines }]);
    const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['RET-KIT'] })]);
    await depot.syncOrders();
    expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 3 }]);
    const rows = [returnOf(depot, 0, { sku: 'RET-KIT' })];
    expect(await bringBack(depot, { returns: rows })).toMatchObject([{ status: 'returned' }]);
    expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 2 }]);
    expect((await returnedMoves(depot, stage().bot, 0)).map(({ quantity }) => quantity)).toEqual([1, 2]);
    const all = [...rows, returnOf(depot, 0, { sku: 'RET-KIT', quantity: 2, licensePlate: 'LPN3' })];
    expect(await bringBack(depot, { returns: all })).toMatchObject([
      { status: 'unchanged' },
      { status: 'returned' },
    ]);
    expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 0 }]);
  });

  describeFrom(18, 'goods keep their type once they have moved')('made a service since', () => {
    it('come back by stock moves, and are no stock then', async () => {
      const { admin, bot } = stage();
      const depot = await sold('RET-SERVICE', 3, { standard_price: 4, stock: { '': 10 } });
      const [line] = await depot.lines(0);
      const vals = { type: 'service' };
      await admin.call('product.product', 'write', { ids: [depot.productId], args: { vals } });
      const returns = [returnOf(depot, 0, { sku: 'RET-SERVICE' })];
      expect(await bringBack(depot, { returns })).toMatchObject([{ status: 'returned' }]);
      expect(await returnedMoves(depot, bot, 0)).toMatchObject([{ quantity: 1, state: 'done' }]);
      expect(await depot.lines(0)).toEqual([{ ...line, qty_delivered: 2 }]);
      // Odoo keeps no stock of a service: what lies there stays as it was.
      expect(await depot.held(depot.productId)).toEqual({ '': 7 });
      const tooMany = returnOf(depot, 0, { sku: 'RET-SERVICE', quantity: 3 });
      expect(await bringBack(depot, { returns: [...returns, tooMany] })).toMatchObject([
        { status: 'unchanged' },
        { status: 'failed', error: { code: 'RETURN_EXCEEDS_DELIVERED' } },
      ]);
    });
  });

  it('are skipped where the product has been a service all along', async () => {
    await createGoods(stage().admin, ['RET-ADVICE'], { type: 'service' });
    const depot = await openDepot(stage(), [shippedOrder([1], { skus: ['RET-ADVICE'] })]);
    await depot.syncOrders();
    const lines = await depot.lines(0);
    const returns = [returnOf(depot, 0, { sku: 'RET-ADVICE' })];
    expect(await bringBack(depot, { returns })).toMatchObject([{ status: 'skipped', reason: 'SERVICE' }]);
    expect(await returnedMoves(depot, stage().bot, 0)).toEqual([]);
    expect(await depot.lines(0)).toEqual(lines);
    expect(await depot.connector.problems.list({ registration: depot.registration })).toEqual([]);
  });

  it('have the date of the run in a locked period', async () => {
    const depot = await sold('RET-LOCKED', 1, { stock: { '': 1 } });
    const ids = [depot.registration.companyId];
    const lock = (fiscalyear_lock_date: string | false) =>
      stage().admin.call('res.company', 'write', { ids, args: { vals: { fiscalyear_lock_date } } });
    await lock('2026-10-31');
    try {
      const returns = [returnOf(depot, 0, { sku: 'RET-LOCKED' })];
      expect(await bringBack(depot, { returns })).toMatchObject([
        { status: 'returned', datedToday: 'PERIOD_LOCKED' },
      ]);
    } finally {
      await lock(false);
    }
  });
});
