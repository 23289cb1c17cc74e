import type { FeedDraft } from './feed.ts';
import { xmlContentType, xmlEnvelope } from './xml-envelope.ts';
import type { ShipmentConfirmation, ShippedItem } from '../orders/shipment.ts';

export const fulfillmentFeedType = 'POST_ORDER_FULFILLMENT_DATA';

/** As many as an element Item may hold. */
const largestItem = 10;

/**
 * The feed that tells Amazon of packages: one message for each, numbered from 1 in their order.
 *
 * Source: Amazon's schema OrderFulfillment.
 */
export function fulfillmentFeed(
  sellerId: string,
  marketplaceIds: readonly string[],
  shipments: readonly ShipmentConfirmation[],
): FeedDraft {
  return {
    feedType: fulfillmentFeedType,
    marketplaceIds,
    contentType: xmlContentType,
    content: xmlEnvelope(sellerId, 'OrderFulfillment', shipments.map(message)),
  };
}

const message = (shipment: ShipmentConfirmation): object => ({
  AmazonOrderID: shipment.orderId,
  MerchantFulfillmentID: shipment.packageReferenceId,
  FulfillmentDate: shipment.shipDate,
  FulfillmentData: {
    CarrierCode: shipment.carrierCode,
    ...(shipment.carrierName !== undefined && { CarrierName: shipment.carrierName }),
    ...(shipment.shippingMethod !== undefined && { ShippingMethod: shipment.shippingMethod }),
    ShipperTrackingNumber: shipment.trackingNumber,
  },
  Item: shipment.items.flatMap(parts).map(({ orderItemId, quantity, transparencyCodes }) => ({
    AmazonOrderItemCode: orderItemId,
    Quantity: quantity,
    ...(transparencyCodes.length > 0 && { TransparencyCode: transparencyCodes }),
  })),
});

/** An item with more codes than one element may hold, in several. */
function parts(item: ShippedItem): readonly ShippedItem[] {
  if (item.transparencyCodes.length <= largestItem) return [item];
  const first = {
    ...item,
    quantity: largestItem,
    transparencyCodes: item.transparencyCodes.slice(0, largestItem),
  };
  const rest = {
    ...item,
    quantity: item.quantity - largestItem,
    transparencyCodes: item.transparencyCodes.slice(largestItem),
  };
  return [first, ...parts(rest)];
}
