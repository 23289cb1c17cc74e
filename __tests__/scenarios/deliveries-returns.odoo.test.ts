import { describe, expect, it } from '@jest/globals';
import { describeFrom } from '../real-odoo/version.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { jsonRpc, records, type Row } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_returns');
const [first, second, third] = ['1Z5R89390357567127', '1Z5R89390357567136', '1Z5R89390357567145'];

// What goes out again is no new shipment: Amazon has those units.
describe('goods that came back and go out again, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);

  const told = (desk: Desk) =>
    (desk.order(0).packages ?? []).map(({ trackingNumber, packageItems = [] }) => [
      trackingNumber,
      packageItems.map(({ quantity }) => quantity),
    ]);

  const whole = { qty_delivered: 3, product_uom_qty: 3, price_total: 30 };

  /** Gives the line of the order at the end. */
  const goOutAgain = async (how: 'return' | 'exchange'): Promise<Row | undefined> => {
    const desk = await dispatch.open([orderOf([3])]);
    const sent = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    const [rest] = (await desk.pickings(0)).filter(({ state }) => state !== 'done');
    // What is printed gets nothing added: the exchange is a picking of its own.
    await dispatch.bot.call('stock.picking', 'write', {
      ids: [rest?.id ?? 0],
      args: { vals: { printed: true } },
    });
    const back = await desk.takeBack(sent, how);
    expect(await desk.sync()).toEqual([]);
    let again: number;
    if (how === 'return') {
      // The return of the return.
      again = await desk.takeBack(back);
    } else {
      const open = (await desk.pickings(0)).filter(({ id, state }) => state !== 'done' && id !== rest?.id);
      again = await desk.shipWhere(0, ['id', '=', open[0]?.id], {
        carrierId: dispatch.carrierId,
        tracking: second,
      });
    }
    expect(await desk.sync()).toMatchObject([
      { pickingId: again, status: 'skipped', reason: 'NOTHING_FOR_AMAZON' },
    ]);
    expect(desk.amazonCalls.total).toBe(0);
    expect(told(desk)).toEqual([[first, [1]]]);

    const last = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: third });
    expect(last).toBe(rest?.id);
    expect(await desk.sync()).toMatchObject([{ pickingId: last, status: 'synchronized' }]);
    expect(told(desk)).toEqual([
      [first, [1]],
      [third, [2]],
    ]);
    expect(desk.order(0).fulfillment?.fulfillmentStatus).toBe('SHIPPED');
    const lines = await records(
      dispatch.admin,
      'sale.order.line',
      [['order_id.x_amazon_order_ref', '=', desk.order(0).orderId]],
      ['qty_delivered', 'product_uom_qty', 'price_total'],
    );
    return lines[0];
  };

  it('are not told as the units that are still to come, after a return', async () => {
    expect(await goOutAgain('return')).toMatchObject(whole);
  });

  describeFrom(18, 'there are no exchanges')('in an exchange', () => {
    it('are not told as the units that are still to come', async () => {
      expect(await goOutAgain('exchange')).toMatchObject(whole);
    });

    it('are left out of the picking that brings them with the rest', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      const sent = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
      await desk.takeBack(sent, 'exchange');
      const last = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
      const moved = await records(dispatch.bot, 'stock.move', [['picking_id', '=', last]], ['quantity']);
      // Together, in one move from Odoo 19 on.
      expect(moved.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(3);
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
      expect(told(desk)).toEqual([
        [first, [1]],
        [second, [2]],
      ]);
    });
  });

  it('are told all the same where the rest goes out while a unit is back', async () => {
    const desk = await dispatch.open([orderOf([3])]);
    const sent = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
    await desk.takeBack(sent);
    const last = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    expect(await desk.sync()).toMatchObject([
      { pickingId: sent, status: 'synchronized' },
      { pickingId: last, status: 'synchronized' },
    ]);
    expect(told(desk)).toEqual([
      [first, [1]],
      [second, [2]],
    ]);
  });
});
