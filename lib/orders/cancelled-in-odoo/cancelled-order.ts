import { fields, type ReadRecord } from '../../odoo/index.ts';
import type { OrderOutcome } from '../outcome.ts';

/** A sale order that somebody cancelled in Odoo while Amazon still waits for its shipment. */
export interface CancelledOrder {
  readonly saleOrderId: number;
  readonly orderId: string;
  /** How far Amazon was told: the id of the feed, or what came of it; undefined when it was not. */
  readonly told: string | undefined;
  /** Amazon's order item ids. */
  readonly itemIds: readonly string[];
}

/** Fields of such an order, for a read of the registration that lists them. */
export const cancelledOrderShape = {
  x_amazon_order_ref: fields.char,
  x_amazon_cancel_feed: fields.char,
  order_line: fields.links({ x_amazon_item_ref: fields.char, x_amazon_component: fields.char }),
};

export function cancelledOrder(record: ReadRecord<typeof cancelledOrderShape>): CancelledOrder {
  const items = record.order_line.filter((line) => line.x_amazon_component === 'item');
  return {
    saleOrderId: record.id,
    orderId: record.x_amazon_order_ref ?? '',
    told: record.x_amazon_cancel_feed,
    itemIds: [...new Set(items.flatMap((line) => line.x_amazon_item_ref ?? []))],
  };
}

/** The outcome of an order that Amazon does not know to be cancelled. */
export const reported = ({ orderId, saleOrderId }: CancelledOrder, dryRun: boolean): OrderOutcome => ({
  orderId,
  dryRun,
  status: 'skipped',
  reason: 'CANCELLED_IN_ODOO',
  saleOrderId,
});
