import { describe, expect, it } from '@jest/globals';
import { aKnownOrder } from './builders.ts';
import { cancelled, details, knownThree, later, line, plan, posted, three } from './changed-orders.ts';

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

  it('prices what was delivered for its share, says what is left comes to, and empties the line of roundings', () => {
    const thirds = { ...three, priceUnit: '3.333333', gross: '10', seen: { quantity: 3, gross: '10.00' } };
    const shipping = line({ component: 'shipping', gross: '4.98', seen: { quantity: 1, gross: '4.98' } });
    const rounding = line({ orderItemId: undefined, component: 'rounding', gross: '0.01' });
    const facts = details({ ...thirds, delivered: 2 }, shipping, rounding);
    expect(plan(cancelled, aKnownOrder({ untouched: false }), facts)).toMatchObject({
      lines: [
        { quantity: 2, price: { priceUnit: '3.335' }, seen: undefined },
        { quantity: 1, price: { priceUnit: '0.00' }, seen: undefined },
      ],
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
