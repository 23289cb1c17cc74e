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
  all(): Iterable<WireOrder>;
}

export function createOrderStore(clock: Pick<Clock, 'now'>): OrderStore {
  const byId = new Map<string, WireOrder>();
  return {
    add: (orders) => {
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
      return stamped;
    },
    get: (orderId) => byId.get(orderId),
    all: () => byId.values(),
  };
}

function mistake(what: string, orderId: string): ConnectorError {
  return new ConnectorError('CONFIGURATION_INVALID', `The embedded Amazon ${what}.`, {
    context: { orderId },
  });
}
