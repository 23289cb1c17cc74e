import { expect, it } from '@jest/globals';
import { cancellationRequested, cancelled } from '../../lib/testing/index.ts';
import { collect, type OdooPort } from '../../lib/index.ts';
import { records } from '../../stage/index.ts';
import type { ChangingOrders } from './changing-orders.ts';

/** What orders.sync makes of cancellations, at Amazon and in Odoo. */
export function describeCancellations({
  stage,
  imported,
  linesOf,
  pickingsOf,
  notesOf,
  ship,
  act,
}: ChangingOrders): void {
  it('cancels what Amazon cancels, whether it is a quotation, confirmed or locked, in a handful of calls for all', async () => {
    const scenario = await imported([1], [1], [1], [1]);
    const [, quotation, locked] = await scenario.saleOrders([]);
    await act(quotation, 'action_cancel');
    await act(quotation, 'action_draft');
    await act(locked, 'action_lock');
    for (const index of [0, 1, 2]) scenario.change(index, cancelled());
    const outcomes = await scenario.syncOrders();
    expect(
      outcomes.map((outcome) => [outcome.status, 'changes' in outcome ? outcome.changes : []]).sort(),
    ).toEqual([
      ['cancelled', ['status']],
      ['cancelled', ['status']],
      ['cancelled', ['status', 'unlocked']],
      ['unchanged', []],
    ]);
    expect(scenario.odoo.calls.total).toBeLessThanOrEqual(12);
    const made = await scenario.saleOrders(['state', 'x_amazon_status', 'locked']);
    expect(made.map(({ state }) => state)).toEqual(['cancel', 'cancel', 'cancel', 'sale']);
    expect(made.map((row) => row['x_amazon_status'])).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'UNSHIPPED',
    ]);
    expect(await pickingsOf(made[0])).toEqual(['cancel']);
    expect(await notesOf(made[0])).toEqual(['Cancelled at Amazon by BUYER (ORDERED_BY_MISTAKE).']);

    expect((await scenario.syncOrders()).map(({ status }) => status)).toEqual(made.map(() => 'unchanged'));
    expect(scenario.odoo.calls.writes).toBe(0);
  });

  it('keeps what was shipped when Amazon cancels the order afterwards: the rest goes, the sale order stays', async () => {
    const scenario = await imported([3]);
    const [before] = await scenario.saleOrders([]);
    await ship(before, 1);
    scenario.change(0, cancelled());
    expect(await scenario.syncOrders()).toMatchObject([
      { status: 'updated', changes: ['status', 'remainder_cancelled'] },
    ]);
    const [order] = await scenario.saleOrders(['state', 'x_amazon_status']);
    expect(order).toMatchObject({ state: 'sale', x_amazon_status: 'CANCELLED' });
    expect(await linesOf(order, ['product_uom_qty', 'qty_delivered'])).toMatchObject([
      { product_uom_qty: 1, qty_delivered: 1 },
    ]);
    expect((await pickingsOf(order)).toSorted()).toEqual(['cancel', 'done']);
    expect((await scenario.syncOrders()).map(({ status }) => status)).toEqual(['unchanged']);
  });

  it('parks a cancellation of what was shipped whole, says what to do, and follows once the goods are back', async () => {
    const scenario = await imported([1]);
    const [before] = await scenario.saleOrders([]);
    await ship(before, 1);
    scenario.change(0, cancelled());
    expect(await scenario.syncOrders()).toMatchObject([
      { status: 'failed', error: { code: 'ALREADY_SHIPPED' }, saleOrderId: before?.id },
    ]);
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toMatchObject([
      {
        kind: 'order',
        ref: scenario.orders[0]?.orderId,
        code: 'ALREADY_SHIPPED',
        attempts: 1,
        saleOrderId: before?.id,
        reason: expect.stringContaining('return them in Odoo'),
      },
    ]);
    const [order] = await scenario.saleOrders(['state']);
    expect(order).toMatchObject({ state: 'sale' });
    await act(order, 'action_cancel');
    expect(await scenario.recover(0)).toMatchObject({ status: 'updated', changes: ['status'] });
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
  });

  it("shows a buyer's wish to cancel as one activity on the order, and cancels nothing", async () => {
    const scenario = await imported([1]);
    scenario.change(0, cancellationRequested());
    expect(await scenario.syncOrders()).toMatchObject([
      { status: 'updated', changes: ['cancellation_requested'] },
    ]);
    scenario.change(0, (order) => order);
    await scenario.syncOrders();
    const [order] = await scenario.saleOrders(['state', 'x_amazon_cancel_request']);
    expect(order).toMatchObject({ state: 'sale', x_amazon_cancel_request: 'ORDERED_BY_MISTAKE' });
    const activities = await records(
      stage().admin,
      'mail.activity',
      [
        ['res_model', '=', 'sale.order'],
        ['res_id', '=', order?.id ?? 0],
        ['summary', '!=', false],
      ],
      ['summary', 'note'],
    );
    expect(activities).toMatchObject([
      {
        summary: 'The buyer asks Amazon to cancel this order',
        note: expect.stringContaining('ORDERED_BY_MISTAKE'),
      },
    ]);
  });

  it('reports what was cancelled in Odoo while Amazon waits for it, until Amazon does not', async () => {
    const scenario = await imported([1], [1]);
    const [first] = await scenario.saleOrders([]);
    await act(first, 'action_cancel');
    const told = await scenario.syncOrders();
    expect(told.map((outcome) => [outcome.orderId, outcome.status])).toEqual([
      [scenario.orders[0]?.orderId, 'skipped'],
      [scenario.orders[1]?.orderId, 'unchanged'],
    ]);
    expect(told[0]).toMatchObject({ reason: 'CANCELLED_IN_ODOO', saleOrderId: first?.id });
    expect(scenario.odoo.calls.writes).toBe(0);
    scenario.change(0, cancelled());
    await scenario.syncOrders();
    expect((await scenario.syncOrders()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
  });

  it("parks a cancellation whose answer Odoo does not write, and asks Amazon again in the problem's time only", async () => {
    const scenario = await imported([1]);
    const { connector, registration } = scenario;
    await connector.registrations.update(registration.id, { cancelReason: 'NoInventory' });
    const [order] = await scenario.saleOrders([]);
    await act(order, 'action_cancel');
    const refusing: OdooPort = {
      ...stage().bot,
      call: (model, method, options) =>
        model === 'sale.order' && method === 'load'
          ? Promise.resolve({ ids: false, messages: [{ type: 'error', message: 'A rule of our own.' }] })
          : stage().bot.call(model, method, options),
    };
    const other = scenario.connectorOver(refusing);
    const outcomes = [];
    for (let runs = 0; runs < 6; runs += 1)
      outcomes.push(...(await collect(other.orders.sync(registration))));
    expect(outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { error: { code: 'ODOO_VALIDATION' }, saleOrderId: order?.id },
    ]);
    expect(scenario.amazon.feeds).toHaveLength(1);
    expect(await connector.problems.list({ registration })).toMatchObject([{ kind: 'cancellation' }]);
  });

  it('tells Amazon of a cancellation in Odoo where the registration gives a reason, and reads what came of it', async () => {
    const scenario = await imported([1], [1], [1]);
    await scenario.connector.registrations.update(scenario.registration.id, {
      cancelReason: 'NoInventory',
    });
    const [first, second] = await scenario.saleOrders([]);
    await act(first, 'action_cancel');
    await act(second, 'action_cancel');
    // Amazon knows no such item, and refuses.
    const [line] = await linesOf(second, []);
    const vals = { x_amazon_item_ref: '99999999999999' };
    await stage().admin.call('sale.order.line', 'write', { ids: [line?.id ?? 0], args: { vals } });

    const told = await scenario.syncOrders();
    expect(told.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'unchanged']);
    expect(scenario.amazon.feeds).toMatchObject([
      {
        feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
        content: expect.stringContaining('<CancelReason>NoInventory</CancelReason>'),
      },
    ]);
    // In the queue, in progress, done.
    await scenario.syncOrders();
    const done = await scenario.syncOrders();
    const became = scenario.orders.map(({ orderId }) => done.find((outcome) => outcome.orderId === orderId));
    expect(became.slice(0, 2)).toMatchObject([
      { status: 'updated', changes: ['cancellation_told'] },
      { status: 'failed', error: { code: 'CANCELLATION_REFUSED' } },
    ]);
    expect(scenario.amazon.order(scenario.orders[0]?.orderId ?? '')?.fulfillment?.fulfillmentStatus).toBe(
      'CANCELLED',
    );
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toMatchObject([
      { kind: 'cancellation', ref: scenario.orders[1]?.orderId, code: 'CANCELLATION_REFUSED', attempts: 1 },
    ]);
    await scenario.syncOrders();
    expect(scenario.amazon.feeds).toHaveLength(1);
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toHaveLength(1);
  });
}
