import type { FulfillmentStatus, WireOrder } from '../wire-order.ts';
import { generateOrders } from './generate-orders.ts';
import { noPeculiarities } from './peculiarities.ts';
import type { Channel } from './statuses.ts';

/** Options of `plainOrders()`; those left out are as in {@link GenerateOrdersOptions}. */
export interface PlainOrdersOptions {
  /** How many orders to make. */
  readonly count: number;
  /** A country code or a marketplace id. */
  readonly marketplace: string;
  /** Who ships them: Amazon (`fba`) or the seller (`fbm`). */
  readonly channel: Channel;
  /** Default: `SHIPPED` for FBA, `UNSHIPPED` for FBM. */
  readonly status?: FulfillmentStatus;
  /** The same seed and options give the same orders, ids included. Default: 1. */
  readonly seed?: number;
  /** No order is created earlier: ISO 8601. Default: 2026-01-01T00:00:00Z. */
  readonly from?: string;
  /** No order is created or changed later: ISO 8601. Default: 30 days after `from`. */
  readonly to?: string;
  /** The SKUs that are sold. Default: a small made-up catalogue. */
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
