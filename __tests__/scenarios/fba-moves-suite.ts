import { describe, expect, it } from '@jest/globals';
import { collect } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { count, create, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { openDepot, refusing, refusingAfter, shippedOrder } from './depot.ts';
import { onStage } from './on-stage.ts';

/** The scenarios of stock moves for FBA orders that need no valuation, lots or kits: the same on every Odoo. */
export function describeFbaMoves(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`stock moves of FBA orders on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['FBA-MUG', 'FBA-CUP'] });

    it('leave the Amazon location for the customer, under the order and a reference of their own', async () => {
      const depot = await openDepot(stage(), [shippedOrder([2, 3], { skus: ['FBA-MUG', 'FBA-CUP'] })]);
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
      const [order] = await depot.saleOrders(['name', 'x_amazon_move_state', 'picking_ids']);
      const orderId = depot.orders[0]?.orderId ?? '';
      const pickings = await depot.pickings(0);
      const { locationId } = depot.registration;
      expect(pickings).toMatchObject([
        {
          name: `FBA/${orderId}`,
          state: 'done',
          origin: order?.['name'],
          location_id: [locationId, expect.anything()],
          sale_id: [order?.id, order?.['name']],
        },
      ]);
      expect(order).toMatchObject({ x_amazon_move_state: 'moved', picking_ids: [pickings[0]?.id] });
      expect(await depot.moves(0)).toMatchObject([
        { quantity: 2, state: 'done', reference: `FBA/${orderId}` },
        { quantity: 3, state: 'done', reference: `FBA/${orderId}` },
      ]);
      expect(await depot.lines(0)).toMatchObject([
        { product_uom_qty: 2, qty_delivered: 2, price_unit: 10, price_total: 20 },
        { product_uom_qty: 3, qty_delivered: 3, price_unit: 10, price_total: 30 },
      ]);
    });

    it('are made for 100 orders by six calls more, and a second run writes nothing', async () => {
      const seller = await stage().openSeller(
        plainOrders({ count: 100, marketplace: 'ES', channel: 'fba', seed: 12, skus: ['FBA-MUG'] }),
      );
      const outcomes = await seller.syncOrders();
      expect(outcomes.map(({ status }) => status)).toEqual(seller.orders.map(() => 'created'));
      const calls = seller.odoo.calls.byMethod;
      const ofMoves = ['stock.picking.create', 'stock.picking.button_validate', 'ir.actions.server.run'].map(
        (method) => calls.get(method) ?? 0,
      );
      // Made, validated and dated; and, among the calls for sale orders, read twice and marked. The other action moves the
      // cursor.
      expect(ofMoves).toEqual([1, 1, 2]);
      expect(calls.get('sale.order.write')).toBe(1);
      // Before Odoo 19 a call makes the groups by which moves find their orders.
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(stage().major < 19 ? 30 : 29);
      const ours = seller.ours('sale_line_id.order_id.x_amazon_registration_id');
      expect(await count(stage().bot, 'stock.move', [...ours, ['state', '=', 'done']])).toBe(100);

      await seller.syncOrders();
      expect(seller.odoo.calls).toMatchObject({ total: 4, writes: 0 });
      expect(await count(stage().bot, 'stock.move', ours)).toBe(100);
    });

    it('have the date on which Amazon shipped, or today where the registration says so', async () => {
      const changedAt = '2026-03-04T05:06:07Z';
      const depot = await openDepot(stage(), [shippedOrder([1], { changedAt })]);
      await depot.syncOrders();
      const shipped = '2026-03-04 05:06:07';
      expect(await depot.pickings(0)).toMatchObject([{ date_done: shipped }]);
      expect(await depot.moves(0)).toMatchObject([{ date: shipped }]);

      const today = await openDepot(stage(), [shippedOrder([1], { changedAt })], { moveDate: 'today' });
      await today.syncOrders();
      const [picking] = await today.pickings(0);
      expect(String(picking?.['date_done']) > '2026-11').toBe(true);
    });

    it('wait until Amazon has shipped all of the order', async () => {
      const depot = await openDepot(stage(), [shippedOrder([2], { status: 'PARTIALLY_SHIPPED' })]);
      expect(await depot.syncOrders()).toMatchObject([{ status: 'skipped', reason: 'NOT_SHIPPED_YET' }]);
      const orderId = depot.orders[0]?.orderId ?? '';
      depot.change(orderId, (order) => ({
        ...order,
        fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' },
      }));
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
      expect(await depot.moves(0)).toMatchObject([{ quantity: 2, state: 'done' }]);
    });

    it('are made for orders that were imported without them, once', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1]), shippedOrder([2])]);
      // As an older version of this package left them, or a run that was cut off.
      const cut = depot.connectorOver(refusing(stage().bot, 'stock.picking.create'));
      await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
      expect(await depot.saleOrders(['x_amazon_move_state', 'picking_ids'])).toMatchObject([
        { x_amazon_move_state: false, picking_ids: [] },
        { x_amazon_move_state: false, picking_ids: [] },
      ]);

      expect(await depot.syncMoves({ dryRun: true })).toMatchObject([
        { status: 'moved', dryRun: true, pickingIds: [] },
        { status: 'moved', dryRun: true, pickingIds: [] },
      ]);
      expect(await depot.pickings(0)).toEqual([]);
      const outcomes = await depot.syncOrders({ since: longAfter });
      expect(outcomes).toMatchObject([
        { status: 'updated', changes: ['moved'] },
        { status: 'updated', changes: ['moved'] },
      ]);
      expect(await depot.moves(0)).toMatchObject([{ quantity: 1, state: 'done' }]);
      expect(await depot.moves(1)).toMatchObject([{ quantity: 2, state: 'done' }]);
      expect(await depot.syncMoves()).toEqual([]);
      expect(await depot.moves(1)).toHaveLength(1);
    });

    it('are finished where a run died after it had made the pickings', async () => {
      for (const method of ['stock.picking.button_validate', 'ir.actions.server.run', 'sale.order.write']) {
        const depot = await openDepot(stage(), [shippedOrder([3])]);
        const cut = depot.connectorOver(refusingAfter(stage().bot, method, 'stock.picking.create'));
        await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
        await depot.syncOrders({ since: longAfter });
        const { lastUpdatedTime = '' } = depot.orders[0] ?? {};
        const date = lastUpdatedTime.slice(0, 19).replace('T', ' ');
        expect(await depot.pickings(0)).toMatchObject([{ state: 'done', date_done: date }]);
        expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 3 }]);
        expect(await depot.saleOrders(['x_amazon_move_state'])).toMatchObject([
          { x_amazon_move_state: 'moved' },
        ]);
      }
    });

    it('write nothing in a dry run', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])]);
      expect(await depot.syncOrders({ dryRun: true })).toMatchObject([{ status: 'created', dryRun: true }]);
      expect(await depot.saleOrders([])).toEqual([]);
      await depot.syncOrders();
      expect(await depot.syncMoves({ dryRun: true })).toEqual([]);
    });

    it('are not made for an order that was cancelled in Odoo before', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])]);
      const cut = depot.connectorOver(refusing(stage().bot, 'stock.picking.create'));
      await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
      const [order] = await depot.saleOrders([]);
      await stage().bot.call('sale.order', 'action_cancel', { ids: [order?.id ?? 0] });
      expect(await depot.syncMoves()).toEqual([]);
      expect(await depot.moves(0)).toEqual([]);
    });

    it('are made for orders of other channels that Amazon ships, where these are imported', async () => {
      const [order] = plainOrders({
        count: 1,
        marketplace: 'ES',
        channel: 'fba',
        seed: 77,
        skus: ['FBA-MUG'],
      });
      if (!order) throw new Error('no order');
      const foreign = {
        ...order,
        orderId: 'S02-1234567-1234567',
        salesChannel: { ...order.salesChannel, channelName: 'NON_AMAZON' as const },
      };
      const left = await openDepot(stage(), [foreign]);
      expect(await left.syncOrders()).toMatchObject([{ status: 'skipped', reason: 'NON_AMAZON' }]);
      const depot = await openDepot(stage(), [foreign], { nonAmazonOrders: true });
      expect(await depot.syncOrders()).toMatchObject([{ status: 'created' }]);
      expect(await depot.moves(0)).toMatchObject([{ state: 'done', reference: 'FBA/S02-1234567-1234567' }]);
    });

    it('leave the location that the registration names', async () => {
      const [own] = await create(stage().admin, 'stock.location', [{ name: 'Amazon DE', usage: 'internal' }]);
      const depot = await openDepot(stage(), [shippedOrder([1])], { locationId: own ?? 0 });
      await depot.syncOrders();
      expect(await depot.moves(0)).toMatchObject([{ location_id: [own, expect.anything()], state: 'done' }]);
    });

    it('stay as they are when a person in Odoo has delivered the goods already', async () => {
      const depot = await openDepot(stage(), [shippedOrder([2])]);
      const cut = depot.connectorOver(
        refusingAfter(stage().bot, 'stock.picking.button_validate', 'stock.picking.create'),
      );
      await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
      const [picking] = await depot.pickings(0);
      const context = { skip_backorder: true };
      await stage().bot.call('stock.picking', 'button_validate', { ids: [picking?.id ?? 0], context });
      expect(await depot.syncMoves()).toMatchObject([{ status: 'unchanged' }]);
      expect(await depot.moves(0)).toMatchObject([{ quantity: 2, state: 'done' }]);
    });
  });
}

// No order has changed since.
const longAfter = '2026-11-20T00:00:00Z';
