import type { Environment } from '../environment.ts';
import { notEmbedded } from '../errors.ts';
import { linkOf, type Row, type Value } from '../store/row.ts';

/** Sale orders take their currency from their pricelist, else from their company. */
export function orderCurrency(env: Environment, order: Row): Value {
  const pricelist = env.database.table('product.pricelist').get(linkOf(order, 'pricelist_id') ?? 0);
  const company = env.database.table('res.company').get(linkOf(order, 'company_id') ?? 0);
  return linkOf(pricelist ?? company, 'currency_id') ?? false;
}

/** What a unit of the company's currency is in that of the order. Rates are Odoo's own affair: there are none here. */
export function orderRate(env: Environment, order: Row): number {
  const company = env.database.table('res.company').get(linkOf(order, 'company_id') ?? 0);
  if (orderCurrency(env, order) === linkOf(company, 'currency_id')) return 1;
  throw notEmbedded("the rate of a currency that is not the company's");
}
