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

/** In words, of which item packages would come to more than Amazon sold, beside those of the order that are not ours. */
export function excessOf(order: AmazonOrder, shipments: readonly ShipmentConfirmation[]): string | undefined {
  const isOurs = (known: OrderPackage): boolean =>
    shipments.some(
      ({ packageReferenceId, trackingNumber }) =>
        known.packageReferenceId === packageReferenceId ||
        normalNumber(known.trackingNumber) === normalNumber(trackingNumber),
    );
  const others = order.packages.filter((known) => !isOurs(known)).flatMap(({ items }) => items);
  const wanted = shipments.flatMap(({ items }) => items);
  const over = order.orderItems.find(
    ({ orderItemId, quantityOrdered }) =>
      unitsOf(wanted, orderItemId) > 0 &&
      unitsOf(wanted, orderItemId) + unitsOf(others, orderItemId) > quantityOrdered,
  );
  if (!over) return undefined;
  const { orderItemId, quantityOrdered } = over;
  return `Amazon already has ${unitsOf(others, orderItemId)} of ${quantityOrdered} units of item ${orderItemId} in other packages, and the picking moved ${unitsOf(wanted, orderItemId)}`;
}

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

type Items = readonly { readonly orderItemId: string; readonly quantity: number }[];

const unitsOf = (items: Items, id: string): number =>
  items.filter(({ orderItemId }) => orderItemId === id).reduce((total, { quantity }) => total + quantity, 0);

function covers(packages: readonly OrderPackage[], shipments: readonly ShipmentConfirmation[]): boolean {
  const shipped = packages.flatMap(({ items }) => items);
  const wanted = shipments.flatMap(({ items }) => items);
  return wanted.every(({ orderItemId }) => unitsOf(shipped, orderItemId) >= unitsOf(wanted, orderItemId));
}
