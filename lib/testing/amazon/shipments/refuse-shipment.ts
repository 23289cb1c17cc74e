import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { WireOrder } from '../wire-order.ts';
import type { Refusal, ToldPackage } from './shipment.ts';

// The rules of confirmShipment: Amazon's model ordersV0.json, and what sellers have met. Amazon publishes few of its
// sentences; these are ours, but for "OrderItemId is invalid" and PackageToUpdateNotFound.

const confirmable = ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'];
const amazonConfirms = ['FBM_SHIP_PLUS', 'AMAZON_EASY_SHIP'];
// Codes of the Transparency program: 29 characters, a serialised GTIN of 38, or a serial number of 7 to 20.
const transparencyCode = /^(?:(?:AZ|ZA).{27}|\S{38}|[A-Z\d-]{7,20})$/i;
const clockSkewMs = minutesToMilliseconds(1);

/** Why Amazon would not take this package of an order; undefined when it does. */
export function refuseShipment(
  order: WireOrder | undefined,
  told: ToldPackage,
  now: number,
): Refusal | undefined {
  if (!order) return { status: 404, message: `The requested order ${told.orderId} was not found.` };
  const message = refuseOrder(order) ?? refusePackage(order, told, now) ?? refuseItems(order, told);
  return message === undefined ? undefined : { status: 400, message };
}

function refuseOrder({ fulfillment, programs = [] }: WireOrder): string | undefined {
  if (fulfillment?.fulfilledBy === 'AMAZON') return 'The order is fulfilled by Amazon.';
  const status = fulfillment?.fulfillmentStatus ?? 'PENDING';
  if (!confirmable.includes(status)) return `The order cannot be confirmed: its status is ${status}.`;
  const program = programs.find((name) => amazonConfirms.includes(name));
  return program && `Shipments of ${program} orders are confirmed by Amazon.`;
}

function refusePackage(order: WireOrder, told: ToldPackage, now: number): string | undefined {
  const { packageReferenceId, carrierCode, carrierName = '', trackingNumber, shipDate } = told;
  if (packageReferenceId !== undefined && !/^[1-9]\d*$/.test(packageReferenceId)) {
    return 'packageReferenceId must be a positive number.';
  }
  if (carrierCode.trim() === '') return 'carrierCode is missing.';
  if (carrierCode === 'Other' && carrierName.trim() === '') {
    return 'carrierName is required when carrierCode is Other.';
  }
  if (trackingNumber.trim() === '') return 'trackingNumber is missing.';
  const shippedAt = Date.parse(shipDate);
  if (!/^\d{4}-\d\d-\d\dT/.test(shipDate) || Number.isNaN(shippedAt)) return 'shipDate is not in ISO 8601.';
  if (shippedAt > now + clockSkewMs) return 'shipDate is in the future.';
  if (shippedAt < Date.parse(order.createdTime)) return 'shipDate is before the order.';
  return undefined;
}

function refuseItems(order: WireOrder, told: ToldPackage): string | undefined {
  if (told.items.length === 0) return 'orderItems is empty.';
  const others = (order.packages ?? []).filter((known) => !isSamePackage(known, told));
  for (const { orderItemId, quantity, transparencyCodes } of told.items) {
    const item = order.orderItems.find((known) => known.orderItemId === orderItemId);
    if (!item) return 'OrderItemId is invalid.';
    if (!Number.isInteger(quantity) || quantity < 1) return 'quantity must be a positive whole number.';
    const shipped = others
      .flatMap(({ packageItems = [] }) => packageItems)
      .filter((known) => known.orderItemId === orderItemId)
      .reduce((total, known) => total + known.quantity, 0);
    // Shipped without packages: by a status that was set, not told.
    const before = others.length === 0 ? (item.fulfillment?.quantityFulfilled ?? 0) : shipped;
    const isEdit = others.length < (order.packages ?? []).length;
    if ((isEdit ? shipped : before) + quantity > item.quantityOrdered) {
      return 'PackageToUpdateNotFound: the order is already fulfilled.';
    }
    const good = transparencyCodes.filter((code) => transparencyCode.test(code));
    if ((item.programs ?? []).includes('TRANSPARENCY') && good.length !== quantity) {
      return `Item ${orderItemId} needs a valid transparency code for each unit.`;
    }
  }
  return undefined;
}

/** Whether a package that Amazon knows is the one that it is told of: told again, it is changed. */
export const isSamePackage = (
  known: { readonly packageReferenceId: string; readonly trackingNumber?: string | undefined },
  { packageReferenceId, trackingNumber }: ToldPackage,
): boolean =>
  packageReferenceId === undefined
    ? known.trackingNumber === trackingNumber
    : known.packageReferenceId === packageReferenceId;
