import type { OdooPort } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';
import { openInsideRun, type InsideRun } from '../support/run-inside.ts';

// The ceiling: the same records made by Odoo itself, in one transaction, with nothing on the wire but the list of orders.
const code = `orders = env.context['bench_orders']
quiet = {'tracking_disable': True, 'sale_no_log_for_new_lines': True}
product = env['product.product'].search([('name', '=', 'Amazon Sales')], limit=1)
country = env.ref('base.us')
partners = env['res.partner'].with_context(**quiet).create([dict(o['address'], email=o['email'], country_id=country.id, child_ids=[(0, 0, dict(o['address'], type='delivery', country_id=country.id))]) for o in orders])
env['sale.order'].with_context(**quiet).create([{
    'partner_id': partner.id,
    'partner_invoice_id': partner.id,
    'partner_shipping_id': partner.child_ids.id,
    'state': 'sale',
    'date_order': o['date'],
    'client_order_ref': o['ref'],
    'user_id': False,
    'x_amazon_order_ref': o['ref'],
    'order_line': [(0, 0, {'product_id': product.id, 'name': l['name'], 'product_uom_qty': l['quantity'], 'price_unit': l['price'], 'x_amazon_item_ref': l['ref']}) for l in o['lines']],
} for o, partner in zip(orders, partners)])`;

/** Gives what imports orders inside Odoo's process. */
export async function openInsideOrders(
  admin: OdooPort,
): Promise<(orders: readonly WireOrder[]) => ReturnType<InsideRun['run']>> {
  const inside = await openInsideRun(admin, code);
  return (orders) => inside.run({ bench_orders: orders.map(plain) });
}

/** What the Python needs of an order. */
export function plain(order: WireOrder) {
  const address = order.recipient?.deliveryAddress;
  return {
    ref: `${order.orderId}-inside`,
    date: order.createdTime.slice(0, 19).replace('T', ' '),
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
