import { describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type OdooPort } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, records, type OdooDatabase } from '../../stage/index.ts';
import { openDepot, shippedOrder } from './depot.ts';
import { onStage } from './on-stage.ts';
import { bringBack, receivedAt, report, returnedMoves, returnOf } from './returned-goods.ts';

/** The scenarios of FBA returns that need no valuation, lots or kits: the same on every Odoo. */
export function describeFbaReturns(name: string, open: () => Promise<OdooDatabase>): void {
  describe(`returns of FBA orders on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'], goods: ['FBA-MUG', 'FBA-CUP'] });

    it('come back into the Amazon location under their order, and are delivered no more', async () => {
      const depot = await openDepot(stage(), [shippedOrder([3])]);
      await depot.syncOrders();
      report(depot, [returnOf(depot, 0, { quantity: 2, licensePlate: 'LPN1' })]);
      const before = await depot.saleOrders(['amount_total', 'invoice_ids']);
      expect(await bringBack(depot)).toMatchObject([
        { status: 'returned', quantity: 2, disposition: 'SELLABLE' },
      ]);
      const [delivery] = await depot.moves(0);
      expect(await returnedMoves(depot, stage().bot, 0)).toMatchObject([
        {
          quantity: 2,
          state: 'done',
          reference: `FBA/${depot.orders[0]?.orderId ?? ''}/RETURN/LPN1`,
          date: '2026-10-05 08:00:00',
          location_dest_id: [depot.registration.locationId, expect.anything()],
          origin_returned_move_id: [delivery?.id, expect.anything()],
        },
      ]);
      expect(await depot.lines(0)).toMatchObject([{ product_uom_qty: 3, qty_delivered: 1, price_total: 30 }]);
      expect(await depot.saleOrders(['amount_total', 'invoice_ids'])).toEqual(before);
    });

    it('come back into the location that the registration names', async () => {
      const [shelf] = await create(stage().admin, 'stock.location', [
        { name: 'Returned', usage: 'internal' },
      ]);
      const depot = await openDepot(stage(), [shippedOrder([1])], { returnLocationId: shelf ?? 0 });
      await depot.syncOrders();
      await bringBack(depot, { returns: [returnOf(depot, 0)] });
      expect(await returnedMoves(depot, stage().bot, 0)).toMatchObject([
        { state: 'done', location_dest_id: [shelf, expect.anything()] },
      ]);
    });

    it('come back once however many reports state them, and equal rows of one report are several', async () => {
      const depot = await openDepot(stage(), [shippedOrder([5])]);
      await depot.syncOrders();
      const rows = [returnOf(depot, 0), returnOf(depot, 0), returnOf(depot, 0, { licensePlate: 'LPN2' })];
      report(depot, rows);
      expect((await bringBack(depot)).map(({ status }) => status)).toEqual([
        'returned',
        'returned',
        'returned',
      ]);
      depot.wait(26 * 60 * 60 * 1000);
      report(depot, [...rows, returnOf(depot, 0, { returnedAt: '2026-10-06T08:00:00Z' })]);
      expect((await bringBack(depot)).map(({ status }) => status)).toEqual([
        'unchanged',
        'unchanged',
        'unchanged',
        'returned',
      ]);
      depot.odoo.calls.reset();
      expect(await bringBack(depot, { returns: rows })).toMatchObject(
        rows.map(() => ({ status: 'unchanged' })),
      );
      expect(depot.odoo.calls).toMatchObject({ total: 3, writes: 0 });
      expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 1 }]);
    });

    it('are given by hand with what they need only, and blank licence plates are none', async () => {
      const depot = await openDepot(stage(), [shippedOrder([3])]);
      await depot.syncOrders();
      const given = { orderId: depot.orders[0]?.orderId ?? '', sku: 'FBA-MUG', quantity: 1 };
      const returns = [
        { ...given, returnedAt: receivedAt },
        { ...given, returnedAt: receivedAt, licensePlate: '' },
        { ...given, returnedAt: receivedAt, sku: 'FBA-JUG' },
      ];
      const [first, second, third] = await bringBack(depot, { returns });
      expect([first, second]).toMatchObject([{ status: 'returned' }, { status: 'returned' }]);
      expect(third).toMatchObject({ status: 'failed', error: { code: 'RETURN_EXCEEDS_DELIVERED' } });
      expect(third?.status === 'failed' && third.error.message).toContain('has no line with that SKU');
      expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 1 }]);
    });

    it('do not let the goods leave again when their order changes at Amazon', async () => {
      const depot = await openDepot(stage(), [shippedOrder([2])]);
      await depot.syncOrders();
      await bringBack(depot, { returns: [returnOf(depot, 0)] });
      depot.change(depot.orders[0]?.orderId ?? '', (order) => ({ ...order, programs: ['PRIME'] }));
      await depot.syncOrders();
      expect(await depot.moves(0)).toHaveLength(2);
      expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 1 }]);
    });

    it('skip unknown orders, and park what exceeds the delivery until it fits', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])]);
      await depot.syncOrders();
      const rows = [
        returnOf(depot, 0, { quantity: 2 }),
        returnOf(depot, 0, { orderId: '902-0000000-0000000' }),
      ];
      report(depot, rows);
      const outcomes = await bringBack(depot);
      expect(outcomes).toMatchObject([
        { status: 'failed', error: { code: 'RETURN_EXCEEDS_DELIVERED' } },
        { status: 'skipped', reason: 'ORDER_UNKNOWN' },
      ]);
      expect(await depot.connector.problems.list({ registration: depot.registration })).toMatchObject([
        { kind: 'fba_return', code: 'RETURN_EXCEEDS_DELIVERED' },
      ]);
      expect(await returnedMoves(depot, stage().bot, 0)).toEqual([]);
      const [own] = await records(
        stage().bot,
        'x_amazon_registration',
        [['id', '=', depot.registration.id]],
        ['x_return_failed_since'],
      );
      expect(own).toMatchObject({ x_return_failed_since: '2026-10-05 08:00:00' });
    });

    it('fill the lines of their SKU in order', async () => {
      const skus = ['FBA-MUG', 'FBA-CUP', 'FBA-MUG'];
      const depot = await openDepot(stage(), [shippedOrder([1, 1, 2], { skus })]);
      await depot.syncOrders();
      expect(await bringBack(depot, { returns: [returnOf(depot, 0, { quantity: 2 })] })).toMatchObject([
        { status: 'returned' },
      ]);
      expect(await depot.lines(0)).toMatchObject([
        { qty_delivered: 0 },
        { qty_delivered: 1 },
        { qty_delivered: 1 },
      ]);
    });

    it('take eight calls for a hundred', async () => {
      const orders = plainOrders({
        count: 100,
        marketplace: 'ES',
        channel: 'fba',
        seed: 77,
        skus: ['FBA-MUG'],
      });
      const depot = await openDepot(stage(), orders);
      await depot.syncOrders();
      const sold = orders.map(({ orderItems: [item] }, index) =>
        returnOf(depot, index, { sku: item?.product.sellerSku ?? '', licensePlate: `LPN${index}` }),
      );
      report(depot, sold);
      depot.odoo.calls.reset();
      const outcomes = await bringBack(depot);
      expect(outcomes.filter(({ status }) => status === 'returned')).toHaveLength(100);
      // Before Odoo 19 a call makes the groups by which moves find their orders.
      expect(depot.odoo.calls.total).toBeLessThanOrEqual(stage().major < 19 ? 9 : 8);
    });

    it('are finished, and dated, where a run died', async () => {
      for (const [method, end] of [
        ['stock.picking.button_validate', 'returned'],
        ['sale.order.web_search_read', 'unchanged'],
      ] as const) {
        const depot = await openDepot(stage(), [shippedOrder([2])]);
        await depot.syncOrders();
        report(depot, [returnOf(depot, 0)]);
        const first = end === 'returned' ? 'stock.picking.load' : 'stock.picking.button_validate';
        const cut = depot.connectorOver(dyingAfter(stage().bot, first, method));
        await expect(collect(cut.fba.returns(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
        expect(await bringBack(depot)).toMatchObject([{ status: end }]);
        expect(await returnedMoves(depot, stage().bot, 0)).toMatchObject([
          { state: 'done', date: '2026-10-05 08:00:00' },
        ]);
        expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 1 }]);
      }
    });

    it('write nothing in a dry run, or when Amazon has nothing to report', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])]);
      await depot.syncOrders();
      const returns = [returnOf(depot, 0)];
      depot.odoo.calls.reset();
      expect(await bringBack(depot, { returns, dryRun: true })).toMatchObject([
        { status: 'returned', dryRun: true, pickingId: undefined },
      ]);
      expect(depot.odoo.calls.writes).toBe(0);
      expect(await bringBack(depot)).toEqual([]);
      expect(await returnedMoves(depot, stage().bot, 0)).toEqual([]);
    });

    it('take up a report that is under way, and end with an error when Amazon cannot make one', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])]);
      await depot.syncOrders();
      report(depot, [returnOf(depot, 0)]);
      const cut = depot.connectorOver(stage().bot, {
        ...depot.amazonPort,
        getReport: () => Promise.reject(aborted()),
      });
      await expect(collect(cut.fba.returns(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
      expect(await bringBack(depot, { since: receivedAt })).toMatchObject([{ status: 'returned' }]);
      const asked = depot.amazon.reports.length;
      depot.wait(26 * 60 * 60 * 1000);
      depot.amazon.endNextReport('FATAL');
      await expect(bringBack(depot)).rejects.toMatchObject({ code: 'REPORT_FAILED' });
      expect(depot.amazon.reports).toHaveLength(asked + 1);
    });
  });
}

const aborted = (): ConnectorError => new ConnectorError('ABORTED', 'The test cuts the run off here.');

/** A port that does not come to a call of `method` once `first` was called. */
function dyingAfter(port: OdooPort, first: string, method: string): OdooPort {
  let isOver = false;
  return {
    ...port,
    call: (model, name, call) => {
      const called = `${model}.${name}`;
      if (isOver && called === method) throw aborted();
      isOver ||= called === first;
      return port.call(model, name, call);
    },
  };
}
