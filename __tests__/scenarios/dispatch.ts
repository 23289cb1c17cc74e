import {
  collect,
  type DeliveryOutcome,
  type DeliverySyncOptions,
  type OdooPort,
  type RegistrationInput,
} from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { atTenEuros } from './ten-euros.ts';
import {
  create,
  openStage,
  records,
  search,
  type OdooDatabase,
  type Row,
  type Seller,
  type Transport,
} from '../../stage/index.ts';

/** A seller who ships orders himself: what tests of deliveries arrange and look at. */
export interface Dispatch {
  readonly admin: OdooPort;
  readonly bot: OdooPort;
  /** The id of a delivery method with this name. */
  carrier(name: string, values?: Readonly<Record<string, unknown>>): Promise<number>;
  /** Imports orders under a registration of their own. */
  open(orders: readonly WireOrder[], options?: Partial<RegistrationInput>): Promise<Desk>;
  close(): Promise<void>;
}

/** One registration with its imported orders, at an Amazon of its own. */
export interface Desk extends Pick<
  Seller,
  'connector' | 'registration' | 'amazon' | 'amazonPort' | 'wait' | 'connectorOver'
> {
  readonly odooCalls: Seller['odoo']['calls'];
  readonly amazonCalls: Seller['amazonPort']['calls'];
  sync(options?: DeliverySyncOptions): Promise<DeliveryOutcome[]>;
  retry(pickingIds: readonly number[]): Promise<DeliveryOutcome[]>;
  /** Follows changes at Amazon. */
  syncOrders(): Promise<void>;
  /** The pickings of the order with this index, in the order in which Odoo made them. */
  pickings(index: number): Promise<readonly Row[]>;
  /** Ships what is open of an order: all of it, or these quantities of its moves. */
  ship(index: number, shipment?: ShipmentDraft): Promise<number>;
  /** Ships what is open of an order in the picking that fits this condition too. */
  shipWhere(index: number, condition: readonly unknown[], shipment?: ShipmentDraft): Promise<number>;
  /** Ships what is reserved for an order, as it is. */
  shipReserved(index: number, shipment: Omit<ShipmentDraft, 'quantities'>): Promise<number>;
  /** Ships all that is open of all orders. */
  shipAll(shipment: Omit<ShipmentDraft, 'quantities'>): Promise<void>;
  /** One unit of each move of a picking comes back; the id of the picking that brings it. */
  takeBack(pickingId: number, how?: 'return' | 'exchange'): Promise<number>;
  /** What Amazon knows of an order. */
  order(index: number): WireOrder;
}

export interface ShipmentDraft {
  readonly carrierId?: number;
  readonly tracking?: string;
  /** By move, in the order of the moves. */
  readonly quantities?: readonly number[];
  /** What becomes of the rest. Default: a backorder. */
  readonly rest?: 'cancelled';
}

const pickingFields = [
  'name',
  'state',
  'x_amazon_sync_state',
  'x_amazon_sync_error',
  'x_amazon_told',
  'activity_ids',
];

