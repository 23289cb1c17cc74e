import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TaxFacts } from '../../lib/orders/index.ts';
import { exactTotalsJson, priceLine } from '../../lib/orders/totals/line-price.ts';
import { allocate, decimal, decimalsOf, roundTo, sum, type Decimal } from '../../lib/support/money.ts';

const gross = (digits: number) =>
  fc.integer({ min: -5_000_000, max: 5_000_000 }).map((units) => decimal(units).div(10 ** digits));

/** Percentages as they occur, 0 too, with up to three decimals. */
const taxes = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    percent: fc.integer({ min: 0, max: 30_000 }).map((value) => String(value / 1000)),
    includedInPrice: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 2 },
);

interface Case {
  readonly gross: Decimal;
  readonly quantity: number;
  readonly taxes: readonly TaxFacts[];
  readonly digits: number;
  readonly priceDecimals: number;
}

const cases: fc.Arbitrary<Case> = fc.constantFrom(0, 2, 3).chain((digits) =>
  fc.record({
    digits: fc.constant(digits),
    gross: gross(digits),
    quantity: fc.integer({ min: 1, max: 999 }),
    taxes,
    priceDecimals: fc.constantFrom(2, 6),
  }),
);

const priced = ({ gross, quantity, taxes, digits, priceDecimals }: Case) =>
  priceLine({
    gross,
    quantity,
    taxes,
    currency: { id: 1, digits, pricelistId: undefined },
    dialect: { exactLineTotals: true, priceDecimals },
  });

const included = ({ taxes }: Case, amounts: readonly Decimal[]): Decimal =>
  sum(amounts.filter((_, index) => taxes[index]?.includedInPrice));

