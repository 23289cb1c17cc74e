import { describe, expect, it } from '@jest/globals';
import type { InvoiceFacts } from '../../lib/invoices/index.ts';
import type { RoundedLine, RoundedOrder } from '../../lib/invoices/rounding/facts.ts';
import { planRoundings } from '../../lib/invoices/rounding/plan.ts';
import { decimal, roundTo, sum } from '../../lib/support/money.ts';
import { draftInvoice } from './invoice-facts.ts';
import { aLine } from './rounded-line.ts';

const terms = { priceDecimals: 2, productId: 99 };

/** Bills so many units of a line, at Odoo's own sum; `roundings`: what stands on a line of roundings. */
function billing(
  id: number,
  line: RoundedLine,
  quantity: number,
  change: Partial<InvoiceFacts> & { readonly roundings?: string; readonly price?: string } = {},
): InvoiceFacts {
  const { roundings, price = line.priceUnit.toFixed(), ...facts } = change;
  const own = {
    id: id * 10,
    saleLineIds: [line.id],
    productId: 1,
    quantity,
    priceUnit: decimal(price),
    discount: 0,
    taxIds: line.taxIds,
    untaxed: decimal(price).times(quantity),
    total: decimal(price).times(quantity),
    carried: undefined,
  };
  const rounding = { ...own, id: id * 10 + 1, saleLineIds: [], productId: 99, quantity: 1 };
  const lines =
    roundings === undefined
      ? [own]
      : [own, { ...rounding, untaxed: decimal(roundings), total: decimal(roundings), taxIds: [] }];
  return draftInvoice(id, lines, facts);
}

const anOrder = (
  total: string,
  lines: readonly RoundedLine[],
  invoices: readonly InvoiceFacts[],
): RoundedOrder => ({
  id: 1,
  total: decimal(total),
  digits: 2,
  lines,
  invoices,
});

const threeMugs = aLine(1, 3, '3.33', { atAmazon: decimal('10.00') });
const orderRounding = aLine(2, 1, '0.01', { component: 'rounding' });

const amounts = (order: RoundedOrder, ids: readonly number[]) =>
  planRoundings([order], ids, terms).map(({ amount, total }) => [amount.toFixed(2), total.toFixed(2)]);

describe('planRoundings', () => {
  it('gives each part its share, whatever stands on the line of the order', () => {
    const parts = [1, 2, 3].map((id) => billing(id, threeMugs, 1));
    const order = anOrder('10.00', [threeMugs, orderRounding], parts);
    expect(amounts(order, [1, 2, 3])).toEqual([
      ['0.00', '3.33'],
      ['0.01', '3.34'],
      ['0.00', '3.33'],
    ]);
  });

  it.each([
    [7, '0.01', '0.05'],
    [6, '0.01', '0.03'],
    [100, '0.10', '10.49'],
    [3, '3.32', '9.97'],
  ])('brings %d at %s, invoiced one by one, to %s without a part below zero', (units, price, total) => {
    const line = aLine(1, units, price, { atAmazon: decimal(total) });
    const parts = Array.from({ length: units }, (_, index) => billing(index + 1, line, 1));
    const plans = planRoundings(
      [anOrder(total, [line], parts)],
      parts.map(({ id }) => id),
      terms,
    );
    expect(sum(plans.map((plan) => plan.total)).toFixed(2)).toBe(total);
    expect(plans.filter((plan) => plan.total.lt(0) || !plan.isRounding)).toEqual([]);
  });

  it('finds nothing to do the second time', () => {
    const parts = [billing(1, threeMugs, 1), billing(2, threeMugs, 1, { roundings: '0.01' })];
    const plans = planRoundings([anOrder('10.00', [threeMugs], parts)], [1, 2], terms);
    expect(plans.map(({ amount, current }) => amount.eq(current))).toEqual([true, true]);
  });

  it('makes good with the next draft what posted parts lack, and leaves the posted ones', () => {
    const posted = { isDraft: false };
    const parts = [billing(1, threeMugs, 2, posted), billing(2, threeMugs, 1)];
    expect(amounts(anOrder('10.00', [threeMugs], parts), [1, 2])).toEqual([['0.01', '3.34']]);
  });

  it('counts what a credit note took back', () => {
    const note = billing(2, threeMugs, 3, { isDraft: false, kind: 'credit note', roundings: '0.01' });
    const first = billing(1, threeMugs, 3, { isDraft: false, roundings: '0.01' });
    const order = anOrder('10.00', [threeMugs], [first, note, billing(3, threeMugs, 3)]);
    expect(amounts(order, [3])).toEqual([['0.01', '10.00']]);
  });

  it('takes no price of a person for a rounding, in a draft or posted', () => {
    const edited = billing(1, threeMugs, 1, { price: '2.00' });
    const order = anOrder('10.00', [threeMugs], [edited, billing(2, threeMugs, 2)]);
    expect(amounts(order, [1, 2])).toEqual([
      ['0.00', '2.00'],
      ['0.01', '6.67'],
    ]);
  });

  it('says where it is more than roundings come to', () => {
    const cash = billing(1, threeMugs, 3, { total: decimal('15.00') });
    expect(planRoundings([anOrder('10.00', [threeMugs], [cash])], [1], terms)).toMatchObject([
      { isRounding: false },
    ]);
  });

  it('spreads the rest of an order whose lines a person edited', () => {
    const line = aLine(1, 2, '4.00', { atAmazon: decimal('10.00') });
    const order = anOrder('8.01', [line, orderRounding], [billing(1, line, 1), billing(2, line, 1)]);
    const plans = planRoundings([order], [1, 2], terms);
    expect(roundTo(sum(plans.map((plan) => plan.total)), 2).toFixed(2)).toBe('8.01');
  });
});
