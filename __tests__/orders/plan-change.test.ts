import { describe, expect, it } from '@jest/globals';
import type { KnownLine } from '../../lib/orders/index.ts';
import { aKnownOrder, anItem, anOrder } from './builders.ts';
import { details, knownThree, later, line, plan, reducedTo, three } from './changed-orders.ts';

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
