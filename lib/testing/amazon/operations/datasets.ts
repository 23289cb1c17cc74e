import type { WireOrder, WireOrderItem } from '../wire-order.ts';

/** The datasets of Orders API 2026-01-01: what `includedData` may ask for. */
export const datasets = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
  'FULFILLMENT_ORDERS',
] as const;

export type Dataset = (typeof datasets)[number];

/** `order` as Amazon gives it to a request that asked for these datasets: the rest of it is not told. */
export function onlyDatasets(order: WireOrder, asked: ReadonlySet<string>): WireOrder {
  const { buyer, recipient, proceeds, payment, tax, fulfillment, packages, fulfillmentOrders, ...always } =
    order;
  return {
    ...always,
    ...(asked.has('BUYER') && { buyer }),
    ...(asked.has('RECIPIENT') && { recipient }),
    ...(asked.has('PROCEEDS') && { proceeds }),
    ...(asked.has('PAYMENT') && { payment }),
    ...(asked.has('TAX') && { tax }),
    ...(asked.has('FULFILLMENT') && { fulfillment }),
    orderItems: order.orderItems.map((item) => onlyItemDatasets(item, asked)),
    ...(asked.has('PACKAGES') && { packages }),
    ...(asked.has('FULFILLMENT_ORDERS') && { fulfillmentOrders }),
  };
}

// The unit price sits in `product` and needs no dataset.
function onlyItemDatasets(item: WireOrderItem, asked: ReadonlySet<string>): WireOrderItem {
  const { proceeds, expense, promotion, cancellation, fulfillment, tax, ...always } = item;
  return {
    ...always,
    ...(asked.has('PROCEEDS') && { proceeds }),
    ...(asked.has('EXPENSE') && { expense }),
    ...(asked.has('PROMOTION') && { promotion }),
    ...(asked.has('CANCELLATION') && { cancellation }),
    ...(asked.has('FULFILLMENT') && { fulfillment }),
    ...(asked.has('TAX') && { tax }),
  };
}
