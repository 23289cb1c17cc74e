import { describe, expect, it } from '@jest/globals';
import { collect } from '../../lib/index.ts';
import { create, createGoods, records } from '../../stage/index.ts';
import { openDepot, putIntoDepot, shippedOrder, type Depot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';

// Lots and kits are Odoo's own affair: only a real one can tell.
describe('stock moves of FBA orders, on a real Odoo,', () => {
  const stage = onStage(withModule('sale_mrp', realDatabases('fba_lots')), {
    currencies: ['EUR'],
    goods: ['LOT-FREE'],
  });

  const tracked = async (sku: string, tracking: 'lot' | 'serial') => {
    const values = { is_storable: true, tracking, standard_price: 5 };
    const [product = 0] = await createGoods(stage().admin, [sku], values);
    return product;
  };
  /** What left with an order, by lot. */
  const lotsOf = async (depot: Depot, index: number) => {
    const orderId = depot.orders[index]?.orderId;
    const lines = await records(
      stage().bot,
      'stock.move.line',
      [['picking_id.name', '=', `FBA/${orderId ?? ''}`]],
      ['lot_id', 'quantity', 'state'],
    );
    return lines.map(({ lot_id: lot, quantity, state }) => [
      Array.isArray(lot) ? String(lot[1]) : '',
      quantity,
      state,
    ]);
  };

  describe('of goods with lots', () => {
    it('take the oldest in the location, each once, and the newest below zero where they do not suffice', async () => {
      const product = await tracked('LOT-OLDEST', 'lot');
      const skus = ['LOT-OLDEST'];
      const depot = await openDepot(stage(), [shippedOrder([4], { skus }), shippedOrder([5], { skus })]);
      const { locationId } = depot.registration;
      await putIntoDepot(stage(), locationId, product, { OLD: 3, NEW: 4 });
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'created' }]);
      expect(await lotsOf(depot, 0)).toEqual([
        ['OLD', 3, 'done'],
        ['NEW', 1, 'done'],
      ]);
      expect(await lotsOf(depot, 1)).toEqual([['NEW', 5, 'done']]);
      expect(await depot.held(product)).toEqual({ NEW: -2 });
      expect(await depot.lines(1)).toMatchObject([{ qty_delivered: 5, price_total: 50 }]);
      const moves = await records(
        stage().admin,
        'stock.move',
        [
          ['product_id', '=', product],
          ['location_id', '=', locationId],
        ],
        ['value', 'quantity'],
      );
      expect(moves).toMatchObject([
        { value: 20, quantity: 4 },
        { value: 25, quantity: 5 },
      ]);
    });

    it('wait where the location has none, and keep no other order from leaving', async () => {
      await tracked('LOT-NONE', 'lot');
      const depot = await openDepot(stage(), [
        shippedOrder([1], { skus: ['LOT-FREE'] }),
        shippedOrder([1], { skus: ['LOT-NONE'] }),
        shippedOrder([1], { skus: ['LOT-FREE'] }),
      ]);
      const outcomes = await depot.syncOrders();
      expect(outcomes).toMatchObject([
        { status: 'created' },
        { status: 'failed', error: { code: 'LOT_MISSING' } },
        { status: 'created' },
      ]);
      expect(await depot.moves(0)).toMatchObject([{ state: 'done' }]);
      expect(await depot.moves(2)).toMatchObject([{ state: 'done' }]);
      const { registration } = depot;
      expect(await depot.connector.problems.list({ registration, kind: 'stock_move' })).toMatchObject([
        { code: 'LOT_MISSING', ref: depot.orders[1]?.orderId },
      ]);
      // A person finds the picking open, and names the lot on the order's line.
      const [line] = await depot.lines(1);
      const vals = { x_amazon_serial_numbers: 'LOT-A' };
      await stage().bot.call('sale.order.line', 'write', { ids: [line?.id ?? 0], args: { vals } });
      depot.wait(16 * 60_000);
      expect(await depot.syncMoves()).toMatchObject([{ status: 'moved' }]);
      expect(await lotsOf(depot, 1)).toEqual([['LOT-A', 1, 'done']]);
      expect(await depot.connector.problems.list({ registration, kind: 'stock_move' })).toEqual([]);
    });

    it('take one lot by name where the registration names it', async () => {
      const product = await tracked('LOT-NAMED', 'lot');
      const orders = [shippedOrder([2], { skus: ['LOT-NAMED'] }), shippedOrder([1], { skus: ['LOT-NAMED'] })];
      const depot = await openDepot(stage(), orders, { lotPolicy: 'named', lotName: 'AMAZON' });
      await putIntoDepot(stage(), depot.registration.locationId, product, { OLD: 3 });
      await depot.syncOrders();
      expect(await lotsOf(depot, 0)).toEqual([['AMAZON', 2, 'done']]);
      expect(await lotsOf(depot, 1)).toEqual([['AMAZON', 1, 'done']]);
      expect(await depot.held(product)).toEqual({ OLD: 3, AMAZON: -3 });
    });

    it('wait for a person where the registration says so, who may validate the picking in Odoo', async () => {
      const product = await tracked('LOT-PARK', 'lot');
      const depot = await openDepot(stage(), [shippedOrder([2], { skus: ['LOT-PARK'] })], {
        lotPolicy: 'park',
      });
      const { locationId } = depot.registration;
      await putIntoDepot(stage(), locationId, product, { OLD: 3 });
      expect(await depot.syncOrders()).toMatchObject([{ status: 'failed', error: { code: 'LOT_MISSING' } }]);
      const [picking] = await depot.pickings(0);
      expect(picking?.['state']).not.toBe('done');
      expect(await depot.held(product)).toEqual({ OLD: 3 });
      const { bot } = stage();
      const ids = [picking?.id ?? 0];
      await bot.call('stock.picking', 'action_confirm', { ids });
      await bot.call('stock.picking', 'action_assign', { ids });
      await bot.call('stock.picking', 'button_validate', { ids, context: { skip_backorder: true } });
      expect(await depot.syncMoves({ retry: true })).toMatchObject([{ status: 'unchanged' }]);
      expect(await depot.held(product)).toEqual({ OLD: 1 });
      expect(await depot.saleOrders(['x_amazon_move_state'])).toMatchObject([
        { x_amazon_move_state: 'moved' },
      ]);
      const { registration } = depot;
      expect(await depot.connector.problems.list({ registration, kind: 'stock_move' })).toEqual([]);
    });
  });

  describe('of goods with serial numbers', () => {
    it('are of the numbers that Amazon names, and of the oldest otherwise', async () => {
      const product = await tracked('SERIAL-BOTH', 'serial');
      const skus = ['SERIAL-BOTH'];
      const depot = await openDepot(stage(), [
        shippedOrder([1], { skus }),
        shippedOrder([2], { skus, serialNumbers: [['SN-1', 'SN-3']] }),
      ]);
      const { locationId } = depot.registration;
      await putIntoDepot(stage(), locationId, product, { 'SN-1': 1, 'SN-2': 1, 'SN-3': 1, 'SN-4': 1 });
      await depot.syncOrders();
      expect(await lotsOf(depot, 0)).toEqual([['SN-2', 1, 'done']]);
      expect(await lotsOf(depot, 1)).toEqual([
        ['SN-1', 1, 'done'],
        ['SN-3', 1, 'done'],
      ]);
      expect(await depot.held(product)).toEqual({ 'SN-4': 1 });
    });

    it('are made where Odoo does not know what Amazon names', async () => {
      const product = await tracked('SERIAL-NEW', 'serial');
      const order = shippedOrder([1], { skus: ['SERIAL-NEW'], serialNumbers: [['SN-NEW']] });
      const depot = await openDepot(stage(), [order]);
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
      expect(await lotsOf(depot, 0)).toEqual([['SN-NEW', 1, 'done']]);
      expect(await depot.held(product)).toEqual({ 'SN-NEW': -1 });
    });

    it('keep no other order from leaving when one is with a customer already', async () => {
      const product = await tracked('SERIAL-TWICE', 'serial');
      const skus = ['SERIAL-TWICE'];
      const serialNumbers = [['SN-A']];
      const depot = await openDepot(stage(), [
        shippedOrder([1], { skus, serialNumbers }),
        shippedOrder([1], { skus, serialNumbers }),
        shippedOrder([1], { skus: ['LOT-FREE'] }),
        shippedOrder([1], { skus }),
      ]);
      await putIntoDepot(stage(), depot.registration.locationId, product, { 'SN-A': 1, 'SN-B': 1 });
      const outcomes = await depot.syncOrders();
      const statuses = outcomes.map(({ status }) => status);
      expect(statuses.filter((status) => status === 'failed')).toHaveLength(1);
      expect(statuses.slice(2)).toEqual(['created', 'created']);
      expect(await depot.moves(2)).toMatchObject([{ state: 'done' }]);
      expect(await lotsOf(depot, 3)).toEqual([['SN-B', 1, 'done']]);
    });
  });

  describe('of kits', () => {
    const kit = async (sku: string, components: Readonly<Record<string, number>>) => {
      const { admin } = stage();
      const [id = 0] = await createGoods(admin, [sku]);
      const [row] = await records(admin, 'product.product', [['id', '=', id]], ['product_tmpl_id']);
      const template = Number(Array.isArray(row?.['product_tmpl_id']) ? row['product_tmpl_id'][0] : 0);
      const bom_line_ids = Object.entries(components).map(([product, quantity]) => [
        0,
        0,
        { product_id: Number(product), product_qty: quantity },
      ]);
      await create(admin, 'mrp.bom', [{ product_tmpl_id: template, type: 'phantom', bom_line_ids }]);
    };

    it('move their components, with lots where they have some, and count as delivered', async () => {
      const [plain = 0] = await createGoods(stage().admin, ['KIT-PLAIN'], {
        is_storable: true,
        standard_price: 3,
      });
      const lot = await tracked('KIT-LOT', 'lot');
      await kit('KIT-SET', { [plain]: 2, [lot]: 1 });
      const depot = await openDepot(stage(), [
        shippedOrder([3, 1], { skus: ['KIT-SET', 'LOT-FREE'] }),
        shippedOrder([1], { skus: ['KIT-SET'] }),
      ]);
      const { locationId } = depot.registration;
      await putIntoDepot(stage(), locationId, lot, { K1: 2, K2: 5 });
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'created' }]);
      expect(await depot.held(plain)).toEqual({ '': -8 });
      expect(await depot.held(lot)).toEqual({ K2: 3 });
      expect(await depot.lines(0)).toMatchObject([
        { qty_delivered: 3, price_total: 30 },
        { qty_delivered: 1, price_total: 10 },
      ]);
      expect(await depot.lines(1)).toMatchObject([{ qty_delivered: 1 }]);
      await depot.syncOrders();
      expect(depot.odoo.calls.writes).toBe(0);
    });

    it('are finished where a run died before they were taken apart', async () => {
      const [part = 0] = await createGoods(stage().admin, ['KIT-PART'], { is_storable: true });
      await kit('KIT-CUT', { [part]: 4 });
      for (const method of ['action_confirm', 'button_validate']) {
        const before = await openDepot(stage(), []);
        const held = (await before.held(part))[''] ?? 0;
        const depot = await openDepot(stage(), [shippedOrder([2], { skus: ['KIT-CUT'] })]);
        const { bot } = stage();
        const cut = depot.connectorOver({
          ...bot,
          call: (model, name, call) => {
            if (name === method) throw new Error('The machine dies here.');
            return bot.call(model, name, call);
          },
        });
        await expect(collect(cut.orders.sync(depot.registration))).rejects.toThrow('dies here');
        await depot.syncMoves();
        expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 2 }]);
        expect(await depot.held(part)).toEqual({ '': held - 8 });
        expect(await depot.pickings(0)).toMatchObject([{ state: 'done' }]);
      }
    });
  });
});
