import type { WireOrderFulfillment, WireOrderItem, WirePackage, WireTimeRange } from '../wire-order.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { OrderKind } from './statuses.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** `time`, in milliseconds since the epoch, as Amazon writes it: whole seconds, UTC. */
export function toTimestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function makeOrderFulfillment(
  random: SeededRandom,
  { channel, status }: OrderKind,
  createdAt: number,
): WireOrderFulfillment {
  const expedited = random.chance(0.2);
  const days = expedited ? 1 : 3;
  return {
    fulfillmentStatus: status,
    fulfilledBy: channel === 'fba' ? 'AMAZON' : 'MERCHANT',
    fulfillmentServiceLevel: expedited ? 'EXPEDITED' : 'STANDARD',
    shipByWindow: range(createdAt, createdAt + dayMs),
    deliverByWindow: range(createdAt + dayMs, createdAt + days * dayMs),
  };
}

function range(earliest: number, latest: number): WireTimeRange {
  return { earliestDateTime: toTimestamp(earliest), latestDateTime: toTimestamp(latest) };
}

/** The units of each item that have left, for an order in that status. */
export function fulfilledQuantities(
  status: OrderKind['status'],
  quantities: readonly number[],
): readonly number[] {
  if (status === 'SHIPPED') return quantities;
  if (status !== 'PARTIALLY_SHIPPED') return quantities.map(() => 0);
  const units = quantities.reduce((total, quantity) => total + quantity, 0);
  let left = Math.ceil(units / 2);
  return quantities.map((quantity) => {
    const fulfilled = Math.min(quantity, left);
    left -= fulfilled;
    return fulfilled;
  });
}

/** The package in which an FBM order's fulfilled units travel; Amazon tells packages of FBM orders only. */
export function makePackages(
  random: SeededRandom,
  { channel }: OrderKind,
  items: readonly WireOrderItem[],
  shippedAt: number,
): readonly WirePackage[] | undefined {
  const packageItems = items
    .map(({ orderItemId, fulfillment }) => ({ orderItemId, quantity: fulfillment?.quantityFulfilled ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  if (channel === 'fba' || packageItems.length === 0) return undefined;
  const carrier = random.pick(['UPS', 'DHL', 'DPD', 'GLS']);
  return [
    {
      packageReferenceId: '1',
      createdTime: toTimestamp(shippedAt),
      packageStatus: { status: 'IN_TRANSIT', detailedStatus: 'PICKED_UP' },
      carrier,
      shipTime: toTimestamp(shippedAt),
      shippingService: `${carrier} Standard`,
      trackingNumber: `TEST${random.digits(12)}`,
      packageItems,
    },
  ];
}
