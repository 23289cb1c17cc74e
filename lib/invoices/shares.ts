import { divide, roundTo, sum, zero, type Decimal } from '../support/money.ts';

/** What a line amounts to: its base, and each of its taxes in their order. */
export interface LineAmounts {
  /** Without tax. */
  readonly base: Decimal;
  /** One amount for each tax. */
  readonly taxes: readonly Decimal[];
}

/** A part of a sale order line, as one invoice line bills it. */
export interface BilledPart {
  /** Negative for a credit note. */
  readonly quantity: number;
  /** What it amounts to and will amount to, where that is certain already (negative for a credit note). */
  readonly billed?: LineAmounts | undefined;
}

/**
 * What each part of a line comes to, in the order given: the parts in which the whole quantity is invoiced add up to
 * the whole.
 *
 * A part brings the sum so far to the line's share of what is invoiced so far, rounded. Rounding each part by itself
 * would leave the last one with the sum of all errors: of 0.05 for ten units, nine would take 0.01 each and the last
 * one -0.04. What a part that is billed already took too much or too little, the next one makes good.
 */
export function shareAmounts(
  whole: LineAmounts,
  orderedQuantity: number,
  parts: readonly BilledPart[],
  digits: number,
): readonly LineAmounts[] {
  let quantity = zero;
  let given: LineAmounts = { base: zero, taxes: whole.taxes.map(() => zero) };
  return parts.map((part) => {
    quantity = quantity.plus(part.quantity);
    const due = mapAmounts(whole, (amount) =>
      roundTo(divide(amount.times(quantity), orderedQuantity), digits),
    );
    const before = given;
    const share = part.billed ?? minus(due, before);
    given = plus(before, share);
    return share;
  });
}

export const grossOf = ({ base, taxes }: LineAmounts): Decimal => base.plus(sum(taxes));

export const equalAmounts = (left: LineAmounts, right: LineAmounts): boolean =>
  left.base.eq(right.base) &&
  left.taxes.length === right.taxes.length &&
  left.taxes.every((tax, index) => tax.eq(right.taxes[index] ?? zero));

const mapAmounts = ({ base, taxes }: LineAmounts, map: (amount: Decimal) => Decimal): LineAmounts => ({
  base: map(base),
  taxes: taxes.map(map),
});

const combine =
  (operation: (left: Decimal, right: Decimal) => Decimal) =>
  (left: LineAmounts, right: LineAmounts): LineAmounts => ({
    base: operation(left.base, right.base),
    taxes: left.taxes.map((tax, index) => operation(tax, right.taxes[index] ?? zero)),
  });

const plus = combine((left, right) => left.plus(right));
const minus = combine((left, right) => left.minus(right));
