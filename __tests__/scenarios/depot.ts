import {
  collect,
  ConnectorError,
  type Fba,
  type OdooPort,
  type RegistrationInput,
  type StockMoveOutcome,
} from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { atTenEuros } from './ten-euros.ts';
import { create, records, type Row, type Seller, type Stage } from '../../stage/index.ts';

/** A seller whose goods lie at Amazon: what tests of FBA arrange and look at. */
export interface Depot extends Seller {
  /** Runs fba.sync. */
  syncMoves(options?: Parameters<Fba['sync']>[1]): Promise<StockMoveOutcome[]>;
  /** The pickings of the order with this index, oldest first. */
  pickings(index: number): Promise<readonly Row[]>;
  /** What has moved for the order with this index. */
  moves(index: number): Promise<readonly Row[]>;
  /** The lines of its sale order. */
  lines(index: number): Promise<readonly Row[]>;
  /** What the Amazon location holds of a product, by lot name (`''` without). */
  held(productId: number): Promise<Readonly<Record<string, number>>>;
}

/** Imports nothing yet: the orders are at Amazon. */
export async function openDepot(
  stage: Stage,
  orders: readonly WireOrder[],
  registration: Partial<RegistrationInput> = {},
): Promise<Depot> {
  const seller = await stage.openSeller(orders, { registration });
  const { bot } = stage;
  const ref = (index: number) => orders[index]?.orderId;
  const ofOrder = (path: string, index: number) => [[`${path}x_amazon_order_ref`, '=', ref(index)]];
  return {
    ...seller,
    syncMoves: (options) => collect(seller.connector.fba.sync(seller.registration, options)),
    pickings: (index) =>
      records(bot, 'stock.picking', ofOrder('move_ids.sale_line_id.order_id.', index), [
        'name',
        'state',
        'date_done',
        'note',
        'sale_id',
        'origin',
        'location_id',
        'location_dest_id',
        'move_ids',
      ]),
    moves: (index) =>
      records(bot, 'stock.move', ofOrder('sale_line_id.order_id.', index), [
        'product_id',
        'quantity',
        'state',
        'reference',
        'date',
        'location_id',
        'location_dest_id',
      ]),
    lines: (index) =>
      records(bot, 'sale.order.line', ofOrder('order_id.', index), [
        'product_id',
        'product_uom_qty',
        'qty_delivered',
        'price_unit',
        'price_total',
      ]),
    held: async (productId) => {
      const quants = await records(
        bot,
        'stock.quant',
        [
          ['location_id', '=', seller.registration.locationId],
          ['product_id', '=', productId],
        ],
        ['lot_id', 'quantity'],
      );
      const named = quants.map(({ lot_id: lot, quantity }): [string, number] => [
        Array.isArray(lot) ? String(lot[1]) : '',
        Number(quantity),
      ]);
      return Object.fromEntries(named.filter(([, quantity]) => quantity !== 0));
    },
  };
}

/** Puts goods into the Amazon location, as an inventory count does. */
export async function putIntoDepot(
  { admin }: Stage,
  locationId: number | undefined,
  productId: number,
  quantities: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [lot, quantity] of Object.entries(quantities)) {
    const [lotId = false] =
      lot === '' ? [] : await create(admin, 'stock.lot', [{ name: lot, product_id: productId }]);
    const context = { inventory_mode: true };
    const vals_list = [
      { product_id: productId, location_id: locationId, lot_id: lotId, inventory_quantity: quantity },
    ];
    const quants = await admin.call('stock.quant', 'create', { args: { vals_list }, context });
    await admin.call('stock.quant', 'action_apply_inventory', { ids: Array.isArray(quants) ? quants : [] });
  }
}

export interface ShippedSetting {
  /** By item; default: one article. */
  readonly skus?: readonly string[];
  /** By item. */
  readonly serialNumbers?: readonly (readonly string[])[];
  /** Default: `SHIPPED`. */
  readonly status?: 'SHIPPED' | 'UNSHIPPED' | 'PARTIALLY_SHIPPED';
  /** When it last changed at Amazon: ISO 8601. Default: one minute after the order before. */
  readonly changedAt?: string;
}

const firstSeed = 700;
let seed = firstSeed;

/** An order that Amazon ships, of these quantities at ten euros each. */
export function shippedOrder(
  quantities: readonly number[],
  { skus = [], serialNumbers = [], status = 'SHIPPED', changedAt }: ShippedSetting = {},
): WireOrder {
  seed += 1;
  const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fba', seed, skus: ['FBA-MUG'] });
  if (!plain) throw new Error('no order');
  const time = new Date(Date.UTC(2026, 2, 1) + (seed - firstSeed) * 60_000).toISOString();
  const items = quantities.map((quantity, index) => ({
    quantity,
    sku: skus[index] ?? 'FBA-MUG',
    fulfilled: status === 'SHIPPED' ? quantity : 0,
    serialNumbers: serialNumbers[index],
  }));
  return {
    ...atTenEuros(plain, items),
    createdTime: time,
    lastUpdatedTime: changedAt ?? time,
    fulfillment: { fulfillmentStatus: status, fulfilledBy: 'AMAZON' },
  };
}

const aborted = (): never => {
  throw new ConnectorError('ABORTED', 'The test cuts the run off here.');
};

/** A port that does not come to a call of this method. */
export const refusing = (port: OdooPort, method: string): OdooPort => ({
  ...port,
  call: (model, name, call) => (`${model}.${name}` === method ? aborted() : port.call(model, name, call)),
});

/** A port that does not come to a call of `method` once `first` was called. */
export function refusingAfter(port: OdooPort, method: string, first: string): OdooPort {
  let isOver = false;
  return {
    ...port,
    call: (model, name, call) => {
      const called = `${model}.${name}`;
      if (isOver && called === method) aborted();
      isOver ||= called === first;
      return port.call(model, name, call);
    },
  };
}
