import type { WireOrder, WirePackage } from '../wire-order.ts';
import { isSamePackage } from './refuse-shipment.ts';
import type { ToldPackage } from './shipment.ts';

/** The order with the package that Amazon was told of, new or changed. */
export function recordShipment(order: WireOrder, told: ToldPackage, now: number): WireOrder {
  const known = order.packages ?? [];
  const same = known.find((each) => isSamePackage(each, told));
  const recorded: WirePackage = {
    packageReferenceId: told.packageReferenceId ?? same?.packageReferenceId ?? String(known.length + 1),
    createdTime: same?.createdTime ?? new Date(now).toISOString(),
    packageStatus: { status: 'SHIPPED' },
    carrier: told.carrierCode === 'Other' ? told.carrierName : told.carrierCode,
    shipTime: told.shipDate,
    ...(told.shippingMethod !== undefined && { shippingService: told.shippingMethod }),
    trackingNumber: told.trackingNumber,
    packageItems: told.items.map(({ orderItemId, quantity, transparencyCodes }) => ({
      orderItemId,
      quantity,
      ...(transparencyCodes.length > 0 && { transparencyCodes }),
    })),
  };
  return withPackages(
    order,
    same ? known.map((each) => (each === same ? recorded : each)) : [...known, recorded],
  );
}

/** The order with these packages, and the quantities and the status that follow from them. */
export function withPackages(order: WireOrder, packages: readonly WirePackage[]): WireOrder {
  const orderItems = order.orderItems.map((item) => {
    const fulfilled = packages
      .flatMap(({ packageItems = [] }) => packageItems)
      .filter(({ orderItemId }) => orderItemId === item.orderItemId)
      .reduce((total, { quantity }) => total + quantity, 0);
    const fulfillment = {
      ...item.fulfillment,
      quantityFulfilled: fulfilled,
      quantityUnfulfilled: item.quantityOrdered - fulfilled,
    };
    return { ...item, fulfillment };
  });
  const isWhole = orderItems.every(({ fulfillment }) => fulfillment.quantityUnfulfilled <= 0);
  return {
    ...order,
    packages,
    orderItems,
    fulfillment: {
      ...(order.fulfillment ?? { fulfilledBy: 'MERCHANT' }),
      fulfillmentStatus: isWhole ? 'SHIPPED' : 'PARTIALLY_SHIPPED',
    },
  };
}
