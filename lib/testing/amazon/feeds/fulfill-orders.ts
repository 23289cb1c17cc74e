import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { Seller } from '../server/seller.ts';
import { recordShipment } from '../shipments/record-shipment.ts';
import { refuseShipment } from '../shipments/refuse-shipment.ts';
import type { ToldPackage } from '../shipments/shipment.ts';
import type { Complaint, Processed } from './processed.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => ['Message', 'Item', 'TransparencyCode'].includes(name),
});

const messageSchema = z.strictObject({
  MessageID: z.coerce.number().int().positive(),
  OrderFulfillment: z.strictObject({
    AmazonOrderID: z.string(),
    MerchantFulfillmentID: z.string().optional(),
    FulfillmentDate: z.string(),
    FulfillmentData: z.strictObject({
      CarrierCode: z.string().optional(),
      CarrierName: z.string().optional(),
      ShippingMethod: z.string().optional(),
      ShipperTrackingNumber: z.string().optional(),
    }),
    Item: z.array(
      z.strictObject({
        AmazonOrderItemCode: z.string(),
        Quantity: z.coerce.number(),
        TransparencyCode: z.array(z.string()).max(10).default([]),
      }),
    ),
  }),
});
const envelopeSchema = z.object({
  AmazonEnvelope: z.object({
    Header: z.object({ DocumentVersion: z.string(), MerchantIdentifier: z.string() }),
    MessageType: z.literal('OrderFulfillment'),
    Message: z.array(messageSchema).min(1),
  }),
});

type Fulfillment = z.infer<typeof messageSchema>;

/** Records packages by a feed: the first `limit` messages of it, or all. */
export function fulfillOrders(content: string, seller: Seller, limit = Number.POSITIVE_INFINITY): Processed {
  const isXml = XMLValidator.validate(content) === true;
  const envelope = isXml ? envelopeSchema.safeParse(parser.parse(content)).data : undefined;
  if (!envelope) {
    const description = 'The content is no envelope of order fulfillments.';
    return { messages: 0, complaints: [{ messageId: 0, code: '5000', description }] };
  }
  const { Message: messages } = envelope.AmazonEnvelope;
  return {
    messages: messages.length,
    complaints: messages.slice(0, limit).flatMap((message) => carryOut(message, seller)),
  };
}

function carryOut(
  { MessageID: messageId, OrderFulfillment: told }: Fulfillment,
  seller: Seller,
): readonly Complaint[] {
  const { orders } = seller;
  const {
    CarrierCode: code,
    CarrierName: carrierName,
    ShippingMethod: shippingMethod,
    ShipperTrackingNumber: trackingNumber = '',
  } = told.FulfillmentData;
  const shipment: ToldPackage = {
    orderId: told.AmazonOrderID,
    packageReferenceId: told.MerchantFulfillmentID,
    carrierCode: code ?? (carrierName === undefined ? '' : 'Other'),
    carrierName,
    shippingMethod,
    trackingNumber,
    shipDate: told.FulfillmentDate,
    items: merged(told.Item),
  };
  const refusal = refuseShipment(orders.get(shipment.orderId), shipment, seller.now());
  if (!refusal) {
    orders.change(shipment.orderId, (order) => recordShipment(order, shipment, seller.now()));
    return [];
  }
  const complaint: Complaint = {
    messageId,
    code: refusal.status === 404 ? '18026' : '18027',
    description: refusal.message,
  };
  return [complaint];
}

/** Elements of one item, which a feed splits by ten codes. */
function merged(items: Fulfillment['OrderFulfillment']['Item']): ToldPackage['items'] {
  const codes = [...new Set(items.map(({ AmazonOrderItemCode }) => AmazonOrderItemCode))];
  return codes.map((orderItemId) => {
    const own = items.filter(({ AmazonOrderItemCode }) => AmazonOrderItemCode === orderItemId);
    return {
      orderItemId,
      quantity: own.reduce((total, { Quantity }) => total + Quantity, 0),
      transparencyCodes: own.flatMap(({ TransparencyCode }) => TransparencyCode),
    };
  });
}
