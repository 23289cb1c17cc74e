import { decimal, roundTo, sum, type Decimal } from '../../../support/money.ts';
import type { Environment } from '../environment.ts';
import { linkOf, numberOf, type Row } from '../store/row.ts';
import { orderCurrency } from './order-currency.ts';

/** What a line comes to. Without taxes that is all; Odoo 19 rounds the line, not the price (3 × 3.333 = 10.00). */
export const lineTotal = (env: Environment, line: Row): number => Number(exactLineTotal(env, line));

/** What an order comes to. */
export function orderTotal(env: Environment, order: Row): number {
  const lines = env.database.table('sale.order.line');
  const ids = [...(lines.find('order_id', order.id) ?? [])];
  return Number(sum(ids.flatMap((id) => lines.get(id) ?? []).map((line) => exactLineTotal(env, line))));
}

function exactLineTotal(env: Environment, line: Row): Decimal {
  const order = env.database.table('sale.order').get(linkOf(line, 'order_id') ?? 0);
  const currency = order ? orderCurrency(env, order) : false;
  const row = typeof currency === 'number' ? env.database.table('res.currency').get(currency) : undefined;
  const amount = decimal(numberOf(line, 'product_uom_qty'))
    .times(decimal(numberOf(line, 'price_unit')))
    .times(decimal(100).minus(decimal(numberOf(line, 'discount'))))
    .div(100);
  return roundTo(amount, row ? numberOf(row, 'decimal_places') : 2);
}
