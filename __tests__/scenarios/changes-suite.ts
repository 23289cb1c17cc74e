import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  countCalls,
  createConnector,
  sellingPartnerApi,
  type Connector,
  type OdooPort,
  type OrderOutcome,
  type Registration,
} from '../../lib/index.ts';
import {
  cancellationRequested,
  cancelled,
  plainOrders,
  reduced,
  shipped,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type WireOrder,
} from '../../lib/testing/index.ts';
import {
  create,
  preparePricelist,
  records,
  type Row,
  type ScenarioDatabase,
  type Transport,
} from './ends.ts';

const longAgo = '2026-01-01T00:00:00Z';
const hour = 60 * 60 * 1000;

/** What orders.sync makes of orders that change at Amazon after they were imported. */
export function describeChanges(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`orders that change, on ${name}`, () => {
    let admin: OdooPort;
    let bot: OdooPort;
    let sellers = 0;
    const opened: EmbeddedAmazon[] = [];

    beforeAll(async () => {
      const database = await open();
      [admin, bot] = [transport(database, 'admin'), transport(database, 'bot')];
      await preparePricelist(admin, 'EUR');
      await createConnector({ odoo: admin, amazon: {} }).install();
      await create(admin, 'product.product', [{ name: 'Mug', default_code: 'CHANGE-MUG', type: 'consu' }]);
    });

    afterAll(async () => {
      await Promise.all(opened.map((amazon) => amazon.close()));
    });

    interface Scenario {
      readonly connector: Connector;
      readonly registration: Registration;
      readonly odoo: ReturnType<typeof countCalls>;
      readonly orders: readonly WireOrder[];
      readonly amazon: EmbeddedAmazon;
      /** Amazon changes an order, and time goes on. */
      change(index: number, change: (order: WireOrder) => WireOrder): void;
      sync(): Promise<OrderOutcome[]>;
      recover(index: number): Promise<OrderOutcome>;
      /** The sale orders, in the order of Amazon's. */
      saleOrders(fields: readonly string[]): Promise<readonly Row[]>;
    }

    /** Plain FBM orders with their quantities of one item, imported. */
    async function imported(...quantities: readonly (readonly number[])[]): Promise<Scenario> {
      sellers += 1;
      let now = Date.now();
      const clock = { now: () => now };
      const orders = quantities.map((items, index) => {
        const [plain] = plainOrders({
          count: 1,
          marketplace: 'ES',
          channel: 'fbm',
          seed: 5000 + sellers * 200 + index,
          skus: ['CHANGE-MUG'],
        });
        if (!plain) throw new Error('no order');
        return ofItems(plain, items);
      });
      const amazon = await startEmbeddedAmazon({ usagePlans: false, orders, clock });
      opened.push(amazon);
      const odoo = countCalls(bot);
      const port = sellingPartnerApi({ region: 'eu', endpoint: amazon.endpoint, ...amazon.credentials });
      const connector = createConnector({ odoo, amazon: port });
      const registration = await connector.registrations.register({
        name: `Changes ${sellers}`,
        sellerId: `CHANGES${sellers}X`,
        marketplaces: ['ES'],
        ordersSince: longAgo,
      });
      const sync = () => {
        odoo.calls.reset();
        return collect(connector.orders.sync(registration, { since: longAgo }));
      };
      expect((await sync()).map(({ status }) => status)).toEqual(orders.map(() => 'created'));
      const idOf = (index: number): string => orders[index]?.orderId ?? '';
      return {
        connector,
        registration,
        odoo,
        orders,
        amazon,
        sync,
        recover: (index) => connector.orders.recover(registration, idOf(index)),
        change: (index, change) => {
          now += hour;
          amazon.changeOrder(idOf(index), change);
          now += hour;
        },
        saleOrders: async (fields) => {
          const made = await records(
            admin,
            'sale.order',
            [['x_amazon_registration_id', '=', registration.id]],
            ['x_amazon_order_ref', ...fields],
          );
          return orders.flatMap(({ orderId }) => made.filter((row) => row['x_amazon_order_ref'] === orderId));
        },
      };
    }

    /** Items of 10.00 a piece. */
    function ofItems(order: WireOrder, quantities: readonly number[]): WireOrder {
      const [first] = order.orderItems;
      if (!first) throw new Error('no item');
      const total = (quantity: number) => ({ amount: `${quantity * 10}.00`, currencyCode: 'EUR' });
      return {
        ...order,
        proceeds: { grandTotal: total(quantities.reduce((sum, quantity) => sum + quantity, 0)) },
        orderItems: quantities.map((quantity, index) => ({
          ...first,
          orderItemId: `${first.orderItemId.slice(0, -1)}${index}`,
          quantityOrdered: quantity,
          fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: quantity },
          product: { ...first.product, price: { unitPrice: total(1) } },
          proceeds: {
            proceedsTotal: total(quantity),
            breakdowns: [{ type: 'ITEM' as const, subtotal: total(quantity) }],
          },
        })),
      };
    }

    const linesOf = (order: Row | undefined, fields: readonly string[]) =>
      records(admin, 'sale.order.line', [['order_id', '=', order?.id ?? 0]], fields);
    const movesOf = (order: Row | undefined) =>
      records(
        admin,
        'stock.move',
        [['picking_id.sale_id', '=', order?.id ?? 0]],
        ['state', 'product_uom_qty'],
      );
    const pickingsOf = async (order: Row | undefined) =>
      (await records(admin, 'stock.picking', [['sale_id', '=', order?.id ?? 0]], ['state'])).map(
        ({ state }) => state,
      );
    const notesOf = async (order: Row | undefined) =>
      (
        await records(
          admin,
          'mail.message',
          [
            ['model', '=', 'sale.order'],
            ['res_id', '=', order?.id ?? 0],
            ['body', 'like', 'Amazon'],
          ],
          ['body'],
        )
      ).map(({ body }) => String(body).replaceAll(/<[^>]+>/g, ''));

    async function ship(order: Row | undefined, quantity: number): Promise<void> {
      const moves = await records(bot, 'stock.move', [['picking_id.sale_id', '=', order?.id ?? 0]], []);
      const pickings = await records(bot, 'stock.picking', [['sale_id', '=', order?.id ?? 0]], []);
      const vals = { quantity, picked: true };
      await bot.call('stock.move', 'write', { ids: moves.map(({ id }) => id), args: { vals } });
      await bot.call('stock.picking', 'button_validate', {
        ids: pickings.map(({ id }) => id),
        // Odoo 19 asks whether to send a text message, where the customer has a phone number (module stock_sms).
        context: { skip_backorder: true, skip_sms: true },
      });
    }

    const act = (order: Row | undefined, method: string) =>
      bot.call('sale.order', method, { ids: [order?.id ?? 0] });

    it('cancels what Amazon cancels, whether it is a quotation, confirmed or locked, in a handful of calls for all', async () => {
      const scenario = await imported([1], [1], [1], [1]);
      const [, quotation, locked] = await scenario.saleOrders([]);
      await act(quotation, 'action_cancel');
      await act(quotation, 'action_draft');
      await act(locked, 'action_lock');
      for (const index of [0, 1, 2]) scenario.change(index, cancelled());
      const outcomes = await scenario.sync();
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

      expect((await scenario.sync()).map(({ status }) => status)).toEqual(made.map(() => 'unchanged'));
      expect(scenario.odoo.calls.writes).toBe(0);
    });

    it('keeps what was shipped when Amazon cancels the order afterwards: the rest goes, the sale order stays', async () => {
      const scenario = await imported([3]);
      const [before] = await scenario.saleOrders([]);
      await ship(before, 1);
      scenario.change(0, cancelled());
      expect(await scenario.sync()).toMatchObject([
        { status: 'updated', changes: ['status', 'remainder_cancelled'] },
      ]);
      const [order] = await scenario.saleOrders(['state', 'x_amazon_status']);
      expect(order).toMatchObject({ state: 'sale', x_amazon_status: 'CANCELLED' });
      expect(await linesOf(order, ['product_uom_qty', 'qty_delivered'])).toMatchObject([
        { product_uom_qty: 1, qty_delivered: 1 },
      ]);
      expect((await pickingsOf(order)).toSorted()).toEqual(['cancel', 'done']);
      expect((await scenario.sync()).map(({ status }) => status)).toEqual(['unchanged']);
    });

    it('parks a cancellation of what was shipped whole, says what to do, and follows once the goods are back', async () => {
      const scenario = await imported([1]);
      const [before] = await scenario.saleOrders([]);
      await ship(before, 1);
      scenario.change(0, cancelled());
      expect(await scenario.sync()).toMatchObject([
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

    it('lowers lines and picking when Amazon cancels or reduces single items', async () => {
      const scenario = await imported([3, 1], [2]);
      scenario.change(0, reduced([2, 0]));
      const outcomes = await scenario.sync();
      expect(
        outcomes.map((outcome) => [outcome.status, 'changes' in outcome ? outcome.changes : []]),
      ).toEqual([
        ['updated', ['quantities']],
        ['unchanged', []],
      ]);
      const [order] = await scenario.saleOrders(['amount_total', 'state']);
      expect(order).toMatchObject({ amount_total: 20, state: 'sale' });
      const lines = await linesOf(order, ['product_uom_qty', 'x_amazon_component']);
      expect(lines.map((line) => line['product_uom_qty'])).toEqual([2, 0]);
      expect(
        (await movesOf(order)).map((move) => [move['state'] === 'cancel', move['product_uom_qty']]),
      ).toEqual([
        [false, 2],
        [true, 0],
      ]);
      expect(await notesOf(order)).toEqual(['Amazon has reduced quantities.']);
      expect((await scenario.sync()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
      expect(scenario.odoo.calls.writes).toBe(0);
    });

    it('does not overwrite a line that somebody changed in Odoo: it tells what Amazon now says', async () => {
      const scenario = await imported([3]);
      const [before] = await scenario.saleOrders([]);
      const [line] = await linesOf(before, []);
      await admin.call('sale.order.line', 'write', {
        ids: [line?.id ?? 0],
        args: { vals: { product_uom_qty: 5 } },
      });
      scenario.change(0, reduced([2]));
      expect(await scenario.sync()).toMatchObject([{ status: 'failed', error: { code: 'ORDER_EDITED' } }]);
      expect(await linesOf(before, ['product_uom_qty'])).toMatchObject([{ product_uom_qty: 5 }]);
      // A person brings it in line: the problem is gone with the next look.
      await admin.call('sale.order.line', 'write', {
        ids: [line?.id ?? 0],
        args: { vals: { product_uom_qty: 2 } },
      });
      expect(await scenario.recover(0)).toMatchObject({ status: 'updated' });
      expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
    });

    it("shows a buyer's wish to cancel as one activity on the order, and cancels nothing", async () => {
      const scenario = await imported([1]);
      scenario.change(0, cancellationRequested());
      expect(await scenario.sync()).toMatchObject([
        { status: 'updated', changes: ['cancellation_requested'] },
      ]);
      scenario.change(0, (order) => order);
      await scenario.sync();
      const [order] = await scenario.saleOrders(['state', 'x_amazon_cancel_request']);
      expect(order).toMatchObject({ state: 'sale', x_amazon_cancel_request: 'ORDERED_BY_MISTAKE' });
      const activities = await records(
        admin,
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

    it("keeps Amazon's status on the sale order, a hundred of them in seven calls", async () => {
      const scenario = await imported(...Array.from({ length: 100 }, () => [1]));
      for (let index = 0; index < 100; index += 1) scenario.change(index, shipped());
      const outcomes = await scenario.sync();
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['updated']));
      expect(scenario.odoo.calls.total).toBeLessThanOrEqual(7);
      const made = await scenario.saleOrders(['x_amazon_status']);
      expect(new Set(made.map((row) => row['x_amazon_status']))).toEqual(new Set(['SHIPPED']));
    });

    it('reports what was cancelled in Odoo while Amazon waits for it, until Amazon does not', async () => {
      const scenario = await imported([1], [1]);
      const [first] = await scenario.saleOrders([]);
      await act(first, 'action_cancel');
      const told = await scenario.sync();
      expect(told.map((outcome) => [outcome.orderId, outcome.status])).toEqual([
        [scenario.orders[0]?.orderId, 'skipped'],
        [scenario.orders[1]?.orderId, 'unchanged'],
      ]);
      expect(told[0]).toMatchObject({ reason: 'CANCELLED_IN_ODOO', saleOrderId: first?.id });
      expect(scenario.odoo.calls.writes).toBe(0);
      scenario.change(0, cancelled());
      await scenario.sync();
      expect((await scenario.sync()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
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
      await admin.call('sale.order.line', 'write', { ids: [line?.id ?? 0], args: { vals } });

      const told = await scenario.sync();
      expect(told.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'unchanged']);
      expect(scenario.amazon.feeds).toMatchObject([
        {
          feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
          content: expect.stringContaining('<CancelReason>NoInventory</CancelReason>'),
        },
      ]);
      // In the queue, in progress, done.
      await scenario.sync();
      const done = await scenario.sync();
      const became = scenario.orders.map(({ orderId }) =>
        done.find((outcome) => outcome.orderId === orderId),
      );
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
      await scenario.sync();
      expect(scenario.amazon.feeds).toHaveLength(1);
      expect(await scenario.connector.problems.list({ registration: scenario.registration })).toHaveLength(1);
    });

    it('recovers one order by its id: skipped as shipped before, known, unknown to Amazon', async () => {
      const scenario = await imported([1]);
      expect(await scenario.recover(0)).toMatchObject({ status: 'unchanged' });
      await expect(
        scenario.connector.orders.recover(scenario.registration, '902-0000000-0000000'),
      ).rejects.toMatchObject({ code: 'AMAZON_NOT_FOUND' });
      await expect(scenario.connector.orders.recover(scenario.registration, ' ')).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
      });
      expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
    });

    it('plans changes without a write in a dry run', async () => {
      const scenario = await imported([1], [3]);
      scenario.change(0, cancelled());
      scenario.change(1, reduced([2]));
      scenario.odoo.calls.reset();
      const planned = await collect(
        scenario.connector.orders.sync(scenario.registration, { since: longAgo, dryRun: true }),
      );
      expect(scenario.odoo.calls.writes).toBe(0);
      expect(planned.map(({ status, dryRun }) => [status, dryRun])).toEqual([
        ['cancelled', true],
        ['updated', true],
      ]);
    });
  });
}
