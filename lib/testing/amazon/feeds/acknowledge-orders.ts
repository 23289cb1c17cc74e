import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { cancelReasons } from '../../../amazon/feeds/cancel-reasons.ts';
import { cancelled } from '../orders/later.ts';
import type { Seller } from '../server/seller.ts';
import type { Complaint, Processed } from './processed.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'Message' || name === 'Item',
});

const itemSchema = z.strictObject({
  AmazonOrderItemCode: z.string(),
  CancelReason: z.enum(cancelReasons).optional(),
});
const messageSchema = z.strictObject({
  MessageID: z.coerce.number().int().positive(),
  OrderAcknowledgement: z.strictObject({
    AmazonOrderID: z.string(),
    StatusCode: z.enum(['Success', 'Failure']),
    Item: z.array(itemSchema).default([]),
  }),
});
const envelopeSchema = z.object({
  AmazonEnvelope: z.object({
    Header: z.object({ DocumentVersion: z.string(), MerchantIdentifier: z.string() }),
    MessageType: z.literal('OrderAcknowledgement'),
    Message: z.array(messageSchema).min(1),
  }),
});

type Acknowledgement = z.infer<typeof messageSchema>;

/** Cancels orders whose acknowledgement says *Failure*, as the merchant. */
export function acknowledgeOrders(content: string, seller: Seller): Processed {
  const isXml = XMLValidator.validate(content) === true;
  const envelope = isXml ? envelopeSchema.safeParse(parser.parse(content)).data : undefined;
  if (!envelope) {
    const description = 'The content is no envelope of order acknowledgements.';
    return { messages: 0, complaints: [{ messageId: 0, code: '5000', description }] };
  }
  const { Message: messages } = envelope.AmazonEnvelope;
  return { messages: messages.length, complaints: messages.flatMap((message) => carryOut(message, seller)) };
}

function carryOut(message: Acknowledgement, { orders }: Seller): readonly Complaint[] {
  const { AmazonOrderID: orderId, StatusCode: status, Item: items } = message.OrderAcknowledgement;
  const complain = (code: string, description: string): readonly Complaint[] => [
    { messageId: message.MessageID, code, description },
  ];
  const order = orders.get(orderId);
  if (!order) return complain('18026', `Order ${orderId} does not exist for this merchant.`);
  if (status === 'Success') return [];
  const codes = new Set(order.orderItems.map(({ orderItemId }) => orderItemId));
  const strange = items.find((item) => !codes.has(item.AmazonOrderItemCode));
  if (strange) return complain('18027', `Item ${strange.AmazonOrderItemCode} is not in order ${orderId}.`);
  const state = order.fulfillment?.fulfillmentStatus;
  if (state !== 'UNSHIPPED') {
    return complain('18028', `Order ${orderId} cannot be cancelled: it is ${state ?? 'in no state'}.`);
  }
  orders.change(orderId, cancelled({ by: 'MERCHANT', reason: items[0]?.CancelReason ?? 'NoInventory' }));
  return [];
}
