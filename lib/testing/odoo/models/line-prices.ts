import type { Environment } from '../environment.ts';
import { linkOf, numberOf, type Row } from '../store/row.ts';

/**
 * Puts the product's price on lines whose quantity was written without a price, as Odoo 19 does, the same quantity too; a
 * price counts as set by hand while it differs from the technical one by a cent or more (measured). Without rules of
 * pricelists, so no discount comes or goes.
 */
export function priceLines(env: Environment, lines: readonly Row[]): void {
  const table = env.database.table('sale.order.line');
  for (const { id } of lines) {
    const line = table.get(id);
    const product = env.database.table('product.product').get(linkOf(line, 'product_id') ?? 0);
    if (!line || !product || cents(line, 'price_unit') !== cents(line, 'technical_price_unit')) continue;
    const price = numberOf(product, 'list_price');
    table.put({ ...line, price_unit: price, technical_price_unit: price });
  }
}

const cents = (line: Row, field: string): number => Math.round(numberOf(line, field) * 100);
