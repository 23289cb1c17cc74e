import { z } from 'zod';
import { operations } from '../../../amazon/operations/index.ts';
import { parseJson } from '../../../support/parse-json.ts';
import { errorAnswer, invalidInput } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import { recordShipment } from '../shipments/record-shipment.ts';
import { refuseShipment } from '../shipments/refuse-shipment.ts';
import type { ToldPackage } from '../shipments/shipment.ts';

const requestSchema = z.strictObject({
  marketplaceId: z.string(),
  codCollectionMethod: z.literal('DirectPayment').optional(),
  packageDetail: z.strictObject({
    packageReferenceId: z.string(),
    carrierCode: z.string(),
    carrierName: z.string().optional(),
    shippingMethod: z.string().optional(),
    trackingNumber: z.string(),
    shipDate: z.string(),
    shipFromSupplySourceId: z.string().optional(),
    orderItems: z.array(
      z.strictObject({
        orderItemId: z.string(),
        quantity: z.number(),
        transparencyCodes: z.array(z.string()).optional(),
      }),
    ),
  }),
});

const japan = 'A1VC38T7YXB528';

/** Orders API v0. An answer of success is empty. */
export const confirmShipment = twinOf(
  operations.confirmShipment,
  ({ pathParameter: orderId, body }, seller) => {
    const { orders, silentDrops } = seller;
    const asked = requestSchema.safeParse(parseJson(body));
    if (!asked.success) {
      const issue = asked.error.issues[0];
      return invalidInput(`${issue?.path.join('.') ?? 'The body'}: ${issue?.message ?? 'cannot be read'}`);
    }
    const { marketplaceId, codCollectionMethod, packageDetail } = asked.data;
    const order = orders.get(orderId);
    if (order && order.salesChannel.marketplaceId !== marketplaceId) {
      return invalidInput(`marketplaceId ${marketplaceId} is not that of order ${orderId}.`);
    }
    if (codCollectionMethod !== undefined && marketplaceId !== japan) {
      return invalidInput('codCollectionMethod is supported in Japan only.');
    }
    const told: ToldPackage = {
      ...packageDetail,
      orderId,
      carrierName: packageDetail.carrierName,
      shippingMethod: packageDetail.shippingMethod,
      items: packageDetail.orderItems.map((item) => ({
        ...item,
        transparencyCodes: item.transparencyCodes ?? [],
      })),
    };
    const refusal = refuseShipment(order, told, seller.now());
    if (refusal) {
      return refusal.status === 404
        ? errorAnswer(404, 'NotFound', refusal.message)
        : invalidInput(refusal.message);
    }
    if (!silentDrops.take()) orders.change(orderId, (known) => recordShipment(known, told, seller.now()));
    return { status: 204, headers: {}, body: '' };
  },
);
