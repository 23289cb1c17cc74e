import type { WireOrder } from '../../lib/testing/index.ts';

// What Amazon makes of an order later on; for embedded.changeOrder().

type Change = (order: WireOrder) => WireOrder;
type Item = WireOrder['orderItems'][number];

const withStatus = (order: WireOrder, fulfillmentStatus: 'CANCELLED' | 'SHIPPED'): WireOrder => ({
  ...order,
  fulfillment: {
    ...(order.fulfillment ?? { fulfilledBy: 'MERCHANT' }),
    fulfillmentStatus,
  },
});

const money = (amount: number, currencyCode = 'EUR') => ({ amount: amount.toFixed(2), currencyCode });

/** The item left with a quantity, at the same price for a unit; plain items of one ITEM row only. */
function itemOf(item: Item, quantity: number): Item {
  const unit = Number(item.proceeds?.proceedsTotal?.amount ?? 0) / item.quantityOrdered;
  const total = money(unit * quantity, item.proceeds?.proceedsTotal?.currencyCode);
  return {
    ...item,
    quantityOrdered: quantity,
    fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: quantity },
    proceeds: { proceedsTotal: total, breakdowns: [{ type: 'ITEM', subtotal: total }] },
  };
}

const withItems = (order: WireOrder, orderItems: readonly Item[]): WireOrder => ({
  ...order,
  orderItems,
  proceeds: {
    grandTotal: money(
      orderItems.reduce((total, item) => total + Number(item.proceeds?.proceedsTotal?.amount ?? 0), 0),
      order.proceeds?.grandTotal?.currencyCode,
    ),
  },
});

export const cancelled: Change = (order) =>
  withStatus(
    withItems(
      order,
      order.orderItems.map((item) => ({
        ...itemOf(item, 0),
        cancellation: { cancellationExecution: { cancelledBy: 'BUYER', cancelReason: 'ORDERED_BY_MISTAKE' } },
      })),
    ),
    'CANCELLED',
  );

export const reduced =
  (quantities: readonly number[]): Change =>
  (order) =>
    withItems(
      order,
      order.orderItems.map((item, index) => itemOf(item, quantities[index] ?? item.quantityOrdered)),
    );

export const wantedBack: Change = (order) => ({
  ...order,
  orderItems: order.orderItems.map((item) => ({
    ...item,
    cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'ORDERED_BY_MISTAKE' } },
  })),
});

export const shipped: Change = (order) => withStatus(order, 'SHIPPED');
