import type { AmazonOrder, OrderPackage, ShipmentConfirmation } from '../../amazon/index.ts';
import { pickingOfPackage } from '../package-number.ts';
import { normalNumber } from '../tracking/tracking.ts';

/** What Amazon's order says about packages that it was, or is to be, told of. */
export type Listing =
  /** All of them are there. */
  | 'listed'
  /** What is in them has been shipped, by packages that are not ours. */
  | 'by-seller'
  | 'cancelled'
  | 'missing';

/** What other pickings of an order are known by at Amazon. */
export interface OtherPickings {
  readonly ids: ReadonlySet<number>;
  readonly trackingNumbers: ReadonlySet<string>;
}

/** Looks in an order for the packages of a picking. */
export function listingOf(
  order: AmazonOrder,
  { id }: { readonly id: number },
  shipments: readonly ShipmentConfirmation[],
  others: OtherPickings,
): Listing {
  const candidates = order.packages.filter((known) => !others.ids.has(pickingOf(known)));
  if (shipments.length > 0 && shipments.every((shipment) => isListed(shipment, candidates))) return 'listed';
  if (order.fulfillment?.fulfillmentStatus === 'CANCELLED') return 'cancelled';
  // Amazon has it from us, as it was before it was corrected.
  if (candidates.some((known) => pickingOf(known) === id)) return 'missing';
  if (order.fulfillment?.fulfillmentStatus === 'SHIPPED') return 'by-seller';
  return shipments.length > 0 && covers(foreignPackages(order, others), shipments) ? 'by-seller' : 'missing';
}

/** Packages of an order that none of these pickings explains. */
export const foreignPackages = (order: AmazonOrder, others: OtherPickings): readonly OrderPackage[] =>
  order.packages.filter(
    (known) =>
      !others.ids.has(pickingOf(known)) && !others.trackingNumbers.has(normalNumber(known.trackingNumber)),
  );

const pickingOf = ({ packageReferenceId }: OrderPackage): number => pickingOfPackage(packageReferenceId);

/** In words, of which item packages would come to more than Amazon sold, beside those of the order that are not ours. */
export function excessOf(
  order: AmazonOrder,
  shipments: readonly ShipmentConfirmation[],
  otherPickings: OtherPickings,
): string | undefined {
  const isOurs = (known: OrderPackage): boolean =>
    !otherPickings.ids.has(pickingOf(known)) &&
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
  packages.some((known) => {
    const isOurs = known.packageReferenceId === packageReferenceId;
    const isSame =
      known.trackingNumber === undefined
        ? isOurs
        : normalNumber(known.trackingNumber) === normalNumber(trackingNumber);
    // Amazon may list a package without what is in it, and under a reference of its own more than one picking moved.
    if (!isSame || known.items.length === 0) return isSame;
    return items.every(({ orderItemId }) => {
      const [has, wanted] = [unitsOf(known.items, orderItemId), unitsOf(items, orderItemId)];
      return isOurs ? has === wanted : has >= wanted;
    });
  });

type Items = readonly { readonly orderItemId: string; readonly quantity: number }[];

const unitsOf = (items: Items, id: string): number =>
  items.filter(({ orderItemId }) => orderItemId === id).reduce((total, { quantity }) => total + quantity, 0);

function covers(packages: readonly OrderPackage[], shipments: readonly ShipmentConfirmation[]): boolean {
  const shipped = packages.flatMap(({ items }) => items);
  const wanted = shipments.flatMap(({ items }) => items);
  return wanted.every(({ orderItemId }) => unitsOf(shipped, orderItemId) >= unitsOf(wanted, orderItemId));
}
