import { describe, expect, it } from '@jest/globals';
import { mapOrder, type KnownLine, type SessionFacts } from '../../lib/orders/index.ts';
import { planChange } from '../../lib/orders/changes/plan.ts';
import { roundingFor } from '../../lib/orders/totals/rounding.ts';
import { decimal } from '../../lib/support/money.ts';
import { aKnownOrder, anItem, anOrder, pageFacts, registration, runFacts } from './builders.ts';

/** Currencies of no, two and three decimals. */
const currencies: SessionFacts['currencies'] = new Map([
  ['JPY', { id: 2, digits: 0, pricelistId: 12 }],
  ['EUR', { id: 1, digits: 2, pricelistId: undefined }],
  ['KWD', { id: 3, digits: 3, pricelistId: 13 }],
  ['CHF', { id: 4, digits: 2, rounding: '0.05', pricelistId: 14 }],
]);
const facts = (change: Partial<SessionFacts> = {}): SessionFacts => runFacts([], { currencies, ...change });

const money = (amount: string, currencyCode: string) => ({ amount, currencyCode });

/** An order over `quantity` units of one item, with this much tax inside where it is stated. */
const orderIn = (
  currency: string,
  total: string,
  { quantity = 1, tax }: { quantity?: number; tax?: string } = {},
) =>
  anOrder({
    lastUpdatedTime: '2026-03-01T12:00:00Z',
    proceeds: { grandTotal: money(total, currency), breakdowns: [] },
    orderItems: [
      anItem({
        quantityOrdered: quantity,
        proceeds: {
          proceedsTotal: money(total, currency),
          breakdowns: [
            { type: 'ITEM', subtotal: money(total, currency), detailedBreakdowns: [] },
            ...(tax === undefined
              ? []
              : [{ type: 'TAX', subtotal: money(tax, currency), detailedBreakdowns: [] }]),
          ],
        },
      }),
    ],
  });

describe('amounts in the decimals of their currency', () => {
  it.each([
    ['JPY', '1200', '1200'],
    ['JPY', '1200.00', '1200'],
    ['EUR', '12.3', '12.30'],
    ['KWD', '1.234', '1.234'],
    ['CHF', '10.05', '10.05'],
  ])('stand on the draft: %s %s', (currency, total, expected) => {
    const draft = mapOrder(orderIn(currency, total), 'fbm', facts(), pageFacts());
    expect(draft.total).toBe(expected);
    expect(draft.lines[0]?.gross).toBe(expected);
  });

  it.each([
    ['JPY', '1200.50'],
    ['EUR', '12.345'],
    ['KWD', '1.2345'],
    ['CHF', '10.03'],
  ])('are not rounded where Odoo has none such: %s %s', (currency, total) => {
    expect(() => mapOrder(orderIn(currency, total), 'fbm', facts(), pageFacts())).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_INCONSISTENT' }),
    );
  });
});

describe('the policy "park"', () => {
  const parking = facts({
    registration: { ...registration, taxPolicy: 'park' },
  });
  const taxed = (currency: string, total: string, tax: string) => {
    const facts = runFacts([{ id: 5, percent: '10', includedInPrice: true }], {
      currencies,
      registration: parking.registration,
    });
    return mapOrder(orderIn(currency, total, { tax }), 'fbm', facts, pageFacts());
  };

  it.each([
    ['JPY', '1100', '101'],
    ['EUR', '11.00', '1.01'],
    ['KWD', '1.100', '0.101'],
  ])('lets the smallest amount of a currency pass: %s', (currency, total, tax) => {
    expect(taxed(currency, total, tax).total).toBe(total);
  });

  it.each([
    ['JPY', '1100', '102'],
    ['EUR', '11.00', '1.02'],
    ['KWD', '1.100', '0.102'],
    ['KWD', '1.100', '0.109'],
  ])('parks twice that: %s', (currency, total, tax) => {
    expect(() => taxed(currency, total, tax)).toThrow(expect.objectContaining({ code: 'TAX_DIFFERS' }));
  });
});

describe('a rest for the line named Rounding', () => {
  const roundingOf = (currency: string, rest: string, given = facts()) => {
    const draft = mapOrder(orderIn(currency, '100', { quantity: 2 }), 'fbm', given, pageFacts());
    const order = { saleOrderId: 1, target: draft, edited: new Set<string>() };
    return roundingFor(order, decimal(rest), [], given)?.amount.toFixed();
  };

  it.each([
    ['JPY', '2', '3'],
    ['EUR', '0.02', '0.03'],
    ['KWD', '0.002', '0.003'],
  ])('is at most the smallest amount for each unit: %s', (currency, most, more) => {
    expect(roundingOf(currency, most)).toBe(most);
    expect(roundingOf(currency, more)).toBeUndefined();
  });

  it('goes by the decimals of unit prices where these have fewer than the currency', () => {
    const { dialect } = facts();
    expect(roundingOf('KWD', '0.02', facts({ dialect: { ...dialect, priceDecimals: 2 } }))).toBe('0.02');
  });
});

describe('a line that Amazon has changed', () => {
  const known = (gross: string, seen: string): KnownLine => ({
    orderItemId: '10000000000001',
    component: 'item',
    quantity: 3,
    delivered: 0,
    invoiced: 0,
    priceUnit: '1',
    discount: 0,
    taxes: [],
    tax: '0',
    gross,
    seen: { quantity: 3, gross: seen },
  });
  const change = (currency: string, gross: string, seen: string, now: string) => {
    const details = { lines: [known(gross, seen)], invoices: [], currency, teamLeaderId: undefined };
    const order = orderIn(currency, now, { quantity: 2 });
    const there = aKnownOrder({
      total: gross,
      untouched: false,
      seen: { ...aKnownOrder().seen, total: seen },
    });
    return planChange(order, there, details, facts(), () => mapOrder(order, 'fbm', facts(), pageFacts()));
  };

  it.each([
    ['JPY', '303', '300', '200'],
    ['EUR', '3.03', '3.00', '2.00'],
    ['KWD', '3.003', '3.000', '2.000'],
  ])('was not edited where it is off by roundings: %s', (currency, gross, seen, now) => {
    expect(change(currency, gross, seen, now).lines).toMatchObject([{ quantity: 2 }]);
  });

  it.each([
    ['JPY', '304', '300', '200'],
    ['EUR', '3.04', '3.00', '2.00'],
    ['KWD', '3.004', '3.000', '2.000'],
  ])('was edited where it is off by more: %s', (currency, gross, seen, now) => {
    expect(() => change(currency, gross, seen, now)).toThrow(
      expect.objectContaining({ code: 'ORDER_EDITED' }),
    );
  });
});
