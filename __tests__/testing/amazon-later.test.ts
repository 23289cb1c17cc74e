import { describe, expect, it } from '@jest/globals';
import { parseOrder, orderAmounts } from '../../lib/index.ts';
import { cancelled, generateOrders, reduced } from '../../lib/testing/index.ts';

const orders = generateOrders({
  count: 60,
  seed: 81,
  marketplaces: ['ES', 'US', 'JP'],
  channel: 'fbm',
  statuses: ['UNSHIPPED'],
  peculiarities: {
    severalUnits: 0.8,
    indivisiblePrice: 0.5,
    shippingDiscount: 0.5,
    deliveryTip: 0.2,
    replacement: 0,
  },
});

describe('orders that change later', () => {
  it('still add up, reading for reading, when items are reduced', () => {
    const halved = orders.map((order) =>
      reduced(order.orderItems.map((item) => Math.floor(item.quantityOrdered / 2)))(order),
    );
    for (const order of halved) {
      expect(() => orderAmounts(parseOrder(order))).not.toThrow();
      expect(Number(order.proceeds?.grandTotal?.amount)).toBeGreaterThanOrEqual(0);
    }
  });

  it('come to nothing when they are cancelled', () => {
    for (const order of orders.map(cancelled({ by: 'AMAZON' }))) {
      expect(orderAmounts(parseOrder(order)).total.toFixed()).toBe('0');
      expect(order.orderItems.map(({ quantityOrdered }) => quantityOrdered)).toEqual(
        order.orderItems.map(() => 0),
      );
    }
  });
});
