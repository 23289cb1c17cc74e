import type { FeedDraft } from './feed.ts';
import { xmlContentType, xmlEnvelope } from './xml-envelope.ts';
import type { CancelReason } from './cancel-reasons.ts';

export const cancellationFeedType = 'POST_ORDER_ACKNOWLEDGEMENT_DATA';

/** An order that the seller cannot ship, whole. */
export interface OrderCancellation {
  readonly orderId: string;
  readonly orderItemIds: readonly string[];
  readonly reason: CancelReason;
}

/**
 * The feed that cancels orders at Amazon: one message for each order, numbered from 1 in their order.
 *
 * Source: Amazon's schema OrderAcknowledgement. Amazon took its own operation for cancelling out of
 * the Orders API again, in May 2026: the feed is the way that is left.
 */
export function cancellationFeed(
  sellerId: string,
  marketplaceIds: readonly string[],
  orders: readonly OrderCancellation[],
): FeedDraft {
  const messages = orders.map(({ orderId, orderItemIds, reason }) => ({
    AmazonOrderID: orderId,
    StatusCode: 'Failure',
    Item: orderItemIds.map((itemId) => ({ AmazonOrderItemCode: itemId, CancelReason: reason })),
  }));
  return {
    feedType: cancellationFeedType,
    marketplaceIds,
    contentType: xmlContentType,
    content: xmlEnvelope(sellerId, 'OrderAcknowledgement', messages),
  };
}
