import type { AmazonPort, ConnectorEvent, EventListener, OrderSyncOptions } from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { count, manualClock, records, type Stage } from '../../stage/index.ts';

export const minute = 60_000;
export const hour = 60 * minute;
/** When every scenario starts, at Amazon. */
export const start = Date.parse('2026-03-01T12:00:00Z');
export const iso = (time: number): string => new Date(time).toISOString();
/** As Odoo shows it. */
export const odooTime = (time: number): string => iso(time).slice(0, 19).replace('T', ' ');
/** A second apart. */
export const times = (length: number, from = 0): number[] =>
  Array.from({ length }, (_, index) => from + index * 1000);

/** What tests of the cursor arrange. */
export type Cursors = ReturnType<typeof cursors>;

export interface Given {
  readonly orders?: readonly WireOrder[];
  /** Default: when the scenario starts, by our clock. */
  readonly ordersSince?: number;
  /** Milliseconds by which our clock is ahead of Amazon's. */
  readonly ahead?: number;
  readonly pageTokenLifetimeMs?: number;
  /** Default: 100. */
  readonly pageSize?: number;
}

export function cursors(stage: () => Stage) {
  let seeds = 0;

  /** Orders that last changed at these times. */
  function changedAt(...times: readonly number[]): WireOrder[] {
    seeds += 1;
    const orders = plainOrders({
      count: times.length,
      marketplace: 'US',
      channel: 'fba',
      seed: 5000 + seeds,
    });
    return orders.map((order, index) => ({ ...order, lastUpdatedTime: iso(times[index] ?? start) }));
  }

  /** A registration of its own, and an Amazon of its own with a clock of its own. */
  async function given({ orders = [], ordersSince, ahead = 0, pageTokenLifetimeMs, pageSize = 100 }: Given) {
    const clock = manualClock(iso(start));
    const events: ConnectorEvent[] = [];
    let listen: EventListener = () => undefined;
    const seller = await stage().openSeller(orders, {
      marketplaces: ['US'],
      ordersSince: ordersSince === undefined ? null : iso(ordersSince),
      clock,
      ourClock: { ...clock, now: () => clock.now() + ahead },
      amazon: pageTokenLifetimeMs === undefined ? {} : { pageTokenLifetimeMs },
      throughAmazon: (port) => inPagesOf(pageSize, port),
      connector: {
        onEvent: (event) => {
          events.push(event);
          listen(event);
        },
      },
    });
    seller.amazon.setRateLimitHeader('searchOrders', '1000');
    const read = async (field: string) => {
      const [row] = await records(stage().bot, 'x_amazon_registration', seller.ours('id'), [field]);
      return row?.[field];
    };
    return {
      clock,
      amazon: seller.amazon,
      calls: seller.amazonPort.calls,
      events,
      onEvent: (next: EventListener) => {
        listen = next;
      },
      sync: (options: OrderSyncOptions = {}) => seller.syncOrders(options),
      /** A run that is left, as if killed, once it has begun with this page. */
      cutAtPage: async (page: number) => {
        let pages = 0;
        listen = ({ type }) => {
          if (type === 'orders:page') pages += 1;
        };
        for await (const outcome of seller.connector.orders.sync(seller.registration)) {
          if (pages === page && outcome.orderId !== '') break;
        }
        listen = () => undefined;
      },
      imported: () => count(stage().bot, 'sale.order', seller.ours('x_amazon_registration_id')),
      cursor: () => read('x_last_order_sync'),
      checkpoint: () => read('x_order_checkpoint'),
      setCursor: async (time: number) => {
        const vals = { x_last_order_sync: odooTime(time) };
        await stage().bot.call('x_amazon_registration', 'write', {
          ids: [seller.registration.id],
          args: { vals },
        });
      },
      askedAfter: () => seller.amazon.requests.all.flatMap(({ query }) => query['lastUpdatedAfter'] ?? []),
    };
  }

  return { changedAt, given };
}

/** A port whose searches come in pages of this size. */
export function inPagesOf(size: number, port: AmazonPort): AmazonPort {
  return {
    ...port,
    searchOrders: (query, options) => port.searchOrders({ maxResultsPerPage: size, ...query }, options),
  };
}
