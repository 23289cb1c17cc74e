import type { OdooPort } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';
import { plain, salesCode } from '../support/inside-sales.ts';
import { openInsideRun, type InsideRun } from '../support/run-inside.ts';

// The ceiling: the same records made by Odoo itself as the bot, in one transaction, with nothing on the wire but the list of
// orders. They hold what makes Odoo work: the date of delivery alone makes an FBM order a fifth slower.
const code = `orders = env.context['bench_orders']
bot = env(user=env.context['bench_bot'], context={'lang': 'en_US', 'tz': 'UTC'})
quiet = {'tracking_disable': True, 'sale_no_log_for_new_lines': True}
product = bot['product.product'].search([('name', '=', 'Amazon Sales')], limit=1)
goods = {l['sku']: product.id for o in orders for l in o['lines']}
${salesCode}`;

/** Gives what imports orders inside Odoo's process. */
export async function openInsideOrders(
  admin: OdooPort,
  botId: number,
): Promise<(orders: readonly WireOrder[]) => ReturnType<InsideRun['run']>> {
  const inside = await openInsideRun(admin, code);
  return (orders) => inside.run({ bench_orders: orders.map(plain), bench_bot: botId });
}
