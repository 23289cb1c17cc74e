import type { WireOrder } from 'odoo-amazon-connector/testing';

/**
 * Python that makes contacts, delivery addresses and confirmed sale orders of `orders` inside Odoo's process: as `bot`, in the
 * context `quiet`, of the products that `goods` has by SKU. It leaves them in `partners` and `sales`.
 */
export const salesCode = `country = env.ref('base.us')
partners = bot['res.partner'].with_context(**quiet).create([dict(o['address'], email=o['email'], country_id=country.id, child_ids=[(0, 0, dict(o['address'], type='delivery', country_id=country.id))]) for o in orders])
sales = bot['sale.order'].with_context(**quiet).create([{
    'partner_id': partner.id,
    'partner_invoice_id': partner.id,
    'partner_shipping_id': partner.child_ids.id,
    'state': 'sale',
    'date_order': o['date'],
    'commitment_date': o['deliver_by'],
    'client_order_ref': o['ref'],
    'user_id': False,
    'x_amazon_order_ref': o['ref'],
    'order_line': [(0, 0, {'product_id': goods[l['sku']], 'name': l['name'], 'product_uom_qty': l['quantity'], 'price_unit': l['price'], 'x_amazon_item_ref': l['ref']}) for l in o['lines']],
} for o, partner in zip(orders, partners)])`;

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
      sku: item.product.sellerSku ?? '',
      ref: item.orderItemId,
      name: item.product.title ?? '',
      quantity: item.quantityOrdered,
      price: Number(item.product.price?.unitPrice?.amount ?? 0),
    })),
  };
}

const odooDatetime = (iso: string): string => iso.slice(0, 19).replace('T', ' ');
