import type { WireOrder, WireOrderItem } from '../../lib/testing/index.ts';

/** One item of an order at ten euros a unit. */
export interface TenEuroItem {
  readonly quantity: number;
  readonly sku: string;
  /** Units that have left already. */
  readonly fulfilled: number;
  readonly serialNumbers?: readonly string[] | undefined;
}

/** The order with these items instead of its own, and with what they come to. */
export function atTenEuros(order: WireOrder, items: readonly TenEuroItem[]): WireOrder {
  const [first] = order.orderItems;
  if (!first) throw new Error(`Order ${order.orderId} has no item.`);
  const euros = (units: number) => ({ amount: `${units * 10}.00`, currencyCode: 'EUR' });
  const orderItems = items.map(({ quantity, sku, fulfilled, serialNumbers }, index): WireOrderItem => ({
    ...first,
    orderItemId: `${first.orderItemId.slice(0, -1)}${index}`,
    quantityOrdered: quantity,
    product: {
      ...first.product,
      sellerSku: sku,
      price: { unitPrice: euros(1) },
      ...(serialNumbers && { serialNumbers }),
    },
    fulfillment: { quantityFulfilled: fulfilled, quantityUnfulfilled: quantity - fulfilled },
    proceeds: {
      proceedsTotal: euros(quantity),
      breakdowns: [{ type: 'ITEM', subtotal: euros(quantity) }],
    },
  }));
  const units = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return { ...order, orderItems, proceeds: { grandTotal: euros(units) } };
}
