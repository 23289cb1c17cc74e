import type { Call } from '../transport/call.ts';
import type { ShipmentConfirmation } from '../orders/shipment.ts';

/**
 * Tells Amazon of one package. That Amazon takes it does not say that Amazon keeps it: the order's packages do.
 *
 * Source: Amazon's model ordersV0.json, confirmShipment. It stays in version 0 of the Orders API.
 *
 * @throws `OUTCOME_UNKNOWN` when the answer was lost, `AMAZON_INVALID_REQUEST` with Amazon's words when it is refused,
 * `AMAZON_NOT_FOUND`, and the rest of `AMAZON_…`.
 */
export async function confirmShipment(
  call: Call,
  { orderId, marketplaceId, items, ...shipment }: ShipmentConfirmation,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { packageReferenceId } = shipment;
  await call(
    {
      operation: 'confirmShipment',
      path: { orderId },
      query: {},
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
    },
    signal,
  );
}
