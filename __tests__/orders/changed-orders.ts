import { mapOrder, type KnownLine, type KnownOrder, type SaleOrderDetails } from '../../lib/orders/index.ts';
import { planChange } from '../../lib/orders/changes/plan.ts';
import { aKnownOrder, anItem, anOrder, pageFacts, proceeds, row, runFacts } from './builders.ts';

export const line = (change: Partial<KnownLine> = {}): KnownLine => ({
  orderItemId: '10000000000001',
  component: 'item',
  quantity: 1,
  delivered: 0,
  invoiced: 0,
  priceUnit: '10',
  discount: 0,
  taxes: [],
  tax: '0',
  gross: '10',
  seen: { quantity: 1, gross: '10.00' },
  ...change,
});

export const details = (...lines: readonly KnownLine[]): SaleOrderDetails => ({
  lines,
  invoices: [],
  currency: 'EUR',
  teamLeaderId: undefined,
});

export const posted = { name: 'INV/2026/00001', counts: true };
export const later = '2026-03-01T12:00:00Z';

export const cancelled = anOrder({
  lastUpdatedTime: later,
  fulfillment: { fulfilledBy: 'MERCHANT', fulfillmentStatus: 'CANCELLED' },
  proceeds: { grandTotal: { amount: '0.00', currencyCode: 'EUR' }, breakdowns: [] },
  orderItems: [
    anItem({
      quantityOrdered: 0,
      proceeds: proceeds('0.00', row('ITEM', '0.00')),
      cancellationExecution: { cancelledBy: 'BUYER', cancelReason: 'Changed my mind' },
    }),
  ],
});

/** Three mugs for 30.00 of which Amazon has left this many. */
export const reducedTo = (quantity: number) =>
  anOrder({
    lastUpdatedTime: later,
    proceeds: { grandTotal: { amount: `${quantity * 10}.00`, currencyCode: 'EUR' }, breakdowns: [] },
    orderItems: [
      anItem({
        quantityOrdered: quantity,
        proceeds: proceeds(`${quantity * 10}.00`, row('ITEM', `${quantity * 10}.00`)),
      }),
    ],
  });

export const three = line({ quantity: 3, gross: '30', seen: { quantity: 3, gross: '30.00' } });
export const knownThree = (change: Partial<KnownOrder> = {}): KnownOrder =>
  aKnownOrder({ total: '30', seen: { ...aKnownOrder().seen, total: '30.00' }, ...change });

export const plan = (order: ReturnType<typeof anOrder>, known: KnownOrder, facts: SaleOrderDetails) =>
  planChange(order, known, facts, runFacts(), () => mapOrder(order, 'fbm', runFacts(), pageFacts()));
