import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort, type ReadRecord } from '../../odoo/index.ts';
import type { Registration } from '../../registrations/index.ts';
import { decimal, smallestAmount } from '../../support/money.ts';
import type { CurrencyFacts } from '../facts.ts';

/** The fields of a currency that say how exact its amounts are. */
export const precisionShape = { decimal_places: fields.integer, rounding: fields.float };

/** How exact amounts of a currency are; of one that could not be read, two decimals. */
export function precisionOf(
  currency: ReadRecord<typeof precisionShape> | undefined,
): Pick<CurrencyFacts, 'digits' | 'rounding'> {
  const digits = currency?.decimal_places ?? 2;
  const rounding = decimal(currency?.rounding ?? 0);
  return rounding.gt(smallestAmount(digits)) ? { digits, rounding: rounding.toFixed() } : { digits };
}

const pricelistSchema = z.object({
  company_id: fields.many2one,
  currency_id: fields.link({ name: fields.char, ...precisionShape }),
});

/** The currencies in which sale orders can be made, by ISO code; `precision` is that of the company's own. One call. */
export async function readCurrencies(
  odoo: OdooPort,
  registration: Registration,
  precision: Pick<CurrencyFacts, 'digits' | 'rounding'>,
  scope: CallScope,
): Promise<ReadonlyMap<string, CurrencyFacts>> {
  const { companyId, companyCurrency } = registration;
  const own: CurrencyFacts = {
    id: companyCurrency.id,
    ...precision,
    pricelistId: undefined,
  };
  const pricelists = await searchRecords(odoo, 'product.pricelist', pricelistSchema, {
    domain: [
      ['currency_id.active', '=', true],
      // In a branch too: Odoo refuses a sale order with a pricelist of its parent (measured).
      ['company_id', 'in', [companyId, false]],
    ],
    // A company's own pricelist comes before a shared one, then the first in Odoo's order.
    order: 'company_id, sequence, id',
    ...scope,
  });
  const found = pricelists
    .toReversed()
    .flatMap(({ id, currency_id: currency }): [string, CurrencyFacts][] =>
      currency?.name === undefined
        ? []
        : [[currency.name, { id: currency.id, ...precisionOf(currency), pricelistId: id }]],
    );
  return new Map([...found, [companyCurrency.code, own]]);
}
