import { XMLBuilder } from 'fast-xml-parser';
import type { FeedDraft } from '../feeds/feed.ts';
import type { CancelReason } from './cancel-reasons.ts';

/** An order that the seller cannot ship, whole. */
export interface OrderCancellation {
  readonly orderId: string;
  readonly orderItemIds: readonly string[];
  readonly reason: CancelReason;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

/**
 * The feed that cancels orders at Amazon: one message for each order, numbered from 1 in their order.
 *
 * Source: Amazon's schemas amzn-envelope and OrderAcknowledgement. Amazon took its own operation for cancelling out of
 * the Orders API again, in May 2026: the feed is the way that is left.
 */
export function cancellationFeed(
  sellerId: string,
  marketplaceIds: readonly string[],
  orders: readonly OrderCancellation[],
): FeedDraft {
  const content = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    AmazonEnvelope: {
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:noNamespaceSchemaLocation': 'amzn-envelope.xsd',
      Header: { DocumentVersion: '1.01', MerchantIdentifier: sellerId },
      MessageType: 'OrderAcknowledgement',
      Message: orders.map(({ orderId, orderItemIds, reason }, index) => ({
        MessageID: index + 1,
        OrderAcknowledgement: {
          AmazonOrderID: orderId,
          StatusCode: 'Failure',
          Item: orderItemIds.map((itemId) => ({ AmazonOrderItemCode: itemId, CancelReason: reason })),
        },
      })),
    },
  });
  return {
    feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
    marketplaceIds,
    contentType: 'text/xml; charset=UTF-8',
    content,
  };
}