export async function openDispatch(database: OdooDatabase, transport: Transport): Promise<Dispatch> {
  const stage = await openStage(database, { transport, currencies: ['EUR'], goods: ['SHIP-MUG'] });
  const { admin, bot } = stage;
  const [service] = await create(admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);

  const open = async (
    orders: readonly WireOrder[],
    registration: Partial<RegistrationInput> = {},
  ): Promise<Desk> => {
    const seller = await stage.openSeller(orders, {
      registration,
      client: { retry: { maxAttempts: 2, baseDelayMs: 1 } },
    });
    const { connector, amazon, odoo, amazonPort } = seller;
    const syncOrders = async (): Promise<void> => {
      for (const outcome of await seller.syncOrders()) if (outcome.status === 'failed') throw outcome.error;
    };
    await syncOrders();
    const orderIdOf = (index: number): string => orders[index]?.orderId ?? '';
    const run = async (outcomes: () => AsyncIterable<DeliveryOutcome>): Promise<DeliveryOutcome[]> => {
      odoo.calls.reset();
      amazonPort.calls.reset();
      return collect(outcomes());
    };
    return {
      ...seller,
      odooCalls: odoo.calls,
      amazonCalls: amazonPort.calls,
      sync: (syncOptions) => run(() => connector.deliveries.sync(seller.registration, syncOptions)),
      retry: (pickingIds) => run(() => connector.deliveries.retry(pickingIds)),
      syncOrders,
      pickings: (index) =>
        records(
          admin,
          'stock.picking',
          [['sale_id.x_amazon_order_ref', '=', orderIdOf(index)]],
          pickingFields,
        ),
      ship: (index, shipment) => ship(bot, orderIdOf(index), shipment),
      shipWhere: (index, condition, shipment) => ship(bot, orderIdOf(index), shipment, [condition]),
      shipReserved: async (index, shipment) => {
        const id = await address(bot, orderIdOf(index), shipment);
        await bot.call('stock.picking', 'button_validate', { ids: [id], context: validating });
        return id;
      },
      shipAll: async ({ carrierId, tracking }) => {
        const ids = await search(bot, 'stock.picking', [
          ...seller.ours('sale_id.x_amazon_registration_id'),
          ['state', 'not in', ['done', 'cancel']],
        ]);
        const vals = { carrier_id: carrierId ?? false, carrier_tracking_ref: tracking ?? false };
        await bot.call('stock.picking', 'write', { ids, args: { vals } });
        await bot.call('stock.picking', 'button_validate', { ids, context: validating });
      },
      takeBack: async (pickingId, how = 'return') => {
        const [wizard = 0] = await create(bot, 'stock.return.picking', [{ picking_id: pickingId }]);
        const lines = await search(bot, 'stock.return.picking.line', [['wizard_id', '=', wizard]]);
        await bot.call('stock.return.picking.line', 'write', { ids: lines, args: { vals: { quantity: 1 } } });
        const method = how === 'return' ? 'action_create_returns' : 'action_create_exchanges';
        await bot.call('stock.return.picking', method, { ids: [wizard] });
        const [back = 0] = await search(bot, 'stock.picking', [['return_id', '=', pickingId]]);
        await bot.call('stock.picking', 'button_validate', { ids: [back], context: validating });
        return back;
      },
      order: (index) => {
        const order = amazon.order(orderIdOf(index));
        if (!order) throw new Error(`no order ${index}`);
        return order;
      },
    };
  };

  return {
    admin,
    bot,
    carrier: async (name, values = {}) => {
      const [id = 0] = await create(admin, 'delivery.carrier', [{ name, product_id: service, ...values }]);
      return id;
    },
    open,
    close: stage.close,
  };
}

// Nobody is there to answer Odoo's questions.
const validating = { skip_backorder: true, skip_sms: true };

async function ship(
  bot: OdooPort,
  orderId: string,
  shipment: ShipmentDraft = {},
  conditions: readonly (readonly unknown[])[] = [],
): Promise<number> {
  const id = await address(bot, orderId, shipment, conditions);
  const moves = await records(bot, 'stock.move', [['picking_id', '=', id]], ['product_uom_qty']);
  for (const [index, move] of moves.entries()) {
    const { quantities } = shipment;
    const quantity = quantities ? (quantities[index] ?? 0) : move['product_uom_qty'];
    const vals = { quantity, picked: quantity !== 0 };
    await bot.call('stock.move', 'write', { ids: [move.id], args: { vals } });
  }
  const rest = shipment.rest === 'cancelled' ? { picking_ids_not_to_backorder: [id] } : {};
  await bot.call('stock.picking', 'button_validate', { ids: [id], context: { ...validating, ...rest } });
  return id;
}

/** Gives the open picking of an order its carrier and tracking reference; its id. */
async function address(
  bot: OdooPort,
  orderId: string,
  { carrierId, tracking }: ShipmentDraft,
  conditions: readonly (readonly unknown[])[] = [],
): Promise<number> {
  const [id = 0] = await search(bot, 'stock.picking', [
    ['sale_id.x_amazon_order_ref', '=', orderId],
    ['state', 'not in', ['done', 'cancel']],
    ...conditions,
  ]);
  const vals = { carrier_id: carrierId ?? false, carrier_tracking_ref: tracking ?? false };
  await bot.call('stock.picking', 'write', { ids: [id], args: { vals } });
  return id;
}

export interface OrderSetting {
  readonly skus?: readonly string[];
  readonly programs?: readonly string[];
  readonly itemPrograms?: readonly string[];
}

const firstSeed = 7000;
let seed = firstSeed;

/** A plain FBM order with these quantities of items, all of the SKU `SHIP-MUG` unless others are given. */
export function orderOf(
  quantities: readonly number[],
  { skus = [], programs = [], itemPrograms = [] }: OrderSetting = {},
): WireOrder {
  seed += 1;
  const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed, skus: ['SHIP-MUG'] });
  if (!plain) throw new Error('no order');
  // Amazon lists orders by their last change: the order of a test's list is the order in which they are imported.
  const time = new Date(Date.UTC(2026, 2, 1) + (seed - firstSeed) * 60_000).toISOString();
  const items = quantities.map((quantity, index) => ({
    quantity,
    sku: skus[index] ?? 'SHIP-MUG',
    fulfilled: 0,
  }));
  const order = atTenEuros(plain, items);
  return {
    ...order,
    createdTime: time,
    lastUpdatedTime: time,
    programs,
    orderItems: order.orderItems.map((item) => ({ ...item, programs: itemPrograms })),
  };
}
