import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mapOrder } from '../../lib/orders/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import {
  aKnownOrder,
  anItem,
  anOrder,
  aProduct,
  orderOver,
  pageFacts,
  proceeds,
  registration,
  row,
  runFacts,
} from './builders.ts';

const excluded = { id: 5, percent: '21', includedInPrice: false };
const included = { id: 6, percent: '21', includedInPrice: true };

describe('mapOrder', () => {
  it('divides a price for the whole quantity, and lets the line carry its exact totals: 3 for 10.00 stay 10.00', () => {
    const order = orderOver('10.00', { quantityOrdered: 3 });
    const [line] = mapOrder(order, 'fbm', runFacts([excluded]), pageFacts()).lines;
    expect(line).toMatchObject({
      quantity: 3,
      gross: '10.00',
      price: { priceUnit: '2.753333', exact: { base: '8.26', taxes: [{ taxId: 5, amount: '1.74' }] } },
    });
  });

  it('keeps the tax in the unit price when the tax is included in prices', () => {
    const [line] = mapOrder(
      orderOver('12.10', { proceeds: proceeds('12.10', row('ITEM', '12.10')) }),
      'fbm',
      runFacts([included]),
      pageFacts(),
    ).lines;
    expect(line?.price).toMatchObject({
      priceUnit: '12.10',
      exact: { base: '10.00', taxes: [{ taxId: 6, amount: '2.10' }] },
    });
  });

  it('lets an untaxed line reach its total by a price with more decimals', () => {
    const { lines } = mapOrder(orderOver('10.00', { quantityOrdered: 3 }), 'fbm', runFacts(), pageFacts());
    expect(lines.map(({ price, quantity }) => [price.priceUnit, quantity])).toEqual([['3.333333', 3]]);
  });

  it('adds a line named Rounding where prices keep two decimals, as up to Odoo 18', () => {
    const dialect = { ...runFacts().dialect, exactLineTotals: false, priceDecimals: 2 };
    const { lines } = mapOrder(
      orderOver('10.00', { quantityOrdered: 3 }),
      'fbm',
      runFacts([], { dialect }),
      pageFacts(),
    );
    expect(
      lines.map(({ component, name, price, quantity }) => [component, name, price.priceUnit, quantity]),
    ).toEqual([
      ['item', '[MUG-BLUE] Blue mug', '3.33', 3],
      ['rounding', 'Rounding', '0.01', 1],
    ]);
  });

  it('makes lines whose gross amounts add up to the total, whatever the amounts', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 }).map((value) => (value / 100).toFixed(2));
    fc.assert(
      fc.property(
        cents,
        cents,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom([], [excluded], [included]),
        (item, shipping, quantity, taxes) => {
          const total = decimal(item).plus(shipping).toFixed(2);
          const order = orderOver(total, {
            quantityOrdered: quantity,
            proceeds: proceeds(total, row('ITEM', item), row('SHIPPING', shipping)),
          });
          const { lines } = mapOrder(order, 'fbm', runFacts(taxes), pageFacts());
          const priced = lines.map(({ price, quantity: count }) =>
            price.exact
              ? sum([price.exact.base, ...price.exact.taxes.map((tax) => tax.amount)].map(decimal))
              : decimal(price.priceUnit).times(count).round(2),
          );
          expect(sum(priced).toFixed(2)).toBe(total);
        },
      ),
    );
  });

  it('takes the product of the offer before any internal reference', () => {
    const offered = aProduct(1, {
      offers: [{ id: 1, sku: 'MUG-BLUE', sellerId: registration.sellerId, marketplaceId: 'A1RKKUPIHCS9HS' }],
    });
    const page = pageFacts({ products: [aProduct(2, { internalReference: 'MUG-BLUE' }), offered] });
    const draft = mapOrder(anOrder(), 'fbm', runFacts(), page);
    expect(draft.lines[0]?.productId).toBe(1);
    expect(draft.offers).toEqual([]);
  });

  it('remembers a match by internal reference as an offer, passing over archived and foreign products', () => {
    const page = pageFacts({
      products: [
        aProduct(1, { internalReference: 'MUG-BLUE', active: false }),
        aProduct(2, { internalReference: 'MUG-BLUE', companyId: 99 }),
        aProduct(3, { internalReference: 'MUG-BLUE' }),
      ],
    });
    const draft = mapOrder(anOrder(), 'fbm', runFacts(), page);
    expect(draft.lines[0]?.productId).toBe(3);
    expect(draft.offers).toMatchObject([{ sku: 'MUG-BLUE', productId: 3 }]);
  });

  it('falls back to Amazon Sales and says on the line what was sold', () => {
    const [line] = mapOrder(anOrder(), 'fbm', runFacts(), pageFacts()).lines;
    expect(line).toMatchObject({ productId: 101, name: '[MUG-BLUE] Blue mug' });
  });

  it('refuses an offer whose product is archived', () => {
    const archived = aProduct(1, {
      active: false,
      offers: [{ id: 1, sku: 'MUG-BLUE', sellerId: registration.sellerId, marketplaceId: 'A1RKKUPIHCS9HS' }],
    });
    expect(() => mapOrder(anOrder(), 'fbm', runFacts(), pageFacts({ products: [archived] }))).toThrow(
      expect.objectContaining({ code: 'PRODUCT_UNAVAILABLE' }),
    );
  });

  it('leaves out items whose quantity is zero', () => {
    const order = anOrder({
      orderItems: [anItem(), anItem({ orderItemId: '2', quantityOrdered: 0, proceeds: proceeds('0.00') })],
    });
    expect(mapOrder(order, 'fbm', runFacts(), pageFacts()).lines).toHaveLength(1);
  });

  it('puts a gift message on the order and on a note', () => {
    const draft = mapOrder(
      orderOver('10.00', { giftMessage: 'Feliz cumple' }),
      'fbm',
      runFacts(),
      pageFacts(),
    );
    expect(draft.giftMessage).toBe('Feliz cumple');
    expect(draft.notes).toMatchObject([{ text: 'Feliz cumple' }]);
  });

  it('refuses a currency that Odoo has no pricelist for', () => {
    const order = orderOver('10.00', {});
    expect(() => mapOrder(order, 'fbm', runFacts([], { currencies: new Map() }), pageFacts())).toThrow(
      expect.objectContaining({ code: 'CURRENCY_UNAVAILABLE' }),
    );
  });

  it('links a replacement to its origin', () => {
    const order = anOrder({
      associatedOrders: [{ orderId: '902-0000000-0000001', associationType: 'REPLACEMENT_ORIGINAL_ID' }],
    });
    const page = pageFacts({
      knownOrders: new Map([['902-0000000-0000001', aKnownOrder({ id: 44 })]]),
    });
    expect(mapOrder(order, 'fbm', runFacts(), page).origin).toEqual({
      orderId: '902-0000000-0000001',
      saleOrderId: 44,
    });
  });
});
