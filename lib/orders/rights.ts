import type { BotRight } from '../schema/index.ts';

/** What a run over orders does in Odoo beside what every run does. */
export const orderRights: readonly BotRight[] = [
  ['sale.order', 'create'],
  ['sale.order', 'write'],
  ['res.partner', 'create'],
  ['x_amazon_offer', 'create'],
  ['product.product', 'read'],
  // Odoo 19 reads them when it cancels a sale order, where the app Purchase is installed (measured).
  ['purchase.order.line', 'read'],
];
