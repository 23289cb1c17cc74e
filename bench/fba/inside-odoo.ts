import type { OdooPort, Registration } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';
import { plain, salesCode } from '../support/inside-sales.ts';
import { openInsideRun, type InsideRun } from '../support/run-inside.ts';

// The ceiling: the same records made by Odoo itself as the bot, in one transaction, under external ids too, without which a
// second run would make them again (pickings have their names for that). Pickings have no sale_id: on Odoo 19
// it makes create() fail for more than one order, and comes from the order lines anyway.
const code = `orders = env.context['bench_orders']
places = env.context['bench_places']
bot = env(user=places['bot'], context={'lang': 'en_US', 'tz': 'UTC', 'tracking_disable': True})
quiet = {'sale_no_log_for_new_lines': True, 'skip_procurement': True}
skus = [l['sku'] for o in orders for l in o['lines']]
goods = {p.default_code: p.id for p in bot['product.product'].search([('default_code', 'in', skus)])}
${salesCode}
ends = {'location_id': places['from'], 'location_dest_id': places['to']}
names = [('contact', partner) for partner in partners] + [('address', partner.child_ids) for partner in partners] + [('order', sale) for sale in sales] + [('line', line) for line in sales.order_line]
env['ir.model.data'].create([{'module': 'bench', 'name': '%s_%s' % (kind, record.id), 'model': record._name, 'res_id': record.id, 'noupdate': True} for kind, record in names])
pickings = bot['stock.picking'].create([dict(ends, **{
    'name': 'FBA/' + o['ref'],
    'picking_type_id': places['type'],
    'partner_id': sale.partner_shipping_id.id,
    'origin': sale.name,
    'move_ids': [(0, 0, dict(ends, product_id=l.product_id.id, product_uom_qty=l.product_uom_qty, quantity=l.product_uom_qty, picked=True, sale_line_id=l.id)) for l in sale.order_line],
}) for o, sale in zip(orders, sales)])
pickings.with_context(skip_backorder=True, skip_sms=True).button_validate()
for o, picking in zip(orders, pickings):
    picking.write({'date_done': o['date']})
sales.write({'x_amazon_move_state': 'moved'})`;

/** Opens what imports FBA orders and makes their stock moves inside Odoo's process. */
export const openInsideMoves = (admin: OdooPort): Promise<InsideRun> => openInsideRun(admin, code);

/** What the Python needs. */
export function insideContext(
  orders: readonly WireOrder[],
  { bot, customerLocationId, registration }: InsidePlaces,
): Readonly<Record<string, unknown>> {
  return {
    bench_orders: orders.map(plain),
    bench_places: {
      bot,
      from: registration.locationId,
      to: customerLocationId,
      type: registration.pickingTypeId,
    },
  };
}

/** From where and to where goods move, and who moves them. */
export interface InsidePlaces {
  /** Id of the bot's user. */
  readonly bot: number;
  readonly customerLocationId: number;
  readonly registration: Registration;
}
