import { describe, expect, it } from '@jest/globals';
import { create, createGoods, records, search } from '../../stage/index.ts';
import { describeFrom } from '../real-odoo/version.ts';
import { openDepot, putIntoDepot, shippedOrder } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

// What goods are worth is Odoo's own affair: only a real one can tell.
describe('stock moves of FBA orders, on a real Odoo,', () => {
  const stage = onStage(realDatabases('fba_valuation'), { currencies: ['EUR'] });

  /** Goods of a category of their own; five are in the Amazon location, at a cost of eight each. */
  const stockedGoods = async (sku: string, method: string) => {
    const { admin } = stage();
    const [category] = await create(admin, 'product.category', [
      { name: sku, property_cost_method: method, property_valuation: 'periodic' },
    ]);
    const [product = 0] = await createGoods(admin, [sku], {
      is_storable: true,
      categ_id: category,
      standard_price: 8,
    });
    return product;
  };
  const movesOf = (product: number, locationId: number | undefined) =>
    records(
      stage().admin,
      'stock.move',
      [
        ['product_id', '=', product],
        ['location_id', '=', locationId],
      ],
      ['quantity', 'value', 'date', 'state', 'reference', 'account_move_id'],
    );
  const worthOf = async (product: number) => {
    const [row] = await records(
      stage().admin,
      'product.product',
      [['id', '=', product]],
      ['total_value', 'standard_price'],
    );
    return row;
  };

  it.each(['standard', 'fifo', 'average'])('take their value from the cost: %s', async (method) => {
    const sku = `VALUE-${method.toUpperCase()}`;
    const product = await stockedGoods(sku, method);
    const changedAt = '2026-10-04T05:06:07Z';
    const depot = await openDepot(stage(), [shippedOrder([2], { skus: [sku], changedAt })]);
    const { locationId } = depot.registration;
    await putIntoDepot(stage(), locationId, product, { '': 5 });
    expect(await worthOf(product)).toMatchObject({ total_value: 40 });
    await depot.syncOrders();
    expect(await movesOf(product, locationId)).toMatchObject([{ quantity: 2, value: 16, state: 'done' }]);
    expect(await worthOf(product)).toMatchObject({ total_value: 24, standard_price: 8 });
    expect(await depot.held(product)).toEqual({ '': 3 });
    // Under average cost an earlier date would change what the rest is worth.
    const [move] = await movesOf(product, locationId);
    const isBackdated = String(move?.['date']).startsWith('2026-10-04');
    expect(isBackdated).toBe(method !== 'average');
    // No amount of the order has changed.
    expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 2, price_unit: 10, price_total: 20 }]);
  });

  it('have Amazon’s date under average cost too where the registration says so', async () => {
    const product = await stockedGoods('VALUE-DATED', 'average');
    const changedAt = '2026-10-04T05:06:07Z';
    const order = shippedOrder([2], { skus: ['VALUE-DATED'], changedAt });
    const depot = await openDepot(stage(), [order], { moveDate: 'amazon' });
    await putIntoDepot(stage(), depot.registration.locationId, product, { '': 5 });
    await depot.syncOrders();
    expect(await depot.moves(0)).toMatchObject([{ date: '2026-10-04 05:06:07' }]);
  });

  it('take the location below zero when more was shipped than was known to be there', async () => {
    const product = await stockedGoods('VALUE-NONE', 'standard');
    const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['VALUE-NONE'] })]);
    expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
    expect(await depot.held(product)).toEqual({ '': -3 });
  });

  it('move what the line asks for in its own unit', async () => {
    const { admin } = stage();
    const product = await stockedGoods('VALUE-PACK', 'standard');
    const [pack] = await search(admin, 'uom.uom', [['name', '=', 'Pack of 6']]);
    await admin.call('product.product', 'write', { ids: [product], args: { vals: { uom_id: pack } } });
    const depot = await openDepot(stage(), [shippedOrder([2], { skus: ['VALUE-PACK'] })]);
    await depot.syncOrders();
    expect(await depot.held(product)).toEqual({ '': -2 });
    expect(await depot.lines(0)).toMatchObject([{ product_uom_qty: 2, qty_delivered: 2 }]);
  });

  it('say that they are dated today where Amazon’s date lies in a locked period', async () => {
    const { admin } = stage();
    const product = await stockedGoods('VALUE-LOCKED', 'standard');
    const vals = { fiscalyear_lock_date: '2026-09-30' };
    await admin.call('res.company', 'write', { ids: [1], args: { vals } });
    try {
      const changedAt = '2026-09-29T05:06:07Z';
      const order = shippedOrder([1], { skus: ['VALUE-LOCKED'], changedAt });
      const depot = await openDepot(stage(), [order]);
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
      const [picking] = await depot.pickings(0);
      expect(picking).toMatchObject({ state: 'done' });
      expect(String(picking?.['note'])).toContain('locked period');
      expect(String(picking?.['date_done']) > '2026-11').toBe(true);
      expect(await depot.held(product)).toEqual({ '': -1 });
    } finally {
      await admin.call('res.company', 'write', {
        ids: [1],
        args: { vals: { fiscalyear_lock_date: false } },
      });
    }
  });

  describeFrom(19, 'locks of the accounts do not hold for stock without entries')('with a hard lock', () => {
    it('are dated today too where a lock that only Odoo knows refuses the date', async () => {
      const { admin } = stage();
      await stockedGoods('VALUE-HARD', 'standard');
      // A hard lock cannot be taken back, so it lies far in the past.
      const vals = { hard_lock_date: '2026-01-31' };
      await admin.call('res.company', 'write', { ids: [1], args: { vals } });
      const changedAt = '2026-01-30T05:06:07Z';
      const orders = [
        shippedOrder([1], { skus: ['VALUE-HARD'], changedAt }),
        shippedOrder([1], { skus: ['VALUE-HARD'] }),
      ].map((order) => ({ ...order, createdTime: '2026-01-29T00:00:00Z' }));
      const depot = await openDepot(stage(), orders);
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'created' }]);
      const [locked] = await depot.pickings(0);
      const [free] = await depot.pickings(1);
      expect(locked).toMatchObject({ state: 'done' });
      expect(String(locked?.['date_done']) > '2026-11').toBe(true);
      expect(free).toMatchObject({ state: 'done' });
      expect(String(free?.['date_done']).startsWith('2026-03')).toBe(true);
    });
  });

  it('leave no move for a service', async () => {
    const { admin } = stage();
    await createGoods(admin, ['VALUE-SERVICE'], { type: 'service' });
    const depot = await openDepot(stage(), [shippedOrder([1], { skus: ['VALUE-SERVICE'] })]);
    expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
    expect(await depot.moves(0)).toEqual([]);
    expect(await depot.saleOrders(['x_amazon_move_state'])).toMatchObject([{ x_amazon_move_state: 'none' }]);
    expect(await depot.syncMoves()).toEqual([]);
  });
});
