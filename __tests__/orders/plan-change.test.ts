import { describe, expect, it } from '@jest/globals';
import { mapOrder, type KnownLine, type KnownOrder, type SaleOrderDetails } from '../../lib/orders/index.ts';
import { planChange } from '../../lib/orders/changes/plan.ts';
import { aKnownOrder, anItem, anOrder, pageFacts, proceeds, row, runFacts } from './builders.ts';

const line = (change: Partial<KnownLine> = {}): KnownLine => ({
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

const details = (...lines: readonly KnownLine[]): SaleOrderDetails => ({
  lines,
  invoices: [],
  currency: 'EUR',
  teamLeaderId: undefined,
});

const posted = { name: 'INV/2026/00001', counts: true };
const later = '2026-03-01T12:00:00Z';

const cancelled = anOrder({
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
const reducedTo = (quantity: number) =>
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

const three = line({ quantity: 3, gross: '30', seen: { quantity: 3, gross: '30.00' } });
const knownThree = (change: Partial<KnownOrder> = {}): KnownOrder =>
  aKnownOrder({ total: '30', seen: { ...aKnownOrder().seen, total: '30.00' }, ...change });

const plan = (order: ReturnType<typeof anOrder>, known: KnownOrder, facts: SaleOrderDetails) =>
  planChange(order, known, facts, runFacts(), () => mapOrder(order, 'fbm', runFacts(), pageFacts()));

describe('a cancellation at Amazon', () => {
  it('cancels the sale order, and says who wanted it', () => {
    expect(plan(cancelled, aKnownOrder(), details(line()))).toMatchObject({
      cancel: true,
      unlock: false,
      lines: [],
      changes: ['status'],
      note: { text: 'Cancelled at Amazon by BUYER (Changed my mind).' },
      stamp: { status: 'CANCELLED', lastUpdatedAt: later },
    });
  });

  it('unlocks a locked sale order, and tells', () => {
    expect(plan(cancelled, aKnownOrder({ locked: true }), details(line()))).toMatchObject({
      cancel: true,
      unlock: true,
      changes: ['status', 'unlocked'],
    });
  });

  it('has nothing more to do, and to tell, when Amazon touches an order whose cancellation was followed', () => {
    const seen = { ...aKnownOrder().seen, status: 'CANCELLED', total: '10.00' };
    const left = { ...three, quantity: 1, delivered: 1, gross: '10' };
    expect(plan(cancelled, aKnownOrder({ seen, locked: true }), details(left))).toMatchObject({
      lines: [],
      unlock: false,
      note: undefined,
      changes: [],
      stamp: { total: '10.00' },
    });
  });

  it('asks a person when more was shipped than Amazon has charged', () => {
    const open = line({ orderItemId: '10000000000002' });
    const over = { ...three, quantity: 4, delivered: 4, gross: '40' };
    expect(() => plan(cancelled, aKnownOrder(), details(over, open))).toThrow(
      expect.objectContaining({ code: 'ALREADY_SHIPPED' }),
    );
  });

  it('keeps what was delivered, lowers the rest, and does not cancel the sale order', () => {
    const shipping = line({ component: 'shipping' });
    const other = line({ orderItemId: '10000000000002' });
    const itsWrap = line({ orderItemId: '10000000000002', component: 'gift_wrap' });
    const planned = plan(
      cancelled,
      aKnownOrder(),
      details({ ...three, delivered: 1 }, shipping, other, itsWrap),
    );
    expect(planned).toMatchObject({ cancel: false, changes: ['status', 'remainder_cancelled'] });
    expect(planned.lines.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['amazon.item_902-1845936-5435065_10000000000001', 1],
      ['amazon.item_902-1845936-5435065_10000000000002', 0],
      ['amazon.item_902-1845936-5435065_10000000000002_gift_wrap', 0],
    ]);
  });

  it('prices what was delivered for its share, and says what is left comes to', () => {
    const thirds = { ...three, priceUnit: '3.333333', gross: '10', seen: { quantity: 3, gross: '10.00' } };
    const shipping = line({ component: 'shipping', gross: '4.98', seen: { quantity: 1, gross: '4.98' } });
    const rounding = line({ orderItemId: undefined, component: 'rounding', gross: '0.01' });
    const facts = details({ ...thirds, delivered: 2 }, shipping, rounding);
    expect(plan(cancelled, aKnownOrder({ untouched: false }), facts)).toMatchObject({
      lines: [{ quantity: 2, price: { priceUnit: '3.335' }, seen: undefined }],
      target: { currency: 'EUR', total: '11.65', lines: [{ gross: '6.67' }, { gross: '4.98' }] },
      edited: new Set(),
      stamp: { total: '11.65' },
    });
  });

  it('keeps a unit price and a discount that somebody set, and asks for the share all the same', () => {
    const facts = details({ ...three, delivered: 1, priceUnit: '9', discount: 5, gross: '25.65' });
    expect(plan(cancelled, knownThree({ untouched: false }), facts)).toMatchObject({
      lines: [{ quantity: 1, price: { priceUnit: '9', discount: 5 } }],
      target: { total: '10.00' },
      edited: new Set(['amazon.item_902-1845936-5435065_10000000000001']),
    });
  });

  it('looks at the total again when a run died after it lowered the lines', () => {
    const facts = details({ ...three, quantity: 1, delivered: 1, gross: '10' });
    expect(plan(cancelled, knownThree({ untouched: false }), facts)).toMatchObject({
      lines: [],
      target: { total: '10.00', lines: [{ quantity: 1, gross: '10.00' }] },
    });
  });

  it('leaves to a person what was shipped whole, or invoiced', () => {
    expect(() => plan(cancelled, aKnownOrder(), details(line({ delivered: 1 })))).toThrow(
      expect.objectContaining({ code: 'ALREADY_SHIPPED' }),
    );
    expect(() => plan(cancelled, aKnownOrder(), { ...details(line()), invoices: [posted] })).toThrow(
      expect.objectContaining({
        code: 'ALREADY_INVOICED',
        message: expect.stringContaining('INV/2026/00001'),
      }),
    );
    const takenBack = { ...details(line()), invoices: [{ ...posted, counts: false }] };
    expect(plan(cancelled, aKnownOrder(), takenBack)).toMatchObject({ cancel: true });
  });

  it('has nothing to do where Odoo was first', () => {
    const planned = plan(cancelled, aKnownOrder({ state: 'cancel', locked: true }), details(line()));
    expect(planned).toMatchObject({ cancel: false, unlock: false, lines: [], changes: ['status'] });
  });
});

describe('an item that Amazon reduces', () => {
  it('lowers its line and keeps the price of a unit', () => {
    const planned = plan(reducedTo(2), knownThree(), details(three));
    expect(planned.changes).toEqual(['quantities']);
    expect(planned.lines).toMatchObject([
      { quantity: 2, price: { priceUnit: '10.00' }, seen: { gross: '20.00', quantity: 2 } },
    ]);
    expect(planned.stamp.total).toBe('20.00');
  });

  it('lowers its line too where Amazon leaves the ordered quantity as it was, and only the open one goes down', () => {
    const order = reducedTo(2);
    const orderItems = order.orderItems.map((item) => ({
      ...item,
      quantityOrdered: 3,
      quantityFulfilled: 0,
      quantityUnfulfilled: 2,
      cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'NoInventory' },
    }));
    expect(plan({ ...order, orderItems }, knownThree(), details(three)).lines).toMatchObject([
      { quantity: 2, seen: { gross: '20.00' } },
    ]);
  });

  it('does not take a line that a run wrote before it died for one that somebody edited', () => {
    // Written as Amazon now says, and taxed by a fiscal position in another way than its product.
    const written = line({
      quantity: 2,
      priceUnit: '10',
      gross: '17.40',
      seen: { quantity: 2, gross: '20.00' },
    });
    const known = knownThree({ untouched: false });
    expect(plan(reducedTo(2), known, details(written))).toMatchObject({ lines: [], edited: new Set() });
    const edited = { ...written, priceUnit: '8.7' };
    expect([...plan(reducedTo(2), known, details(edited)).edited]).toHaveLength(1);
  });

  it('is left to a person where more was shipped, where it is invoiced, or where somebody edited the line', () => {
    const codeOf = (change: Partial<KnownLine>): unknown => {
      try {
        return plan(reducedTo(2), knownThree({ untouched: false }), details({ ...three, ...change }));
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(codeOf({ delivered: 3 })).toBe('ALREADY_SHIPPED');
    expect(codeOf({ invoiced: 3 })).toBe('ALREADY_INVOICED');
    expect(codeOf({ quantity: 5 })).toBe('ORDER_EDITED');
    expect(codeOf({ gross: '27' })).toBe('ORDER_EDITED');
    // Somebody was faster.
    expect(codeOf({ quantity: 2, gross: '20' })).toMatchObject({ lines: [{ quantity: 2 }] });
  });

  it('writes nothing again once the line says so', () => {
    const done = { ...three, quantity: 2, gross: '20', seen: { quantity: 2, gross: '20.00' } };
    expect(plan(reducedTo(2), knownThree(), details(done))).toMatchObject({ lines: [], newLines: [] });
  });
});

describe('items that Amazon leaves out of an order that is known', () => {
  const missing = expect.objectContaining({ code: 'AMOUNTS_MISSING', retryable: true });

  it('are waited for where none is listed: the order is not taken for looked at', () => {
    const order = anOrder({ lastUpdatedTime: later, orderItems: [] });
    expect(() => plan(order, aKnownOrder(), details(line()))).toThrow(missing);
  });

  it('are waited for where the total still has them', () => {
    const second = line({ orderItemId: '10000000000002' });
    const order = anOrder({
      lastUpdatedTime: later,
      proceeds: { grandTotal: { amount: '20.00', currencyCode: 'EUR' }, breakdowns: [] },
    });
    const seen = { ...aKnownOrder().seen, total: '20.00' };
    expect(() => plan(order, aKnownOrder({ total: '20', seen }), details(line(), second))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_INCONSISTENT' }),
    );
  });

  it('are no change where they are the items of nothing', () => {
    const gone = line({
      orderItemId: '10000000000002',
      quantity: 0,
      gross: '0',
      seen: { quantity: 0, gross: '0' },
    });
    const order = anOrder({ lastUpdatedTime: later });
    expect(plan(order, aKnownOrder(), details(line(), gone))).toMatchObject({ lines: [], changes: [] });
  });
});

describe("a buyer's wish to cancel", () => {
  const wish = anOrder({
    lastUpdatedTime: later,
    orderItems: [anItem({ cancellationRequest: { requester: 'BUYER', cancelReason: 'ORDERED_TWICE' } })],
  });

  it('is told once, to the leader of the sales team, and cancels nothing', () => {
    const facts = { ...details(line()), teamLeaderId: 2 };
    expect(plan(wish, aKnownOrder(), facts)).toMatchObject({
      cancel: false,
      lines: [],
      request: { reason: 'ORDERED_TWICE', userId: 2 },
      changes: ['cancellation_requested'],
      stamp: { cancelRequest: 'ORDERED_TWICE' },
    });
    const told = aKnownOrder();
    const again = { ...told, seen: { ...told.seen, cancelRequest: 'ORDERED_TWICE' } };
    expect(plan(wish, again, facts)).toMatchObject({ request: undefined, changes: [] });
  });
});

it('only notes a status that says no more than that the order was shipped', () => {
  const shipped = anOrder({
    lastUpdatedTime: later,
    fulfillment: { fulfilledBy: 'MERCHANT', fulfillmentStatus: 'SHIPPED' },
  });
  expect(plan(shipped, aKnownOrder(), details(line()))).toMatchObject({
    lines: [],
    draft: undefined,
    changes: ['status'],
    stamp: { status: 'SHIPPED' },
  });
});
