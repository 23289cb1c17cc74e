import type { Environment } from '../environment.ts';
import { linkOf, type Row, type Value } from '../store/row.ts';

/** Sale orders take their currency from their pricelist, else from their company. */
export function orderCurrency(env: Environment, order: Row): Value {
  const pricelist = env.database.table('product.pricelist').get(linkOf(order, 'pricelist_id') ?? 0);
  const company = env.database.table('res.company').get(linkOf(order, 'company_id') ?? 0);
  return linkOf(pricelist ?? company, 'currency_id') ?? false;
}

/** Units of the order's currency for one of the company's; empty for another currency: there are no rates here. */
export function orderRate(env: Environment, order: Row): Value {
  const company = env.database.table('res.company').get(linkOf(order, 'company_id') ?? 0);
  return orderCurrency(env, order) === linkOf(company, 'currency_id') && 1;
}
