import type { Environment } from '../environment.ts';
import { linkOf, numberOf, type Row } from '../store/row.ts';

/**
 * Puts the product's price on lines whose quantity was written without a price, as Odoo does, the same quantity too;
 * whether a price counts as set by hand is the version's affair. Without rules of
 * pricelists, so no discount comes or goes.
 */
export function priceLines(env: Environment, lines: readonly Row[]): void {
  const table = env.database.table('sale.order.line');
  const model = env.database.model('sale.order.line');
  const { priceIsHeld } = env.database.version.traits;
  for (const { id } of lines) {
    const line = table.get(id);
    const product = env.database.table('product.product').get(linkOf(line, 'product_id') ?? 0);
    if (!line || !product) continue;
    if (priceIsHeld(numberOf(line, 'price_unit'), numberOf(line, 'technical_price_unit'))) continue;
    const price = numberOf(product, 'list_price');
    const technical = model.fields.has('technical_price_unit') ? { technical_price_unit: price } : {};
    table.put({ ...line, price_unit: price, ...technical });
  }
}
