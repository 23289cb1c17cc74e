import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareAmounts, type LineAmounts } from '../../lib/invoices/index.ts';
import { decimal, sum, zero, type Decimal } from '../../lib/support/money.ts';

const amount = (digits: number) =>
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((units) => decimal(units).div(10 ** digits));

/** A line of one sign, its quantity in whole parts, and what the currency rounds to. */
const lines = fc
  .constantFrom(0, 2, 3)
  .chain((digits) =>
    fc.record({
      digits: fc.constant(digits),
      base: amount(digits),
      taxes: fc.array(amount(digits), { maxLength: 3 }),
      quantities: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
      isDiscount: fc.boolean(),
    }),
  )
  .map(({ base, taxes, isDiscount, ...rest }) => {
    const signed = (value: Decimal): Decimal => (isDiscount ? value.abs().neg() : value.abs());
    return { ...rest, whole: { base: signed(base), taxes: taxes.map(signed) } };
  });

const parts = (quantities: readonly number[]) => quantities.map((quantity) => ({ quantity }));
const total = (quantities: readonly number[]): number => quantities.reduce((left, right) => left + right, 0);
const amountsOf = ({ base, taxes }: LineAmounts): readonly Decimal[] => [base, ...taxes];

/** For each amount of the whole, with its shares. */
function shared(whole: LineAmounts, shares: readonly LineAmounts[]) {
  return amountsOf(whole).map((amount, index) => ({
    amount,
    shares: shares.map((share) => amountsOf(share)[index] ?? zero),
  }));
}

describe('shareAmounts', () => {
  it('gives shares that add up to the whole, base and each tax', () => {
    fc.assert(
      fc.property(lines, ({ whole, quantities, digits }) => {
        const shares = shareAmounts(whole, total(quantities), parts(quantities), digits);
        for (const each of shared(whole, shares)) expect(sum(each.shares).eq(each.amount)).toBe(true);
      }),
    );
  });

  it('gives no share of the other sign, and none more than the smallest unit off its proportion', () => {
    fc.assert(
      fc.property(lines, ({ whole, quantities, digits }) => {
        const ordered = total(quantities);
        const unit = decimal(`1e-${digits}`);
        const shares = shareAmounts(whole, ordered, parts(quantities), digits);
        for (const each of shared(whole, shares)) {
          each.shares.forEach((share, index) => {
            expect(share.times(each.amount).gte(0)).toBe(true);
            const fair = each.amount.times(quantities[index] ?? 0).div(ordered);
            expect(share.minus(fair).abs().lte(unit)).toBe(true);
          });
        }
      }),
    );
  });

  it('gives amounts in the smallest unit of the currency', () => {
    fc.assert(
      fc.property(lines, ({ whole, quantities, digits }) => {
        const shares = shareAmounts(whole, total(quantities), parts(quantities), digits);
        for (const share of shares.flatMap(amountsOf)) expect(share.eq(share.round(digits))).toBe(true);
      }),
    );
  });

  it('gives the first parts what they get when the others are not invoiced yet', () => {
    fc.assert(
      fc.property(lines, fc.nat({ max: 11 }), ({ whole, quantities, digits }, count) => {
        const ordered = total(quantities);
        const all = shareAmounts(whole, ordered, parts(quantities), digits);
        const some = shareAmounts(whole, ordered, parts(quantities.slice(0, count)), digits);
        expect(some).toEqual(all.slice(0, count));
      }),
    );
  });

  it('makes good with the next part what a billed one took too much', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: -3, max: 3 }), ({ whole, quantities, digits }, off) => {
        const ordered = total(quantities) + 1;
        const [first, ...rest] = shareAmounts(whole, ordered, parts([1, ...quantities]), digits);
        if (!first) throw new Error('no share');
        const billed = { ...first, base: first.base.plus(decimal(`1e-${digits}`).times(off)) };
        const again = shareAmounts(whole, ordered, [{ quantity: 1, billed }, ...parts(quantities)], digits);
        expect(sum(again.map(({ base }) => base)).eq(whole.base)).toBe(true);
        expect(again.slice(2)).toEqual(rest.slice(1));
      }),
    );
  });

  it('gives back what a credit note took', () => {
    fc.assert(
      fc.property(lines, ({ whole, quantities, digits }) => {
        const ordered = total(quantities);
        const [first = 1] = quantities;
        const turns = parts([...quantities, -first, first]);
        for (const each of shared(whole, shareAmounts(whole, ordered, turns, digits)))
          expect(sum(each.shares).eq(each.amount)).toBe(true);
      }),
    );
  });
});
