import { z } from 'zod';
import type { ShipmentConfirmation } from '../orders/shipment.ts';
import type { Operation } from './operation.ts';

/**
 * Reports one package to Amazon. That Amazon takes it does not say that Amazon keeps it: the order's packages do.
 *
 * Source: Amazon's model ordersV0.json. The operation stays in version 0 of the Orders API.
 */
export const confirmShipment: Operation<'confirmShipment', ShipmentConfirmation, unknown> = {
  name: 'confirmShipment',
  api: 'orders',
  version: 'v0',
  method: 'POST',
  path: '/orders/v0/orders/{orderId}/shipmentConfirmation',
  usagePlan: { ratePerSecond: 2, burst: 10 },
  isUnrepeatable: true,
  request: ({ orderId, marketplaceId, items, ...shipment }) => {
    const { packageReferenceId } = shipment;
    return {
      path: { orderId },
      body: {
        marketplaceId,
        packageDetail: {
          ...shipment,
          orderItems: items.map(({ orderItemId, quantity, transparencyCodes }) => ({
            orderItemId,
            quantity,
            ...(transparencyCodes.length > 0 && { transparencyCodes }),
          })),
        },
      },
      subject: `order ${orderId} (package ${packageReferenceId})`,
      context: { orderId, packageReferenceId },
    };
  },
  // Status 204, without content.
  answer: z.unknown(),
};
