import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import type { Registration } from '../../registrations/index.ts';
import type { CurrencyFacts } from '../facts.ts';

const pricelistSchema = z.object({
  company_id: fields.many2one,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
});

/** The currencies in which sale orders can be made, by ISO code; `digits` are the decimals of the company's own. One call. */
export async function readCurrencies(
  odoo: OdooPort,
  registration: Registration,
  digits: number,
  scope: CallScope,
): Promise<ReadonlyMap<string, CurrencyFacts>> {
  const { companyId, companyCurrency } = registration;
  const own: CurrencyFacts = {
    id: companyCurrency.id,
    digits,
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
        : [[currency.name, { id: currency.id, digits: currency.decimal_places, pricelistId: id }]],
    );
  return new Map([...found, [companyCurrency.code, own]]);
}
