import type { AmazonOrder, OrderPackage, ShipmentConfirmation } from '../amazon/index.ts';

/** What Amazon's order says about packages that it was, or is to be, told of. */
export type Listing =
  /** All of them are there. */
  | 'listed'
  /** What is in them has been shipped, by packages that are not ours. */
  | 'by-seller'
  | 'cancelled'
  | 'missing';

/** Looks for packages in an order; `ownNumbers` are the tracking numbers of other pickings of the same order. */
export function listingOf(
  order: AmazonOrder,
  shipments: readonly ShipmentConfirmation[],
  ownNumbers: ReadonlySet<string>,
): Listing {
  if (shipments.length > 0 && shipments.every((shipment) => isListed(shipment, order.packages)))
    return 'listed';
  if (order.fulfillment?.fulfillmentStatus === 'CANCELLED') return 'cancelled';
  if (order.fulfillment?.fulfillmentStatus === 'SHIPPED') return 'by-seller';
  const foreign = order.packages.filter((known) => !ownNumbers.has(normalNumber(known.trackingNumber)));
  return shipments.length > 0 && covers(foreign, shipments) ? 'by-seller' : 'missing';
}

/** A tracking number as it is compared. */
export const normalNumber = (trackingNumber = ''): string =>
  trackingNumber.replaceAll(/\s+/g, '').toUpperCase();

/** By its tracking number, since a feed may come to a reference of Amazon's own. */
const isListed = (
  { packageReferenceId, trackingNumber, items }: ShipmentConfirmation,
  packages: readonly OrderPackage[],
): boolean =>
  packages.some(
    (known) =>
      (known.trackingNumber === undefined
        ? known.packageReferenceId === packageReferenceId
        : normalNumber(known.trackingNumber) === normalNumber(trackingNumber)) &&
      // Amazon may list a package without what is in it.
      (known.items.length === 0 ||
        items.every(({ orderItemId }) => known.items.some((item) => item.orderItemId === orderItemId))),
  );

function covers(packages: readonly OrderPackage[], shipments: readonly ShipmentConfirmation[]): boolean {
  const units = (items: readonly { readonly orderItemId: string; readonly quantity: number }[], id: string) =>
    items
      .filter(({ orderItemId }) => orderItemId === id)
      .reduce((total, { quantity }) => total + quantity, 0);
  const shipped = packages.flatMap(({ items }) => items);
  const wanted = shipments.flatMap(({ items }) => items);
  return wanted.every(({ orderItemId }) => units(shipped, orderItemId) >= units(wanted, orderItemId));
}
