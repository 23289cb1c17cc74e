import { Big } from 'big.js';

/** An amount as Amazon states it: a decimal string with its currency. */
export interface Money {
  /** Decimal number without exponent, such as `'12.34'`; negative with a leading minus. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** A decimal amount without its currency, exact at any size. */
export type Decimal = Big;

/** `text` as a decimal; throws on anything that is not a number. */
export function decimal(text: string | number): Decimal {
  return new Big(text);
}

export const zero: Decimal = new Big(0);

export function sum(amounts: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** Rounded half away from zero, as Odoo rounds currencies, to `digits` decimals. */
export function roundTo(amount: Decimal, digits: number): Decimal {
  return amount.round(digits, Big.roundHalfUp);
}

/** `total / divisor`, with enough digits that rounding happens only where the caller asks for it. */
export function divide(total: Decimal, divisor: Decimal | number): Decimal {
  const precise = new Big(total);
  return precise.div(divisor);
}

/**
 * `total` divided in proportion to `weights`, each share rounded to `digits`, the last one taking the remainder:
 * the shares always add up to `total`.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], digits: number): readonly Decimal[] {
  const weight = sum(weights);
  let left = total;
  return weights.map((part, index) => {
    if (index === weights.length - 1) return left;
    const share = weight.eq(0) ? zero : roundTo(total.times(part).div(weight), digits);
    left = left.minus(share);
    return share;
  });
}

/** The smallest amount of a currency with this many decimals: `0.01` for 2, `1` for 0 as the yen has, `0.001` for 3. */
export function smallestAmount(digits: number): Decimal {
  return new Big(1).times(new Big(10).pow(-digits));
}

/** How many decimals an amount is stated with: 2 for `'12.30'`, 0 for `'1200'`. */
export function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
