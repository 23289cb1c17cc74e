import { fields, type ReadRecord } from '../../odoo/index.ts';

/** A sale order that somebody cancelled in Odoo while Amazon still waits for its shipment. */
export interface CancelledOrder {
  readonly saleOrderId: number;
  readonly orderId: string;
  /** What Amazon has answered: `accepted` or `refused`; undefined while it has not. */
  readonly answer: string | undefined;
  readonly marketplaceId: string | undefined;
  /** Amazon's order item ids. */
  readonly itemIds: readonly string[];
}

/** Fields of such an order, for a read of the registration that lists them. */
export const cancelledOrderShape = {
  x_amazon_order_ref: fields.char,
  x_amazon_cancel_feed: fields.char,
  x_amazon_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
  order_line: fields.links({ x_amazon_item_ref: fields.char, x_amazon_component: fields.char }),
};

export function cancelledOrder(record: ReadRecord<typeof cancelledOrderShape>): CancelledOrder {
  const items = record.order_line.filter((line) => line.x_amazon_component === 'item');
  return {
    saleOrderId: record.id,
    orderId: record.x_amazon_order_ref ?? '',
    answer: record.x_amazon_cancel_feed,
    marketplaceId: record.x_amazon_marketplace_id?.x_marketplace_id,
    itemIds: [...new Set(items.flatMap((line) => line.x_amazon_item_ref ?? []))],
  };
}
