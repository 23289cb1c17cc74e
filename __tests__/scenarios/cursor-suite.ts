import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  countAmazonCalls,
  createConnector,
  sellingPartnerApi,
  type AmazonPort,
  type ConnectorEvent,
  type OdooPort,
  type OrderSyncOptions,
} from '../../lib/index.ts';
import {
  plainOrders,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type WireOrder,
} from '../../lib/testing/index.ts';
import { manualClock } from '../../stage/index.ts';
import { count, records, type ScenarioDatabase, type Transport } from './ends.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-03-01T12:00:00Z');
const iso = (time: number): string => new Date(time).toISOString();
const odooTime = (time: number): string => iso(time).slice(0, 19).replace('T', ' ');

/** Up to when runs have asked Amazon: what is read again, what is never passed over, and where a cut run goes on. */
export function describeCursor(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`the order cursor on ${name}`, () => {
    let amazon: EmbeddedAmazon;
    let bot: OdooPort;
    let sellers = 0;

    beforeAll(async () => {
      const database = await open();
      bot = transport(database, 'bot');
      amazon = await startEmbeddedAmazon();
      await createConnector({ odoo: transport(database, 'admin'), amazon: {} }).install();
    });

    afterAll(async () => {
      await amazon.close();
    });

    /** Orders that last changed at these times. */
    function changedAt(...times: readonly number[]): WireOrder[] {
      sellers += 1;
      const orders = plainOrders({
        count: times.length,
        marketplace: 'US',
        channel: 'fba',
        seed: 5000 + sellers,
      });
      return orders.map((order, index) => ({ ...order, lastUpdatedTime: iso(times[index] ?? start) }));
    }

    interface Given {
      readonly orders?: readonly WireOrder[];
      /** Default: when the scenario starts, by our clock. */
      readonly ordersSince?: number;
      /** Milliseconds by which our clock is ahead of Amazon's. */
      readonly ahead?: number;
      readonly pageTokenLifetimeMs?: number;
      /** Default: 100. */
      readonly pageSize?: number;
    }

    /** A registration of its own, and an Amazon of its own with a clock of its own. */
    async function given({
      orders = [],
      ordersSince,
      ahead = 0,
      pageTokenLifetimeMs,
      pageSize = 100,
    }: Given) {
      await amazon.close();
      const clock = manualClock(iso(start));
      const embedded = await startEmbeddedAmazon({
        clock,
        usagePlans: false,
        orders,
        ...(pageTokenLifetimeMs === undefined ? {} : { pageTokenLifetimeMs }),
      });
      amazon = embedded;
      embedded.setRateLimitHeader('searchOrders', '1000');
      const ours = { ...clock, now: () => clock.now() + ahead };
      const client = sellingPartnerApi({
        region: 'na',
        endpoint: embedded.endpoint,
        clock: ours,
        ...embedded.credentials,
      });
      const port = countAmazonCalls(inPagesOf(pageSize, client));
      const events: ConnectorEvent[] = [];
      let listener: (event: ConnectorEvent) => void = () => undefined;
      const connector = createConnector({
        odoo: bot,
        amazon: port,
        clock: ours,
        onEvent: (event) => {
          events.push(event);
          listener(event);
        },
      });
      sellers += 1;
      const registration = await connector.registrations.register({
        name: `Cursor ${sellers}`,
        sellerId: `CURSOR${sellers}`,
        marketplaces: ['US'],
        ...(ordersSince === undefined ? {} : { ordersSince: iso(ordersSince) }),
      });
      const own = [['id', '=', registration.id]];
      const read = async () =>
        (await records(bot, 'x_amazon_registration', own, ['x_last_order_sync', 'x_order_checkpoint']))[0];
      return {
        clock,
        amazon: embedded,
        calls: port.calls,
        events,
        onEvent: (next: typeof listener) => {
          listener = next;
        },
        sync: (options: OrderSyncOptions = {}) => collect(connector.orders.sync(registration, options)),
        /** A run that is left, as if killed, once it has begun with this page. */
        cutAtPage: async (page: number) => {
          let pages = 0;
          listener = ({ type }) => {
            if (type === 'orders:page') pages += 1;
          };
          for await (const outcome of connector.orders.sync(registration)) {
            if (pages === page && outcome.orderId !== '') break;
          }
          listener = () => undefined;
        },
        imported: () => count(bot, 'sale.order', [['x_amazon_registration_id', '=', registration.id]]),
        cursor: async () => (await read())?.['x_last_order_sync'],
        checkpoint: async () => (await read())?.['x_order_checkpoint'],
        setCursor: async (time: number) => {
          const vals = { x_last_order_sync: odooTime(time) };
          await bot.call('x_amazon_registration', 'write', { ids: [registration.id], args: { vals } });
        },
        askedAfter: () => embedded.requests.all.flatMap(({ query }) => query['lastUpdatedAfter'] ?? []),
      };
    }

    function inPagesOf(size: number, port: AmazonPort): AmazonPort {
      return {
        ...port,
        searchOrders: (query, options) => port.searchOrders({ maxResultsPerPage: size, ...query }, options),
      };
    }

    it('moves to the time that Amazon answered for, and starts five minutes before it: an order listed late is not lost', async () => {
      const orders = changedAt(start - 2 * hour);
      const scenario = await given({ orders, ordersSince: start - 3 * hour });
      await scenario.sync();
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      // It changed before the first run, and Amazon lists it only now.
      scenario.amazon.addOrders(changedAt(start - 5 * minute));
      scenario.clock.advance(hour);
      await scenario.sync();
      expect(scenario.askedAfter().at(-1)).toBe(iso(start - 7 * minute));
      expect(await scenario.imported()).toBe(2);
      expect(await scenario.cursor()).toBe(odooTime(start + 58 * minute));
    });

    it('reads from an earlier time when asked to, for that run alone', async () => {
      const scenario = await given({ orders: changedAt(start - 2 * hour), ordersSince: start - hour });
      await scenario.sync();
      expect(await scenario.imported()).toBe(0);
      await scenario.sync({ since: iso(start - 3 * hour) });
      expect(await scenario.imported()).toBe(1);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
    });

    it('stays when asked to read from a later time: what lies between is read by the next run', async () => {
      const scenario = await given({
        orders: changedAt(start - 2 * hour, start - 30 * minute),
        ordersSince: start - 3 * hour,
      });
      await scenario.sync({ since: iso(start - hour) });
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([1, odooTime(start - 3 * hour)]);
      await scenario.sync();
      expect(await scenario.imported()).toBe(2);
    });

    it('goes back when a person sets it back in Odoo', async () => {
      const scenario = await given({ orders: changedAt(start - 2 * hour), ordersSince: start - hour });
      await scenario.sync();
      await scenario.setCursor(start - 3 * hour);
      const outcomes = await scenario.sync();
      expect(outcomes.map(({ status }) => status)).toEqual(['created']);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
    });

    it('comes back when a person sets it to a time to come', async () => {
      const scenario = await given({});
      await scenario.setCursor(start + 48 * hour);
      await scenario.sync();
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      scenario.clock.advance(2 * hour);
      scenario.amazon.addOrders(changedAt(start + 10 * minute));
      await scenario.sync();
      expect(await scenario.imported()).toBe(1);
    });

    it('does not move when a later page fails, and the next run completes', async () => {
      const orders = changedAt(...times(5, start - 2 * hour));
      const scenario = await given({ orders, ordersSince: start - 3 * hour, pageSize: 2 });
      scenario.onEvent((event) => {
        if (event.type === 'orders:page' && event.page === 2)
          scenario.amazon.failNext('searchOrders', { status: 403 });
      });
      await expect(scenario.sync()).rejects.toMatchObject({ code: 'AMAZON_FORBIDDEN' });
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([4, odooTime(start - 3 * hour)]);
      scenario.onEvent(() => undefined);
      await scenario.sync();
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([5, odooTime(start - 2 * minute)]);
    });

    it('costs one call to Amazon for each hundred orders', async () => {
      const orders = changedAt(...times(210, start - 2 * hour));
      const scenario = await given({ orders, ordersSince: start - 3 * hour });
      await scenario.sync();
      expect(await scenario.imported()).toBe(210);
      expect(scenario.calls.total).toBeLessThanOrEqual(4);
    });

    describe('a long run that is cut off', () => {
      const long = { orders: 25, pageSize: 2 };
      const longRun = (more: Given = {}) =>
        given({
          orders: changedAt(...times(long.orders, start - 2 * hour)),
          ordersSince: start - 3 * hour,
          pageSize: long.pageSize,
          ...more,
        });

      it('goes on from its last checkpoint, and moves the cursor to what Amazon answered for at its beginning', async () => {
        const scenario = await longRun();
        await scenario.cutAtPage(12);
        expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
        scenario.clock.advance(hour);
        scenario.calls.reset();
        const outcomes = await scenario.sync();
        expect(scenario.calls.total).toBe(3);
        expect(outcomes.map(({ status }) => status).sort()).toEqual([
          'created',
          ...times(4).map(() => 'unchanged'),
        ]);
        expect(await scenario.imported()).toBe(long.orders);
        expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
        expect(await scenario.checkpoint()).toBe(false);
      });

      it('imports what changed meanwhile on the run after', async () => {
        const scenario = await longRun();
        await scenario.cutAtPage(12);
        scenario.clock.advance(hour);
        scenario.amazon.addOrders(changedAt(start + 10 * minute));
        await scenario.sync();
        await scenario.sync();
        expect(await scenario.imported()).toBe(long.orders + 1);
      });

      it.each([
        ['Amazon does not know its token any more', 2 * hour],
        ['a day has passed', 25 * hour],
      ])('starts from the first page when %s', async (_, passed) => {
        const scenario = await longRun({ pageTokenLifetimeMs: hour });
        await scenario.cutAtPage(12);
        scenario.clock.advance(passed);
        const outcomes = await scenario.sync();
        expect(outcomes).toHaveLength(long.orders);
        expect(await scenario.imported()).toBe(long.orders);
      });

      it('starts from the first page when Last Order Sync was set back, or another time is asked for', async () => {
        const scenario = await longRun();
        await scenario.cutAtPage(12);
        expect(await scenario.sync({ since: iso(start - 4 * hour), dryRun: true })).toHaveLength(long.orders);
        await scenario.setCursor(start - 5 * hour);
        expect(await scenario.sync()).toHaveLength(long.orders);
      });

      it('does not pass an order that cannot even be named, before or after the cut', async () => {
        const [nameless, ...others] = changedAt(...times(long.orders, start - 2 * hour));
        if (!nameless) throw new Error('no order');
        const scenario = await longRun({ orders: [{ ...nameless, orderId: '' }, ...others] });
        const failed = async () => (await scenario.sync()).filter(({ status }) => status === 'failed').length;
        await scenario.cutAtPage(12);
        expect(await failed()).toBe(0);
        expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
        expect(await failed()).toBe(1);
        expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
      });

      it('survives a token that dies while it runs', async () => {
        const scenario = await longRun({ pageTokenLifetimeMs: hour });
        scenario.onEvent((event) => {
          if (event.type === 'orders:page' && event.page === 12) scenario.clock.advance(2 * hour);
        });
        await scenario.sync();
        expect(await scenario.imported()).toBe(long.orders);
        expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      });
    });

    describe('with a clock that is wrong', () => {
      it.each([
        ['while Amazon still refuses that time', 30 * minute],
        ['when Amazon takes that time already', 2 * hour],
      ])(
        'an hour ahead, a new registration misses no order of its first hour: first run %s',
        async (_, firstRun) => {
          const scenario = await given({ ahead: hour });
          scenario.clock.advance(firstRun);
          scenario.amazon.addOrders(
            changedAt(start - hour, start + 10 * minute, start + firstRun - 5 * minute),
          );
          await scenario.sync();
          // The two that changed after it was registered, and not the one before.
          expect(await scenario.imported()).toBe(2);
          expect(await scenario.cursor()).toBe(odooTime(start + firstRun - 2 * minute));
          expect(scenario.events).toContainEqual(expect.objectContaining({ code: 'CLOCK_AHEAD' }));
          scenario.clock.advance(10 * minute);
          scenario.amazon.addOrders(changedAt(start + firstRun + minute));
          await scenario.sync();
          expect(await scenario.imported()).toBe(3);
        },
      );

      it('an hour behind, a new registration misses no order either', async () => {
        const scenario = await given({ ahead: -hour });
        scenario.clock.advance(30 * minute);
        scenario.amazon.addOrders(changedAt(start + 10 * minute));
        await scenario.sync();
        expect(await scenario.imported()).toBe(1);
        expect(await scenario.cursor()).toBe(odooTime(start + 28 * minute));
        scenario.clock.advance(10 * minute);
        scenario.amazon.addOrders(changedAt(start + 29 * minute));
        await scenario.sync();
        expect(await scenario.imported()).toBe(2);
      });

      it('an hour ahead, a run that was cut off goes on from its checkpoint all the same', async () => {
        const orders = changedAt(...times(25, start - 2 * hour));
        const scenario = await given({ orders, ordersSince: start - 3 * hour, ahead: hour, pageSize: 2 });
        await scenario.cutAtPage(12);
        scenario.calls.reset();
        await scenario.sync();
        expect(scenario.calls.total).toBe(3);
        expect(await scenario.imported()).toBe(25);
      });

      it('tells what Amazon refuses for another reason', async () => {
        const scenario = await given({});
        scenario.amazon.failNext('searchOrders', { status: 400 }, 2);
        await expect(scenario.sync()).rejects.toMatchObject({ code: 'AMAZON_INVALID_REQUEST' });
      });
    });
  });
}

const times = (length: number, from = 0): number[] =>
  Array.from({ length }, (_, index) => from + index * 1000);
