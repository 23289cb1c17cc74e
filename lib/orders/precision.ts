import { decimal, smallestAmount, type Decimal } from '../support/money.ts';
import type { CurrencyFacts, SessionFacts } from './facts.ts';

/** How many decimals amounts of a currency have in this Odoo: 0 for the yen, 3 for the Kuwaiti dinar. */
export const digitsOf = (currency: string, { currencies }: Pick<SessionFacts, 'currencies'>): number =>
  currencies.get(currency)?.digits ?? 2;

/** The smallest amount of a currency in this Odoo: by its decimals, or by its rounding factor. */
export const stepOf = ({ digits, rounding }: Pick<CurrencyFacts, 'digits' | 'rounding'>): Decimal =>
  rounding === undefined ? smallestAmount(digits) : decimal(rounding);

/** What roundings of this step can come to on a line: of a line of nothing, one step. */
export const roundingsOf = (quantity: number, step: Decimal): Decimal => step.times(Math.max(1, quantity));

/**
 * By how much Odoo's roundings can put a unit, or the tax of a line, off: the currency's smallest amount, or that of unit
 * prices where these have fewer decimals, as dinars have on an Odoo that keeps prices at two.
 */
export function roundingStep(
  currency: string,
  { currencies, dialect }: Pick<SessionFacts, 'currencies' | 'dialect'>,
): Decimal {
  const ofAmounts = stepOf(currencies.get(currency) ?? { digits: 2 });
  const ofPrices = smallestAmount(dialect.priceDecimals);
  return ofPrices.gt(ofAmounts) ? ofPrices : ofAmounts;
}
