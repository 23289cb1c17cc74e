/** A small order as Amazon sends it, with a made-up buyer. */
export function wireOrder(orderId = '902-0000001-0000001'): Readonly<Record<string, unknown>> {
  return {
    orderId,
    createdTime: '2026-10-30T09:00:00Z',
    lastUpdatedTime: '2026-10-31T10:00:00Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1RKKUPIHCS9HS', marketplaceName: 'Amazon.es' },
    recipient: {
      deliveryAddress: { name: 'Zoë Núñez', addressLine1: 'Calle Inventada 1', addressLine2: '' },
    },
    orderItems: [
      {
        orderItemId: '90200000010001',
        quantityOrdered: 2,
        product: { sellerSku: 'MUG-1', price: { unitPrice: { amount: '6.00', currencyCode: 'EUR' } } },
        proceeds: {
          proceedsTotal: { amount: '12.00', currencyCode: 'EUR' },
          breakdowns: [{ type: 'ITEM', subtotal: { amount: '12.00', currencyCode: 'EUR' } }],
        },
      },
    ],
  };
}
