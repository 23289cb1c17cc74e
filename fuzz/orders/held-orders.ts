import { records, type Seller, type Stage } from '../../stage/index.ts';
import { grouped } from '../grouped.ts';

/** A sale order as Odoo holds it. Amounts are in its currency. */
export interface HeldOrder {
  readonly total: number;
  readonly lines: readonly HeldLine[];
}

export interface HeldLine {
  readonly itemId: string;
  readonly component: string;
  readonly quantity: number;
  readonly total: number;
}

/** Sale orders by Amazon's order id. */
export type HeldOrders = ReadonlyMap<string, readonly HeldOrder[]>;

/** Reads all sale orders of a seller, with their lines. */
export async function readHeldOrders({ bot }: Stage, seller: Seller): Promise<HeldOrders> {
  const orders = await seller.saleOrders(['x_amazon_order_ref', 'amount_total']);
  const rows = await records(bot, 'sale.order.line', seller.ours('order_id.x_amazon_registration_id'), [
    'order_id',
    'x_amazon_item_ref',
    'x_amazon_component',
    'product_uom_qty',
    'price_total',
  ]);
  const lines = grouped(rows, (row) => (Array.isArray(row['order_id']) ? Number(row['order_id'][0]) : 0));
  return grouped(
    orders.map((row) => ({
      ref: String(row['x_amazon_order_ref']),
      total: Number(row['amount_total']),
      lines: (lines.get(row.id) ?? []).map((line) => ({
        itemId: String(line['x_amazon_item_ref']),
        component: String(line['x_amazon_component']),
        quantity: Number(line['product_uom_qty']),
        total: Number(line['price_total']),
      })),
    })),
    ({ ref }) => ref,
  );
}

const partnerTexts = ['name', 'street', 'street2', 'city', 'zip', 'email', 'phone', 'vat', 'comment'];

/** Texts that no Odoo can keep, among customers and lines of sale orders: PostgreSQL takes no NUL, Python no half emojis. */
export async function readUnstorable({ bot }: Stage): Promise<readonly string[]> {
  const rows = [
    ...(await records(bot, 'res.partner', [], partnerTexts)),
    ...(await records(bot, 'sale.order.line', [], ['name', 'x_amazon_sku', 'x_amazon_serial_numbers'])),
  ];
  return rows
    .flatMap((row) => Object.values(row))
    .filter((value) => typeof value === 'string')
    .filter((value) => /\0|\p{Surrogate}/u.test(value));
}
