import { ConnectorError } from '../../../support/errors.ts';
import type { FulfillmentStatus } from '../wire-order.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Who ships an order: Amazon (`fba`) or the seller (`fbm`). */
export type Channel = 'fba' | 'fbm';

/** What decides the shape of an order before anything else. */
export interface OrderKind {
  readonly channel: Channel;
  readonly status: FulfillmentStatus;
  /** Came from elsewhere; Amazon only ships it. */
  readonly isNonAmazon: boolean;
}

// As a seller's last month looks: most orders are shipped, a few pend or are cancelled.
const usualMix: readonly (readonly [FulfillmentStatus, share: number])[] = [
  ['SHIPPED', 45],
  ['UNSHIPPED', 32],
  ['PENDING', 8],
  ['CANCELLED', 8],
  ['PARTIALLY_SHIPPED', 5],
  ['PENDING_AVAILABILITY', 2],
];
const usualStatuses = usualMix.flatMap(([status, share]) => Array.from({ length: share }, () => status));

export interface KindWishes {
  readonly channel: Channel | 'mixed';
  /** Each as likely as the others; `undefined`: the usual mix. */
  readonly statuses: readonly FulfillmentStatus[] | undefined;
  readonly nonAmazon: number;
}

/** @throws `CONFIGURATION_INVALID` for FBM orders that are to be UNFULFILLABLE. */
export function chooseKind(random: SeededRandom, { channel, statuses, nonAmazon }: KindWishes): OrderKind {
  const status = random.pick(statuses ?? usualStatuses);
  const drawn = channel === 'mixed' ? random.pick<Channel>(['fba', 'fbm']) : channel;
  const wantsNonAmazon = random.chance(nonAmazon);
  if (status === 'UNFULFILLABLE') {
    // The model: "only applies to Amazon-fulfilled orders that were not placed on Amazon's retail website".
    if (channel === 'fbm') {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        'No FBM order can be UNFULFILLABLE: the status belongs to FBA orders from outside Amazon.',
      );
    }
    return { channel: 'fba', status, isNonAmazon: true };
  }
  const isNonAmazon = wantsNonAmazon && drawn === 'fba' && status !== 'PENDING_AVAILABILITY';
  // In a mixed run a few of the orders that Amazon only ships are those that it cannot ship.
  const unfulfillable = isNonAmazon && statuses === undefined && random.chance(0.2);
  return { channel: drawn, status: unfulfillable ? 'UNFULFILLABLE' : status, isNonAmazon };
}
