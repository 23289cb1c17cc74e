import { expect } from '@jest/globals';
import type { ErrorCode, OrderOutcome } from '../../lib/index.ts';
import { cancelled } from '../../lib/testing/index.ts';
import { records, type Row, type Seller, type SellerOptions, type Stage } from '../../stage/index.ts';
import { inDollars, inEuros, pricedOrder, type PricedItem, type PricedIn } from './priced-orders.ts';

/** What tests of prices that stay arrange and look at: a sale order, and what people and Amazon do to it. */
export interface HeldOrder {
  readonly seller: Seller;
  readonly orderId: string;
  readonly saleOrderId: number;
  /** Its lines in order: quantity, unit price, discount, total. */
  readonly amounts: () => Promise<readonly (readonly [number, number, number, number])[]>;
  readonly total: () => Promise<number>;
  /** What a line is beside its amounts. */
  readonly rest: () => Promise<readonly Row[]>;
  /** Delivers these quantities of its lines, by their place. */
  readonly ship: (...quantities: readonly number[]) => Promise<void>;
  /** A person changes a line, by its place. */
  readonly edit: (index: number, vals: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly sync: () => Promise<OrderOutcome | undefined>;
}

const amountFields = ['product_uom_qty', 'price_unit', 'discount', 'price_total'] as const;
const restFields = [
  'name',
  'product_id',
  'product_uom_id',
  'tax_ids',
  'sequence',
  'x_amazon_item_ref',
  'x_amazon_component',
  'x_amazon_sku',
  'x_amazon_quantity',
  'x_amazon_amount',
];

let made = 0;

/** Imports an order of these items; `fails`: what is reported of it, though its sale order is there. */
export async function heldOrder(
  stage: Stage,
  items: readonly PricedItem[],
  {
    country = inEuros,
    fails,
    ...options
  }: SellerOptions & { readonly country?: PricedIn; readonly fails?: ErrorCode } = {},
): Promise<HeldOrder> {
  made += 1;
  const orderId = `222-0000000-${String(made).padStart(7, '0')}`;
  const marketplaces = [country === inDollars ? 'US' : 'ES'];
  const seller = await stage.openSeller([pricedOrder(orderId, items, country)], { marketplaces, ...options });
  expect(
    (await seller.syncOrders()).map((outcome) => ('error' in outcome ? outcome.error.code : undefined)),
  ).toEqual([fails]);
  const [order] = await seller.saleOrders([]);
  const saleOrderId = order?.id ?? 0;
  const lines = async (fields: readonly string[]) =>
    (await records(stage.admin, 'sale.order.line', [['order_id', '=', saleOrderId]], fields)).toSorted(
      (one, other) => one.id - other.id,
    );
  return {
    seller,
    orderId,
    saleOrderId,
    amounts: async () =>
      (await lines(amountFields)).map((line) => {
        const [quantity, price, discount, total] = amountFields.map((field) => Number(line[field]));
        return [quantity ?? NaN, price ?? NaN, discount ?? NaN, total ?? NaN] as const;
      }),
    total: async () => {
      const [row] = await seller.saleOrders(['amount_total']);
      return Number(row?.['amount_total']);
    },
    rest: () => lines(restFields),
    ship: async (...quantities) => {
      const places = (await lines([])).map(({ id }) => id);
      const ofOrder = [['picking_id.sale_id', '=', saleOrderId]];
      const moves = await records(stage.bot, 'stock.move', ofOrder, ['sale_line_id']);
      for (const move of moves) {
        const [lineId] = [move['sale_line_id']].flat();
        const quantity = quantities[places.indexOf(Number(lineId))] ?? 0;
        const vals = { quantity, picked: quantity > 0 };
        await stage.bot.call('stock.move', 'write', { ids: [move.id], args: { vals } });
      }
      const pickings = await records(stage.bot, 'stock.picking', [['sale_id', '=', saleOrderId]], []);
      await stage.bot.call('stock.picking', 'button_validate', {
        ids: pickings.map(({ id }) => id),
        context: { skip_backorder: true, skip_sms: true },
      });
    },
    edit: async (index, vals) => {
      const line = (await lines([]))[index];
      await stage.admin.call('sale.order.line', 'write', { ids: [line?.id ?? 0], args: { vals } });
    },
    sync: async () => (await seller.syncOrders())[0],
  };
}

/** Of three for 30.00 one is shipped, and Amazon cancels: what is left is one for 10.00, and nothing else has changed. */
export async function expectOneOfThreeLeft(order: HeldOrder): Promise<void> {
  const before = await order.rest();
  await order.ship(1);
  order.seller.change(order.orderId, cancelled());
  expect(await order.sync()).toMatchObject({
    status: 'updated',
    changes: ['status', 'remainder_cancelled'],
  });
  expect(await order.amounts()).toEqual([[1, 10, 0, 10]]);
  expect(await order.total()).toBe(10);
  expect(await order.rest()).toEqual(before);
}