describe('priceLine', () => {
  it('splits the gross amount into base and taxes that add up to it', () => {
    fc.assert(
      fc.property(cases, (given) => {
        fc.pre(given.taxes.length > 0);
        const { exact, remainder } = priced(given);
        const amounts = (exact?.taxes ?? []).map(({ amount }) => decimal(amount));
        expect(
          decimal(exact?.base ?? 'none')
            .plus(sum(amounts))
            .eq(given.gross),
        ).toBe(true);
        expect(exact?.taxes.map(({ taxId }) => taxId)).toEqual(given.taxes.map(({ id }) => id));
        expect(Number(remainder)).toBe(0);
      }),
    );
  });

  it('gives taxes by their percentages of the base, up to roundings', () => {
    fc.assert(
      fc.property(cases, (given) => {
        fc.pre(given.taxes.length > 0);
        const { exact } = priced(given);
        const unit = decimal(`1e-${given.digits}`);
        given.taxes.forEach(({ percent }, index) => {
          const due = decimal(exact?.base ?? 'none')
            .times(percent ?? 0)
            .div(100);
          const amount = decimal(exact?.taxes[index]?.amount ?? 'none');
          expect(amount.minus(due).abs().lte(unit.times(2))).toBe(true);
        });
      }),
    );
  });

  it('gives neither base nor tax the other sign of the gross amount', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { exact, priceUnit } = priced(given);
        const parts = [exact?.base ?? '0', ...(exact?.taxes ?? []).map(({ amount }) => amount), priceUnit];
        for (const part of parts) expect(decimal(part).times(given.gross).gte(0)).toBe(true);
      }),
    );
  });

  it('writes no negative zero, and amounts with the decimals of the currency', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { exact, priceUnit, remainder } = priced(given);
        const amounts = exact ? [exact.base, ...exact.taxes.map(({ amount }) => amount)] : [];
        for (const text of [...amounts, priceUnit, remainder]) expect(text).not.toMatch(/^-0(\.0*)?$/);
        for (const text of [...amounts, remainder]) expect(decimalsOf(text)).toBe(given.digits);
      }),
    );
  });

  it('comes to what the price is to hold, within what its decimals can say', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { exact, priceUnit, remainder } = priced(given);
        const amounts = (exact?.taxes ?? []).map(({ amount }) => decimal(amount));
        const wanted = exact ? decimal(exact.base).plus(included(given, amounts)) : given.gross;
        const perUnit = decimal(`1e-${given.priceDecimals}`).div(2);
        const off = decimal(priceUnit).times(given.quantity).minus(wanted);
        expect(off.abs().lte(perUnit.times(given.quantity))).toBe(true);
        // Without taxes nothing else carries the gross amount: price and remainder come to it.
        const line = roundTo(decimal(priceUnit).times(given.quantity), given.digits);
        expect(exact !== undefined || line.plus(remainder).eq(given.gross)).toBe(true);
      }),
    );
  });

  it('leaves no remainder where prices keep six decimals, for quantities as they occur', () => {
    fc.assert(
      fc.property(cases, (given) => {
        // Half a millionth for each unit stays below half of the smallest unit.
        const { remainder } = priced({
          ...given,
          digits: Math.min(given.digits, 2),
          gross: roundTo(given.gross, 2),
          priceDecimals: 6,
          taxes: [],
        });
        expect(Number(remainder)).toBe(0);
      }),
    );
  });

  it('leaves the amounts to the price and a rounding line where lines cannot carry any, as on Odoo 18', () => {
    fc.assert(
      fc.property(cases, ({ gross, quantity, taxes, digits }) => {
        const price = priceLine({
          gross,
          quantity,
          taxes,
          currency: { id: 1, digits, pricelistId: undefined },
          dialect: { exactLineTotals: false, priceDecimals: 2 },
        });
        expect(price.exact).toBeUndefined();
        expect(exactTotalsJson(price, quantity, 1)).toBeUndefined();
        // Half a step of the price for each unit, with its taxes, and half a unit for each amount that Odoo rounds.
        const rate = sum(taxes.map(({ percent }) => decimal(percent ?? 0))).div(100);
        const ofPrices = decimal('0.005').times(quantity);
        const ofAmounts = decimal(`1e-${digits}`).times(2);
        const most = ofPrices.plus(ofAmounts).times(rate.plus(1));
        expect(decimal(price.remainder).abs().lte(most)).toBe(true);
      }),
    );
  });

  it.each([
    ['on top of prices', '30.00', false, { priceUnit: '8.26', tax: '5.20', remainder: '0.02' }],
    ['included in prices', '10.00', true, { priceUnit: '3.33', tax: '1.73', remainder: '0.01' }],
  ])('says what Odoo 18 comes to by itself, with a tax %s', (_case, amount, includedInPrice, expected) => {
    const price = priceLine({
      gross: decimal(amount),
      quantity: 3,
      taxes: [{ id: 1, percent: '21', includedInPrice }],
      currency: { id: 1, digits: 2, pricelistId: undefined },
      dialect: { exactLineTotals: false, priceDecimals: 2 },
    });
    expect(price).toEqual({ exact: undefined, ...expected });
  });

  it('puts into the JSON for Odoo numbers that say the same', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const price = priced(given);
        const { exact } = price;
        fc.pre(exact !== undefined);
        const base = Number(exact.base);
        expect(JSON.parse(JSON.stringify(exactTotalsJson(price, given.quantity, 7)))).toEqual({
          currency_id: 7,
          price_unit: Number(price.priceUnit),
          quantity: given.quantity,
          discount: 0,
          manual_total_excluded_currency: base,
          manual_tax_amounts: Object.fromEntries(
            exact.taxes.map(({ taxId, amount }) => [
              String(taxId),
              { tax_amount_currency: Number(amount), base_amount_currency: base },
            ]),
          ),
        });
      }),
    );
  });
});

describe('allocate', () => {
  const weights = fc.array(
    fc.integer({ min: 0, max: 10_000 }).map((weight) => decimal(weight)),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  it('gives shares that add up to the total, each but the last within half a unit of its proportion', () => {
    fc.assert(
      fc.property(gross(2), weights, (total, given) => {
        const shares = allocate(total, given, 2);
        expect(shares).toHaveLength(given.length);
        expect(sum(shares).eq(total)).toBe(true);
        const weight = sum(given);
        fc.pre(!weight.eq(0));
        shares.slice(0, -1).forEach((share, index) => {
          const fair = total.times(given[index] ?? 0).div(weight);
          expect(share.minus(fair).abs().lte('0.005')).toBe(true);
        });
      }),
    );
  });
});
