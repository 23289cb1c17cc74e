import type { Clock } from '../../../support/clock.ts';
import { ConnectorError } from '../../../support/errors.ts';
import type { WireOrder } from '../wire-order.ts';

/** What becomes of an order: the top-level fields that are replaced, or the new order made of the old one. */
export type OrderChange = Partial<WireOrder> | ((order: WireOrder) => WireOrder);

/** The seller's orders, by id. */
export interface OrderStore {
  /** @throws `CONFIGURATION_INVALID` when an order with that id is there already. */
  add(orders: readonly WireOrder[]): void;
  /**
   * The order after `change`; its `lastUpdatedTime` is the clock's, whatever the change says.
   *
   * @throws `CONFIGURATION_INVALID` when there is no such order.
   */
  change(orderId: string, change: OrderChange): WireOrder;
  get(orderId: string): WireOrder | undefined;
  /** All orders in the order in which a search lists them: by time, then by id. */
  inOrderOf(by: ListedBy): readonly ListedOrder[];
}

export type ListedBy = 'created' | 'lastUpdated';

export interface ListedOrder {
  readonly order: WireOrder;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export function createOrderStore(clock: Pick<Clock, 'now'>): OrderStore {
  const byId = new Map<string, WireOrder>();
  // Sorted once for all pages of a search: with 100,000 orders, pages would take longer than their import.
  const lists = new Map<ListedBy, readonly ListedOrder[]>();
  return {
    add: (orders) => {
      lists.clear();
      for (const order of orders) {
        if (byId.has(order.orderId)) throw mistake(`has order ${order.orderId} already`, order.orderId);
        byId.set(order.orderId, order);
      }
    },
    change: (orderId, change) => {
      const order = byId.get(orderId);
      if (!order) throw mistake(`has no order ${orderId} to change`, orderId);
      const changed = typeof change === 'function' ? change(order) : { ...order, ...change };
      const stamped = { ...changed, orderId, lastUpdatedTime: new Date(clock.now()).toISOString() };
      byId.set(orderId, stamped);
      lists.clear();
      return stamped;
    },
    get: (orderId) => byId.get(orderId),
    inOrderOf: (by) => {
      const known = lists.get(by);
      if (known) return known;
      const list = listed(byId.values(), by);
      lists.set(by, list);
      return list;
    },
  };
}

function listed(orders: Iterable<WireOrder>, by: ListedBy): readonly ListedOrder[] {
  return [...orders]
    .map((order) => ({ order, time: timeOf(order, by) }))
    .sort((one, other) => one.time - other.time || compareIds(one.order.orderId, other.order.orderId));
}

// An order that was broken on purpose is listed by the time that can still be read.
function timeOf({ createdTime, lastUpdatedTime }: WireOrder, by: ListedBy): number {
  const times = [createdTime, lastUpdatedTime].map((time) => Date.parse(time));
  const readable = (by === 'created' ? times : times.toReversed()).filter((time) => !Number.isNaN(time));
  return readable[0] ?? 0;
}

export function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function mistake(what: string, orderId: string): ConnectorError {
  return new ConnectorError('CONFIGURATION_INVALID', `The embedded Amazon ${what}.`, {
    context: { orderId },
  });
}
