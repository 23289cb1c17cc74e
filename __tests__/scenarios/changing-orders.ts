import { expect } from '@jest/globals';
import type { OrderOutcome } from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { records, search, type Row, type Seller, type Stage } from '../../stage/index.ts';

/** What tests of changing orders arrange and look at. */
export type ChangingOrders = ReturnType<typeof changingOrders>;

/** A seller whose orders are imported; they are named by their place in the list. */
export interface ImportedOrders extends Omit<Seller, 'change' | 'saleOrders'> {
  /** Amazon changes an order, and time goes on. */
  readonly change: (index: number, change: (order: WireOrder) => WireOrder) => void;
  readonly recover: (index: number) => Promise<OrderOutcome>;
  /** The sale orders, in the order of Amazon's. */
  readonly saleOrders: (fields: readonly string[]) => Promise<readonly Row[]>;
}

/** On a stage with the goods `CHANGE-MUG`. */
export function changingOrders(stage: () => Stage) {
  let seeds = 0;

  /** Plain FBM orders with their quantities of one item, imported. */
  async function imported(...quantities: readonly (readonly number[])[]): Promise<ImportedOrders> {
    seeds += 1;
    const orders = quantities.map((items, index) => {
      const [plain] = plainOrders({
        count: 1,
        marketplace: 'ES',
        channel: 'fbm',
        seed: 5000 + seeds * 200 + index,
        skus: ['CHANGE-MUG'],
      });
      if (!plain) throw new Error('no order');
      return ofItems(plain, items);
    });
    const seller = await stage().openSeller(orders);
    expect((await seller.syncOrders()).map(({ status }) => status)).toEqual(orders.map(() => 'created'));
    const idOf = (index: number): string => orders[index]?.orderId ?? '';
    return {
      ...seller,
      recover: (index) => seller.connector.orders.recover(seller.registration, idOf(index)),
      change: (index, change) => {
        seller.change(idOf(index), change);
      },
      saleOrders: async (fields) => {
        const made = await seller.saleOrders(['x_amazon_order_ref', ...fields]);
        return orders.flatMap(({ orderId }) => made.filter((row) => row['x_amazon_order_ref'] === orderId));
      },
    };
  }

  const linesOf = (order: Row | undefined, fields: readonly string[]) =>
    records(stage().admin, 'sale.order.line', [['order_id', '=', order?.id ?? 0]], fields);
  const movesOf = (order: Row | undefined) =>
    records(
      stage().admin,
      'stock.move',
      [['picking_id.sale_id', '=', order?.id ?? 0]],
      ['state', 'product_uom_qty'],
    );
  const pickingsOf = async (order: Row | undefined) =>
    (await records(stage().admin, 'stock.picking', [['sale_id', '=', order?.id ?? 0]], ['state'])).map(
      ({ state }) => state,
    );
  const notesOf = async (order: Row | undefined) =>
    (
      await records(
        stage().admin,
        'mail.message',
        [
          ['model', '=', 'sale.order'],
          ['res_id', '=', order?.id ?? 0],
          ['body', 'like', 'Amazon'],
        ],
        ['body'],
      )
    ).map(({ body }) => String(body).replaceAll(/<[^>]+>/g, ''));

  async function ship(order: Row | undefined, quantity: number): Promise<void> {
    const moves = await search(stage().bot, 'stock.move', [['picking_id.sale_id', '=', order?.id ?? 0]]);
    const pickings = await search(stage().bot, 'stock.picking', [['sale_id', '=', order?.id ?? 0]]);
    const vals = { quantity, picked: true };
    await stage().bot.call('stock.move', 'write', { ids: moves, args: { vals } });
    await stage().bot.call('stock.picking', 'button_validate', {
      ids: pickings,
      // Odoo 19 asks whether to send a text message, where the customer has a phone number (module stock_sms).
      context: { skip_backorder: true, skip_sms: true },
    });
  }

  const act = (order: Row | undefined, method: string) =>
    stage().bot.call('sale.order', method, { ids: [order?.id ?? 0] });

  return { stage, imported, linesOf, movesOf, pickingsOf, notesOf, ship, act };
}

/** Items of 10.00 a piece. */
function ofItems(order: WireOrder, quantities: readonly number[]): WireOrder {
  const [first] = order.orderItems;
  if (!first) throw new Error('no item');
  const total = (quantity: number) => ({ amount: `${quantity * 10}.00`, currencyCode: 'EUR' });
  return {
    ...order,
    proceeds: { grandTotal: total(quantities.reduce((sum, quantity) => sum + quantity, 0)) },
    orderItems: quantities.map((quantity, index) => ({
      ...first,
      orderItemId: `${first.orderItemId.slice(0, -1)}${index}`,
      quantityOrdered: quantity,
      fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: quantity },
      product: { ...first.product, price: { unitPrice: total(1) } },
      proceeds: {
        proceedsTotal: total(quantity),
        breakdowns: [{ type: 'ITEM' as const, subtotal: total(quantity) }],
      },
    })),
  };
}
