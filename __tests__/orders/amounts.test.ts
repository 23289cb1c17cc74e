import { describe, expect, it } from '@jest/globals';
import { orderAmounts } from '../../lib/orders/index.ts';
import { anItem, anOrder, orderOver, proceeds, row } from './builders.ts';

const charges = (order: ReturnType<typeof anOrder>) =>
  orderAmounts(order).items.flatMap((item) =>
    item.charges.map(({ component, gross }) => [component, gross.toFixed(2)]),
  );

describe('orderAmounts', () => {
  it('adds tax that stands beside the prices to what it was levied on', () => {
    const order = orderOver('103.97', {
      quantityOrdered: 3,
      proceeds: proceeds(
        '103.97',
        row('ITEM', '89.97'),
        row('SHIPPING', '10.00'),
        row('TAX', '4.00', { ITEM: '3.00', SHIPPING: '1.00' }),
      ),
    });
    expect(charges(order)).toEqual([
      ['item', '92.97'],
      ['shipping', '11.00'],
    ]);
  });

  it('does not add tax that stands inside the prices', () => {
    const order = orderOver('121.00', {
      proceeds: proceeds('121.00', row('ITEM', '121.00'), row('TAX', '21.00', { ITEM: '21.00' })),
    });
    expect(charges(order)).toEqual([['item', '121.00']]);
  });

  it('gives a tax without details to the item', () => {
    const order = orderOver('49.99', {
      proceeds: proceeds('49.99', row('ITEM', '39.99'), row('TAX', '10.00')),
    });
    expect(charges(order)).toEqual([['item', '49.99']]);
  });

  it.each([['5.00'], ['-5.00']])('subtracts a discount given as %s', (discount) => {
    const order = orderOver('18.00', {
      proceeds: proceeds(
        '18.00',
        row('ITEM', '20.00'),
        row('SHIPPING', '3.00'),
        row('DISCOUNT', discount, { ITEM: '2.00', SHIPPING: '3.00' }),
      ),
    });
    expect(charges(order)).toEqual([
      ['item', '20.00'],
      ['shipping', '3.00'],
      ['discount', '-2.00'],
      ['shipping_discount', '-3.00'],
    ]);
  });

  it('shares the tax on discounts among them in proportion', () => {
    const order = orderOver('21.60', {
      proceeds: proceeds(
        '21.60',
        row('ITEM', '20.00'),
        row('SHIPPING', '3.00'),
        row('DISCOUNT', '5.00', { ITEM: '2.00', SHIPPING: '3.00' }),
        row('TAX', '3.60', { ITEM: '4.00', SHIPPING: '0.60', DISCOUNT: '1.00' }),
      ),
    });
    expect(charges(order)).toEqual([
      ['item', '24.00'],
      ['shipping', '3.60'],
      ['discount', '-2.40'],
      ['shipping_discount', '-3.60'],
    ]);
  });

  it('takes an item without rows at its total', () => {
    expect(charges(orderOver('7.00', { proceeds: proceeds('7.00') }))).toEqual([['item', '7.00']]);
  });

  it('multiplies a unit price by the quantity where Amazon gave nothing else, as the grand total confirms', () => {
    const item = {
      quantityOrdered: 3,
      product: { unitPrice: { amount: '29.99', currencyCode: 'EUR' }, serialNumbers: [] },
      proceeds: undefined,
    };
    expect(charges(orderOver('89.97', item))).toEqual([['item', '89.97']]);
    expect(() => orderAmounts(orderOver('29.99', item))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_INCONSISTENT' }),
    );
  });

  it('decides by the grand total when an item states no total', () => {
    const item = { proceeds: proceeds(undefined, row('ITEM', '10.00'), row('TAX', '2.00')) };
    expect(charges(orderOver('12.00', item))).toEqual([['item', '12.00']]);
    expect(charges(orderOver('10.00', item))).toEqual([['item', '10.00']]);
    expect(() => orderAmounts(orderOver(undefined, item))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_MISSING' }),
    );
  });

  it('adds a finished delivery tip, and leaves one out that the grand total does not hold', () => {
    const tip = {
      type: 'DELIVERY_TIP',
      status: 'FINALIZED',
      subtotal: { amount: '2.00', currencyCode: 'EUR' },
    };
    const withTip = anOrder({
      proceeds: { grandTotal: { amount: '12.00', currencyCode: 'EUR' }, breakdowns: [tip] },
    });
    expect(
      orderAmounts(withTip).orderCharges.map(({ component, gross }) => [component, gross.toFixed(2)]),
    ).toEqual([['delivery_tip', '2.00']]);
    const pending = anOrder({
      proceeds: {
        grandTotal: { amount: '10.00', currencyCode: 'EUR' },
        breakdowns: [{ ...tip, status: 'PENDING' }],
      },
    });
    expect(orderAmounts(pending).orderCharges).toEqual([]);
  });

  it('refuses amounts that add up in no reading', () => {
    const item = { proceeds: proceeds('12.50', row('ITEM', '10.00'), row('TAX', '2.00')) };
    expect(() => orderAmounts(orderOver('12.50', item))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_INCONSISTENT', retryable: false }),
    );
  });

  it('refuses amounts in two currencies', () => {
    const item = { product: { unitPrice: { amount: '10.00', currencyCode: 'USD' }, serialNumbers: [] } };
    expect(() => orderAmounts(orderOver('10.00', item))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_INCONSISTENT' }),
    );
  });

  it('never takes missing amounts for zero, except for replacements', () => {
    const bare = { orderItems: [anItem({ proceeds: undefined })], proceeds: undefined };
    expect(() => orderAmounts(anOrder(bare))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_MISSING', retryable: true }),
    );
    const replacement = anOrder({
      ...bare,
      associatedOrders: [{ orderId: '902-0000000-0000001', associationType: 'REPLACEMENT_ORIGINAL_ID' }],
    });
    expect(orderAmounts(replacement).total.toFixed(2)).toBe('0.00');
  });
});
