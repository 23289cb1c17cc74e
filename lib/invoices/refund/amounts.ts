import type { Dialect, LineTotals } from '../../odoo/index.ts';
import { allocate, decimal, divide, roundTo, zero, type Decimal } from '../../support/money.ts';
import type { BilledLine } from './facts.ts';
import type { Taken } from './ledger.ts';
import type { RefundShare } from './shares.ts';

/** What a line of a credit note comes to. Amounts are decimal strings, negative where the invoice's line is. */
export interface CreditAmounts {
  /** With tax. */
  readonly amount: string;
  /** Without tax. */
  readonly base: string;
  readonly priceUnit: string;
  readonly quantity: number;
  /** The amounts that the line carries itself (Odoo 19); undefined where it comes to them by its price. */
  readonly carries: LineTotals | undefined;
}

export interface CreditTerms {
  readonly digits: number;
  readonly dialect: Pick<Dialect, 'exactLineTotals' | 'priceDecimals'>;
}

/** Works out a line of a credit note, so that all that is taken back of an invoice line adds up to it. */
export function creditAmounts(share: RefundShare, taken: Taken, terms: CreditTerms): CreditAmounts {
  const { line, amount, units } = share;
  const { digits, dialect } = terms;
  const { exactLineTotals } = dialect;
  // Lines that carry no tax of their own are taxed by their rates, whatever the refund states.
  const base = baseOf(exactLineTotals ? share : { ...share, tax: undefined }, taken, digits);
  const sign = line.total.lt(0) ? -1 : 1;
  const text = (value: Decimal): string => (value.eq(0) ? zero : value.times(sign)).toFixed(digits);
  const taxes = exactLineTotals ? taxesOf(line, amount.minus(base), digits) : undefined;
  // By their rates lines come closer to their amounts from a price that is not rounded to cents.
  const untaxed = exactLineTotals || line.total.eq(0) ? base : divide(line.untaxed.times(amount), line.total);
  // All of a line at its own price has the tax of the invoice; a line named *Rounding* makes good the rest here as there.
  const isAll = !exactLineTotals && taken.amount.eq(0) && amount.eq(line.total.abs());
  const whole = isAll ? byPrice(line).abs() : isPriceWithTax(line) ? amount : untaxed;
  const perUnit = roundTo(divide(whole, units === 0 ? 1 : units), dialect.priceDecimals);
  // A line of Odoo 19 without tax cannot carry its amounts: a price that does not divide would be off by a cent. Up to
  // Odoo 18 a line named *Rounding* makes that good.
  const comesOut = taxes !== undefined || !exactLineTotals || roundTo(perUnit.times(units), digits).eq(whole);
  const quantity = units > 0 && comesOut ? units : 1;
  return {
    amount: text(amount),
    base: text(base),
    priceUnit: roundTo(divide(whole, quantity), dialect.priceDecimals).times(sign).toFixed(),
    quantity,
    carries: taxes && {
      base: text(base),
      taxes: taxes.map(({ taxId, amount: tax }) => ({ taxId, amount: text(tax) })),
    },
  };
}

function baseOf({ line, amount, tax }: RefundShare, taken: Taken, digits: number): Decimal {
  if (line.taxIds.length === 0 || line.total.eq(0)) return amount;
  if (tax) return amount.minus(tax);
  const at = (part: Decimal): Decimal =>
    roundTo(divide(line.untaxed.abs().times(part), line.total.abs()), digits);
  const due = at(taken.amount.plus(amount)).minus(taken.base);
  // What was taken back with a tax of its own is no rounding to make good.
  return due
    .minus(at(amount))
    .abs()
    .gt(decimal(`2e-${digits}`))
    ? at(amount)
    : due;
}

/** The tax by tax, in the order of the line's; undefined where it is not known how several of them share it. */
function taxesOf(
  { taxIds, carried }: BilledLine,
  tax: Decimal,
  digits: number,
): readonly { readonly taxId: number; readonly amount: Decimal }[] | undefined {
  if (taxIds.length === 0) return undefined;
  const weights = taxIds.map((id) => carried?.taxes.find(({ taxId }) => taxId === id)?.amount);
  if (taxIds.length > 1 && weights.includes(undefined)) return undefined;
  const parts = allocate(
    tax,
    weights.map((weight) => decimal(weight ?? 1).abs()),
    digits,
  );
  return taxIds.map((taxId, index) => ({ taxId, amount: parts[index] ?? zero }));
}

/** Whether the price of a line has its tax in it, told by what the line comes to. */
function isPriceWithTax(line: BilledLine): boolean {
  const price = byPrice(line);
  return price.minus(line.total).abs().lt(price.minus(line.untaxed).abs());
}

const byPrice = ({ priceUnit, quantity, discount }: BilledLine): Decimal =>
  priceUnit.times(quantity).times(decimal(100).minus(discount)).div(100);
