import { describe, expect, it } from '@jest/globals';
import { parseOrder } from '../../lib/amazon/index.ts';
import { isConnectorError } from '../../lib/support/errors.ts';
import { modelOrders } from './models.ts';
import { wireOrder } from './wire-orders.ts';

function failure(json: unknown): Record<string, unknown> {
  try {
    parseOrder(json);
  } catch (error) {
    if (isConnectorError(error)) return { message: error.message, ...error.toJSON() };
    throw error;
  }
  throw new Error('Expected a failure.');
}

function withAmount(amount: unknown): unknown {
  return { ...wireOrder(), proceeds: { grandTotal: { amount, currencyCode: 'EUR' } } };
}

describe('parseOrder', () => {
  it('reads an order into the shape of the library', () => {
    expect(parseOrder(wireOrder())).toEqual({
      orderId: '902-0000001-0000001',
      createdTime: '2026-10-30T09:00:00Z',
      lastUpdatedTime: '2026-10-31T10:00:00Z',
      programs: [],
      associatedOrders: [],
      salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1RKKUPIHCS9HS', marketplaceName: 'Amazon.es' },
      deliveryAddress: { name: 'Zoë Núñez', addressLine1: 'Calle Inventada 1' },
      taxRegistrations: [],
      packages: [],
      orderItems: [
        {
          orderItemId: '90200000010001',
          quantityOrdered: 2,
          programs: [],
          product: {
            sellerSku: 'MUG-1',
            unitPrice: { amount: '6.00', currencyCode: 'EUR' },
            serialNumbers: [],
          },
          proceeds: {
            proceedsTotal: { amount: '12.00', currencyCode: 'EUR' },
            breakdowns: [
              { type: 'ITEM', subtotal: { amount: '12.00', currencyCode: 'EUR' }, detailedBreakdowns: [] },
            ],
          },
          promotionIds: [],
          taxReportingSchemes: [],
          taxCollectionModels: [],
        },
      ],
    });
  });

  it('lifts what Amazon nests deeply to the item and the order', () => {
    const parsed = parseOrder({
      ...wireOrder(),
      tax: { taxRegistrations: [{ entityType: 'BUYER', taxRegistrationNumber: 'ESX0000000T' }] },
      packages: [
        {
          packageReferenceId: '1',
          packageStatus: { status: 'SHIPPED', detailedStatus: 'DISPATCHED' },
          packageItems: [{ orderItemId: '7', quantity: 1, transparencyCodes: ['T1'] }],
        },
      ],
      orderItems: [
        {
          orderItemId: '7',
          quantityOrdered: 1,
          product: {},
          expense: {
            pointsCost: {
              pointsGranted: { pointsNumber: 60, pointsMonetaryValue: { amount: '60', currencyCode: 'JPY' } },
            },
          },
          promotion: { breakdowns: [{ promotionId: 'P1' }, {}] },
          cancellation: { cancellationRequest: { requester: 'BUYER' } },
          fulfillment: {
            quantityFulfilled: 1,
            packing: { giftOption: { giftMessage: 'Hi', giftWrapLevel: 'PREMIUM' } },
          },
          tax: {
            taxCalculationBreakdowns: [{ reportingScheme: 'IOSS' }],
            taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }],
          },
        },
      ],
    });
    expect(parsed.taxRegistrations).toEqual([{ entityType: 'BUYER', taxRegistrationNumber: 'ESX0000000T' }]);
    expect(parsed.packages).toEqual([
      { packageReferenceId: '1', status: 'SHIPPED', items: [{ orderItemId: '7', quantity: 1 }] },
    ]);
    expect(parsed.orderItems[0]).toMatchObject({
      pointsGranted: { pointsNumber: 60, pointsMonetaryValue: { amount: '60', currencyCode: 'JPY' } },
      promotionIds: ['P1'],
      cancellationRequest: { requester: 'BUYER' },
      quantityFulfilled: 1,
      giftMessage: 'Hi',
      giftWrapLevel: 'PREMIUM',
      taxReportingSchemes: ['IOSS'],
      taxCollectionModels: ['MARKETPLACE_FACILITATOR'],
    });
  });

  it('keeps words that Amazon has not published', () => {
    const parsed = parseOrder({ ...wireOrder(), fulfillment: { fulfillmentStatus: 'INVOICE_UNCONFIRMED' } });
    expect(parsed.fulfillment?.fulfillmentStatus).toBe('INVOICE_UNCONFIRMED');
  });

  it('takes null, absence and blank text for not told', () => {
    const parsed = parseOrder({
      ...wireOrder(),
      buyer: { buyerName: ' ', buyerEmail: null },
      packages: null,
      proceeds: null,
    });
    expect(parsed).toMatchObject({ packages: [] });
    expect([parsed.buyer?.buyerName, parsed.buyer?.buyerEmail, parsed.proceeds]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives times in UTC', () => {
    const parsed = parseOrder({ ...wireOrder(), createdTime: '2026-10-30T11:00:00+02:00' });
    expect(parsed.createdTime).toBe('2026-10-30T09:00:00.000Z');
  });

  it.each([
    ['12.30', '12.30'],
    ['-0.01', '-0.01'],
    ['1200', '1200'],
    ['1.5E+2', '150'],
    [12.3, '12.3'],
    [-0.1, '-0.1'],
    [1e-7, '0.0000001'],
  ])('reads the amount %p as %s', (sent, read) => {
    expect(parseOrder(withAmount(sent)).proceeds?.grandTotal?.amount).toBe(read);
  });

  it.each(['', '12,30', '12.', '€12', 'NaN', '1e400', '0x10', true, {}, 0.1 + 0.2, 0.1 + 0.7])(
    'does not take %p for an amount',
    (sent) => {
      expect(failure(withAmount(sent))).toMatchObject({
        code: 'ORDER_UNREADABLE',
        context: { orderId: '902-0000001-0000001', field: 'proceeds.grandTotal.amount' },
      });
    },
  );

  it('names the order and the field, and never the value', () => {
    const { message, context } = failure({ ...wireOrder(), createdTime: 'jane.doe@example.com' });
    expect(message).toMatch(/^Order 902-0000001-0000001 cannot be read: createdTime /);
    expect(JSON.stringify([message, context])).not.toContain('jane');
  });

  it.each([undefined, null, 7, 'order', [], {}])('reports %p as unreadable', (json) => {
    expect(failure(json)).toMatchObject({ code: 'ORDER_UNREADABLE', retryable: false });
  });

  it.each(['orderItems', 'salesChannel', 'lastUpdatedTime'])('does not read an order without %s', (field) => {
    const rest = Object.fromEntries(Object.entries(wireOrder()).filter(([name]) => name !== field));
    expect(failure(rest)).toMatchObject({ code: 'ORDER_UNREADABLE', context: { field } });
  });
});

const published = modelOrders();

describe(`Amazon's model of the Orders API${published ? '' : ' (not beside this checkout: not read)'}`, () => {
  it('has eight orders, each of which can be read', () => {
    const orders = published?.map(({ order }) => parseOrder(order));
    expect(orders?.length ?? 8).toBe(8);
  });

  it('shows the worked example with its money', () => {
    const example = published?.find(
      ({ where }) => where.includes('{orderId}') && where.includes('/examples/'),
    );
    const item = example && parseOrder(example.order).orderItems[0];
    expect(
      item?.proceeds?.breakdowns.map(({ type, subtotal }) => `${type} ${subtotal.amount}`) ?? workedExample,
    ).toEqual(workedExample);
  });
});

const workedExample = ['ITEM 89.97', 'SHIPPING 10.00', 'TAX 4.00'];
