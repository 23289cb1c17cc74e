import { toExtraTaxData, type Dialect } from '../../odoo/index.ts';
import {
  allocate,
  decimal,
  decimalsOf,
  divide,
  roundTo,
  sum,
  zero,
  type Decimal,
} from '../../support/money.ts';
import { amountText, type LinePrice } from '../draft.ts';
import type { CurrencyFacts, TaxFacts } from '../facts.ts';

interface Priced {
  readonly gross: Decimal;
  readonly quantity: number;
  readonly taxes: readonly TaxFacts[];
  /** Tax that counts instead of what the taxes come to by their rates, where the line can carry it. */
  readonly amazonTax?: Decimal | undefined;
  readonly currency: CurrencyFacts;
  readonly dialect: Pick<Dialect, 'exactLineTotals' | 'priceDecimals'>;
}

/**
 * The unit price, and on Odoo 19 the amounts, with which a line with these taxes comes to its gross amount.
 *
 * The gross is Amazon's; how much of it is tax follows from the taxes that the line has in Odoo, unless Amazon's own
 * amount of tax is to count.
 */
export function priceLine({ gross, quantity, taxes, amazonTax, currency, dialect }: Priced): LinePrice {
  const { digits } = currency;
  const unitPrice = (amount: Decimal): string => priceText(divide(amount, quantity), dialect.priceDecimals);
  const percents = taxes.map((tax) => (tax.percent === undefined ? undefined : decimal(tax.percent)));
  if (taxes.length === 0 || !percents.every((percent) => percent !== undefined)) {
    const priceUnit = unitPrice(gross);
    // A line without any tax ignores amounts of its own (measured on Odoo 19), so what is missing needs a line.
    const remainder =
      taxes.length === 0 ? gross.minus(roundTo(decimal(priceUnit).times(quantity), digits)) : zero;
    const tax = taxes.length === 0 ? amountText(zero, digits) : undefined;
    return { priceUnit, exact: undefined, tax, remainder: amountText(remainder, digits) };
  }

  const hundred = decimal(100);
  const rate = sum(percents);
  const byRate = roundTo(divide(gross.times(hundred), hundred.plus(rate)), digits);
  // No tax of zero percent takes an amount: Odoo would declare it where nothing is due.
  const isCarried = amazonTax !== undefined && dialect.exactLineTotals && !rate.eq(0);
  const base = isCarried ? gross.minus(amazonTax) : byRate;
  const amounts = allocate(gross.minus(base), percents, digits);
  const included = sum(amounts.filter((_, index) => taxes[index]?.includedInPrice));
  const exact = {
    base: amountText(base, digits),
    taxes: taxes.map((tax, index) => ({ taxId: tax.id, amount: amountText(amounts[index] ?? zero, digits) })),
  };
  const priceUnit = unitPrice(base.plus(included));
  if (dialect.exactLineTotals) {
    const tax = amountText(gross.minus(byRate), digits);
    return { priceUnit, exact, tax, remainder: amountText(zero, digits) };
  }
  const odoo = computed(decimal(priceUnit).times(quantity), taxes, digits);
  return {
    priceUnit,
    exact: undefined,
    tax: amountText(odoo.tax, digits),
    remainder: amountText(gross.minus(odoo.gross), digits),
  };
}

/** What Odoo comes to by itself where it rounds each line, as a company does unless it is set to round globally. */
function computed(
  priced: Decimal,
  taxes: readonly TaxFacts[],
  digits: number,
): { readonly tax: Decimal; readonly gross: Decimal } {
  const amount = roundTo(priced, digits);
  const percents = (included: boolean): readonly Decimal[] =>
    taxes.flatMap((tax) => (tax.includedInPrice === included ? [decimal(tax.percent ?? 0)] : []));
  const base = roundTo(divide(amount.times(100), sum(percents(true)).plus(100)), digits);
  const onTop = sum(percents(false).map((percent) => roundTo(divide(base.times(percent), 100), digits)));
  return { tax: amount.minus(base).plus(onTop), gross: amount.plus(onTop) };
}

/** With as many decimals as it needs, two at least: a person reads it. */
function priceText(price: Decimal, decimals: number): string {
  const rounded = roundTo(price, decimals);
  return rounded.toFixed(Math.max(2, decimalsOf(rounded.toFixed())));
}

/** The line's amounts in the JSON that Odoo 19 keeps in `extra_tax_data`. */
export function exactTotalsJson(
  price: Pick<LinePrice, 'priceUnit' | 'exact'>,
  quantity: number,
  currencyId: number,
): Readonly<Record<string, unknown>> | undefined {
  const { exact, priceUnit } = price;
  return exact && toExtraTaxData(exact, { currencyId, priceUnit, quantity });
}
