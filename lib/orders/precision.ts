import { smallestAmount, type Decimal } from '../support/money.ts';
import type { RunFacts } from './facts.ts';

/** How many decimals amounts of a currency have in this Odoo: 0 for the yen, 3 for the Kuwaiti dinar. */
export const digitsOf = (currency: string, { currencies }: Pick<RunFacts, 'currencies'>): number =>
  currencies.get(currency)?.digits ?? 2;

/**
 * By how much Odoo's roundings can put a unit, or the tax of a line, off: the currency's smallest amount, or that of unit
 * prices where these have fewer decimals, as dinars have on an Odoo that keeps prices at two.
 */
export const roundingStep = (currency: string, run: Pick<RunFacts, 'currencies' | 'dialect'>): Decimal =>
  smallestAmount(Math.min(digitsOf(currency, run), run.dialect.priceDecimals));
