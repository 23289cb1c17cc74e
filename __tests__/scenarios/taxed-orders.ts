import { generateOrders, type Peculiarities, type WireOrder } from '../../lib/testing/index.ts';
import type { Row } from '../../stage/index.ts';

/** Twenty orders of a marketplace for tests of taxes. */
export const taxedOrders = (marketplace: 'US' | 'ES', seed: number, peculiarities: Partial<Peculiarities>) =>
  generateOrders({
    count: 20,
    seed,
    marketplaces: [marketplace],
    channel: 'fbm',
    statuses: ['UNSHIPPED'],
    peculiarities: { replacement: 0, cancelledItem: 0, ...peculiarities },
  });

/** What buyers paid, by Amazon order id. */
export const totalsOf = (wire: readonly WireOrder[]) =>
  new Map(wire.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]));

/** What sale orders come to, by Amazon order id. */
export const totalsIn = (made: readonly Row[]) =>
  new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));

/** The tax that Amazon states for an order. */
export const taxIn = (order: WireOrder): number =>
  order.orderItems
    .flatMap((item) => item.proceeds?.breakdowns ?? [])
    .filter(({ type }) => type === 'TAX')
    .reduce((cents, { subtotal }) => cents + Math.round(Number(subtotal.amount) * 100), 0) / 100;
