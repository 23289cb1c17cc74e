import OdooAwait from 'odoo-await';
import type { WireOrder } from 'odoo-amazon-connector/testing';

interface Connection {
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly apiKey: string;
}

/**
 * What a competent developer writes with odoo-await in an afternoon: look for the customer, make it, look for the
 * product, make the order, confirm it. Five calls an order.
 */
export async function importWithScript(
  { url, database, username, apiKey }: Connection,
  orders: readonly WireOrder[],
): Promise<{ readonly ms: number; readonly calls: number }> {
  const odoo = new OdooAwait({ baseUrl: url, db: database, username, password: apiKey });
  await odoo.connect();
  let calls = 0;
  const counted = async <T>(call: Promise<T>): Promise<T> => {
    calls += 1;
    return call;
  };
  const started = performance.now();
  for (const order of orders) {
    const email = order.buyer?.buyerEmail ?? `${order.orderId}@example.com`;
    const address = order.recipient?.deliveryAddress;
    const [known] = await counted(odoo.search('res.partner', { email }));
    const customer =
      known ??
      (await counted(
        odoo.create('res.partner', {
          name: address?.name ?? 'Amazon Customer',
          email,
          street: address?.addressLine1 ?? '',
          city: address?.city ?? '',
          zip: address?.postalCode ?? '',
          child_ids: [
            [
              0,
              0,
              {
                type: 'delivery',
                name: address?.name ?? 'Amazon Customer',
                street: address?.addressLine1 ?? '',
              },
            ],
          ],
        }),
      ));
    const lines: unknown[] = [];
    for (const item of order.orderItems) {
      const [product] = await counted(odoo.search('product.product', { name: 'Amazon Sales' }));
      const price = Number(item.product.price?.unitPrice?.amount ?? 0);
      lines.push([
        0,
        0,
        {
          product_id: product,
          name: item.product.title ?? '',
          product_uom_qty: item.quantityOrdered,
          price_unit: price,
        },
      ]);
    }
    const id = await counted(
      odoo.create('sale.order', { partner_id: customer, client_order_ref: order.orderId, order_line: lines }),
    );
    await counted(odoo.action('sale.order', 'action_confirm', [id]));
  }
  return { ms: performance.now() - started, calls };
}
