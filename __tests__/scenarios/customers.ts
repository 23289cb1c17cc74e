import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { records, type Row, type Seller, type Stage } from '../../stage/index.ts';

/** The partners of a sale order, by id. */
export interface Customer {
  readonly contact: number;
  readonly address: number;
}

/** What tests of customers arrange and look at. */
export function customersOn(stage: () => Stage) {
  let seeds = 0;

  /** Plain FBM orders of one buyer, to one address. */
  function ordersOf(buyer: string, count: 2, skus?: readonly string[]): [WireOrder, WireOrder];
  function ordersOf(buyer: string, count: 3): [WireOrder, WireOrder, WireOrder];
  function ordersOf(buyer: string, count: number, skus: readonly string[] = []): WireOrder[] {
    seeds += 1;
    const orders = plainOrders({
      count,
      marketplace: 'ES',
      channel: 'fbm',
      seed: 8000 + seeds,
      ...(skus.length > 0 && { skus }),
    });
    const [first] = orders;
    return orders.map((order) => ({
      ...order,
      ...(first?.recipient && { recipient: first.recipient }),
      buyer: {
        buyerName: `Buyer ${buyer}`,
        buyerEmail: `${buyer.replaceAll(' ', '-')}-${seeds}@marketplace.amazon.es`,
      },
    }));
  }

  const idOf = (value: unknown): number => Number(Array.isArray(value) ? value[0] : 0);

  /** Of a seller's sale orders, oldest first. */
  async function customersOf(seller: Seller): Promise<readonly Customer[]> {
    const orders = await seller.saleOrders(['partner_id', 'partner_shipping_id']);
    return orders.map((row) => ({
      contact: idOf(row['partner_id']),
      address: idOf(row['partner_shipping_id']),
    }));
  }

  /** All of a partner that is written, and who wrote it last. */
  async function partner(id: number | undefined): Promise<Row | undefined> {
    const fields = ['name', 'email', 'phone', 'street', 'street2', 'city', 'zip', 'state_id', 'country_id'];
    const more = ['active', 'parent_id', 'type', 'x_amazon_key', 'write_date', 'write_uid'];
    const [row] = await records(stage().admin, 'res.partner', [['id', '=', id]], [...fields, ...more]);
    return row;
  }

  const change = (id: number | undefined, vals: Readonly<Record<string, unknown>>): Promise<unknown> =>
    stage().admin.call('res.partner', 'write', { ids: [id ?? 0], args: { vals } });

  return { ordersOf, customersOf, partner, change };
}
