import type { FulfillmentStatus, WireOrder } from '../wire-order.ts';
import { generateOrders } from './generate-orders.ts';
import { noPeculiarities } from './peculiarities.ts';
import type { Channel } from './statuses.ts';

export interface PlainOrdersOptions {
  readonly count: number;
  /** A country code or a marketplace id. */
  readonly marketplace: string;
  readonly channel: Channel;
  /** Default: `SHIPPED` for FBA, `UNSHIPPED` for FBM. */
  readonly status?: FulfillmentStatus;
  /** As in {@link GenerateOrdersOptions}, like all below. */
  readonly seed?: number;
  readonly from?: string;
  readonly to?: string;
  readonly skus?: readonly string[];
}

/** Orders without peculiarities: one unit of one article at its price, bought by a private person. */
export function plainOrders(options: PlainOrdersOptions): WireOrder[] {
  const { marketplace, channel, status, ...rest } = options;
  return generateOrders({
    ...rest,
    marketplaces: [marketplace],
    channel,
    statuses: [status ?? (channel === 'fba' ? 'SHIPPED' : 'UNSHIPPED')],
    peculiarities: noPeculiarities(),
  });
}
