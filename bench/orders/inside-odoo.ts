import type { OdooPort } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';
import { openInsideRun, type InsideRun } from '../support/run-inside.ts';

// The ceiling: the same records made by Odoo itself as the bot, in one transaction, with nothing on the wire but the list of
// orders. They hold what makes Odoo work: the date of delivery alone makes an FBM order a fifth slower.
const code = `orders = env.context['bench_orders']
bot = env(user=env.context['bench_bot'], context={'lang': 'en_US', 'tz': 'UTC'})
quiet = {'tracking_disable': True, 'sale_no_log_for_new_lines': True}
product = bot['product.product'].search([('name', '=', 'Amazon Sales')], limit=1)
country = env.ref('base.us')
partners = bot['res.partner'].with_context(**quiet).create([dict(o['address'], email=o['email'], country_id=country.id, child_ids=[(0, 0, dict(o['address'], type='delivery', country_id=country.id))]) for o in orders])
bot['sale.order'].with_context(**quiet).create([{
    'partner_id': partner.id,
    'partner_invoice_id': partner.id,
    'partner_shipping_id': partner.child_ids.id,
    'state': 'sale',
    'date_order': o['date'],
    'commitment_date': o['deliver_by'],
    'client_order_ref': o['ref'],
    'user_id': False,
    'x_amazon_order_ref': o['ref'],
    'order_line': [(0, 0, {'product_id': product.id, 'name': l['name'], 'product_uom_qty': l['quantity'], 'price_unit': l['price'], 'x_amazon_item_ref': l['ref']}) for l in o['lines']],
} for o, partner in zip(orders, partners)])`;

/** Gives what imports orders inside Odoo's process. */
export async function openInsideOrders(
  admin: OdooPort,
  botId: number,
): Promise<(orders: readonly WireOrder[]) => ReturnType<InsideRun['run']>> {
  const inside = await openInsideRun(admin, code);
  return (orders) => inside.run({ bench_orders: orders.map(plain), bench_bot: botId });
}

/** What the Python needs of an order. */
export function plain(order: WireOrder) {
  const address = order.recipient?.deliveryAddress;
  const deliverBy = order.fulfillment?.deliverByWindow?.latestDateTime;
  return {
    ref: `${order.orderId}-inside`,
    date: odooDatetime(order.createdTime),
    deliver_by: deliverBy === undefined ? false : odooDatetime(deliverBy),
    email: order.buyer?.buyerEmail ?? '',
    address: {
      name: address?.name ?? 'Amazon Customer',
      street: address?.addressLine1 ?? '',
      city: address?.city ?? '',
      zip: address?.postalCode ?? '',
    },
    lines: order.orderItems.map((item) => ({
      ref: item.orderItemId,
      name: item.product.title ?? '',
      quantity: item.quantityOrdered,
      price: Number(item.product.price?.unitPrice?.amount ?? 0),
    })),
  };
}

const odooDatetime = (iso: string): string => iso.slice(0, 19).replace('T', ' ');
