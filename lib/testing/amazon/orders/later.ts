import { decimal, decimalsOf, roundTo, sum, zero, type Decimal } from '../../../support/money.ts';
import { withPackages } from '../shipments/record-shipment.ts';
import type {
  FulfillmentStatus,
  WireItemBreakdown,
  WireItemProceeds,
  WireMoney,
  WireOrder,
  WireOrderItem,
} from '../wire-order.ts';

/** What becomes of an order later on; for `changeOrder` of the embedded Amazon. */
export type Later = (order: WireOrder) => WireOrder;

/**
 * Cancelled whole: quantities and proceeds are zero, and the items say who did it.
 *
 * @example amazon.changeOrder(orderId, cancelled({ by: 'BUYER' }));
 */
export function cancelled({
  by = 'BUYER',
  reason = 'ORDERED_BY_MISTAKE',
}: {
  /** `BUYER`, `MERCHANT` or `AMAZON`. Default: `BUYER`. */
  readonly by?: string;
  /** Stands on the items as `cancelReason`. Default: `ORDERED_BY_MISTAKE`. */
  readonly reason?: string;
} = {}): Later {
  const cancellation = { cancellationExecution: { cancelledBy: by, cancelReason: reason } };
  return (order) => {
    const items = order.orderItems.map((item) => ({ ...withQuantity(item, 0), cancellation }));
    return withStatus('CANCELLED', withItems(order, items));
  };
}

/** Items left with these quantities, in their order; an item that is not named stays. What they cost goes down alike. */
export function reduced(quantities: readonly (number | undefined)[]): Later {
  return (order) =>
    withItems(
      order,
      order.orderItems.map((item, index) => withQuantity(item, quantities[index] ?? item.quantityOrdered)),
    );
}

/** The buyer has asked for a cancellation, and nobody has answered. */
export function cancellationRequested({ reason = 'ORDERED_BY_MISTAKE' } = {}): Later {
  const cancellation = { cancellationRequest: { requester: 'BUYER', cancelReason: reason } };
  return (order) => ({
    ...order,
    orderItems: order.orderItems.map((item) => ({ ...item, cancellation })),
  });
}

/** Amazon knows that all of it is on its way. */
export function shipped(): Later {
  return (order) =>
    withStatus('SHIPPED', {
      ...order,
      orderItems: order.orderItems.map((item) => ({
        ...item,
        fulfillment: {
          ...item.fulfillment,
          quantityFulfilled: item.quantityOrdered,
          quantityUnfulfilled: 0,
        },
      })),
    });
}

/** Confirmed by the seller in Seller Central, as one package with these units of its items; default: all that are left. */
export function shippedBySeller({
  carrier,
  trackingNumber,
  quantities = [],
}: {
  /** Name of the carrier, such as `DHL`. */
  readonly carrier: string;
  /** Tracking number of the package. */
  readonly trackingNumber: string;
  /** Units of the items, in their order. */
  readonly quantities?: readonly (number | undefined)[];
}): Later {
  return (order) => {
    const packageItems = order.orderItems.map(({ orderItemId, quantityOrdered, fulfillment }, index) => ({
      orderItemId,
      quantity: quantities[index] ?? quantityOrdered - (fulfillment?.quantityFulfilled ?? 0),
    }));
    const packages = order.packages ?? [];
    const added = {
      packageReferenceId: String(packages.length + 1),
      packageStatus: { status: 'SHIPPED' },
      carrier,
      trackingNumber,
      shipTime: order.createdTime,
      packageItems: packageItems.filter(({ quantity }) => quantity > 0),
    };
    return withPackages(order, [...packages, added]);
  };
}

function withStatus(fulfillmentStatus: FulfillmentStatus, order: WireOrder): WireOrder {
  const fulfillment = order.fulfillment ?? { fulfilledBy: 'MERCHANT' };
  return { ...order, fulfillment: { ...fulfillment, fulfillmentStatus } };
}

function withItems(order: WireOrder, orderItems: readonly WireOrderItem[]): WireOrder {
  const { grandTotal } = order.proceeds ?? {};
  if (!grandTotal) return { ...order, orderItems };
  const before = total(order.orderItems);
  const rest = decimal(grandTotal.amount).minus(before);
  const now = orderItems.every(({ quantityOrdered }) => quantityOrdered === 0)
    ? zero
    : total(orderItems).plus(rest);
  // The other rows of the whole order are sums of those of its items, which say it already.
  const breakdowns = order.proceeds?.breakdowns?.filter(({ type }) => type === 'DELIVERY_TIP') ?? [];
  return { ...order, orderItems, proceeds: { grandTotal: written(now, grandTotal), breakdowns } };
}

const total = (items: readonly WireOrderItem[]): Decimal =>
  sum(items.map((item) => decimal(item.proceeds?.proceedsTotal?.amount ?? 0)));

function withQuantity(item: WireOrderItem, quantity: number): WireOrderItem {
  if (quantity === item.quantityOrdered) return item;
  const fulfilled = Math.min(item.fulfillment?.quantityFulfilled ?? 0, quantity);
  return {
    ...item,
    quantityOrdered: quantity,
    fulfillment: {
      ...item.fulfillment,
      quantityFulfilled: fulfilled,
      quantityUnfulfilled: quantity - fulfilled,
    },
    ...(item.proceeds && { proceeds: scaled(item.proceeds, quantity, item.quantityOrdered) }),
  };
}

function scaled(proceeds: WireItemProceeds, quantity: number, of: number): WireItemProceeds {
  const part = (money: WireMoney): WireMoney => written(decimal(money.amount).times(quantity).div(of), money);
  const { proceedsTotal, breakdowns } = proceeds;
  if (!breakdowns) return proceedsTotal ? { proceedsTotal: part(proceedsTotal) } : {};
  const rows = breakdowns.map(({ detailedBreakdowns, ...row }): WireItemBreakdown => ({
    ...row,
    subtotal: part(row.subtotal),
    ...(detailedBreakdowns && {
      detailedBreakdowns: detailedBreakdowns.map(({ subtype, value }) => ({ subtype, value: part(value) })),
    }),
  }));
  if (!proceedsTotal) return { breakdowns: rows };
  // A tax that the other rows hold already was not in the total before, and is not now.
  const counts = ({ type }: WireItemBreakdown): boolean =>
    type !== 'TAX' || amount(breakdowns).eq(proceedsTotal.amount);
  return { proceedsTotal: written(amount(rows.filter(counts)), proceedsTotal), breakdowns: rows };
}

const amount = (rows: readonly WireItemBreakdown[]): Decimal =>
  sum(rows.map(({ subtotal }) => decimal(subtotal.amount)));

function written(value: Decimal, like: WireMoney): WireMoney {
  const digits = decimalsOf(like.amount);
  return { ...like, amount: roundTo(value, digits).toFixed(digits) };
}
