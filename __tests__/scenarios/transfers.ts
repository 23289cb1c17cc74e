import { expect } from '@jest/globals';
import { collect, type OrderOutcome, type OrderSyncOptions, type RegistrationRef } from '../../lib/index.ts';
import { plainOrders, type PlainOrdersOptions, type WireOrder } from '../../lib/testing/index.ts';
import {
  create,
  manualClock,
  records,
  type Row,
  type Seller,
  type SellerOptions,
  type Stage,
  type StageClock,
} from '../../stage/index.ts';
import { inPagesOf, iso, start } from './cursors.ts';
import { idOf, registeredOf } from './registered.ts';

/** Several marketplaces of one seller, whose registrations are split, moved and merged. */
export interface House extends Seller {
  readonly clock: StageClock;
  /** A run of a registration, from its cursor on. */
  sync(registration: RegistrationRef, options?: OrderSyncOptions): Promise<OrderOutcome[]>;
  /** Registrations, claims, taxes, offers, problems and feeds of this seller. */
  held(): Promise<Readonly<Record<string, readonly Row[]>>>;
  /** Sale orders of the seller with their lines, pickings and moves. */
  ledger(): Promise<Readonly<Record<string, readonly Row[]>>>;
  /** Amazon order id → id of the registration that its sale order names. */
  owners(): Promise<Readonly<Record<string, number>>>;
  /** Field of a registration in Odoo. */
  read(registration: RegistrationRef, field: string): Promise<unknown>;
  /** Live registrations as `name: codes`; and that every marketplace of theirs has one claim, which is theirs. */
  registered(): Promise<readonly string[]>;
}

export interface HouseOptions extends Omit<SellerOptions, 'clock'> {
  /** Default: 100. */
  readonly pageSize?: number;
  readonly clock?: StageClock;
}

/** What tests of splits, moves and merges arrange. */
export type Transfers = ReturnType<typeof transfersOn>;

const registrationFields = [
  'x_name',
  'x_marketplace_ids',
  'x_company_id',
  'x_warehouse_id',
  'x_location_id',
  'x_team_id',
  'x_tag_ids',
  'x_order_prefix',
  'x_last_order_sync',
  'x_last_return_sync',
  'x_order_checkpoint',
  'x_archived',
  'write_date',
];

export function transfersOn(stage: () => Stage) {
  let seeds = 0;

  /** Orders of one marketplace that changed at this time. */
  function ordersOf(
    marketplace: string,
    {
      count = 1,
      channel = 'fbm',
      changedAt = start - 3_600_000,
      ...options
    }: Partial<PlainOrdersOptions> & { readonly changedAt?: number } = {},
  ): WireOrder[] {
    seeds += 1;
    const made = plainOrders({ count, marketplace, channel, seed: 20_000 + seeds, ...options });
    return made.map((order, index) => ({ ...order, lastUpdatedTime: iso(changedAt + index * 1000) }));
  }

  const make = async (model: string, values: Readonly<Record<string, unknown>>): Promise<number> => {
    const [id = 0] = await create(stage().admin, model, [values]);
    return id;
  };

  /** Settings that no other registration has. */
  async function newSettings(companyId: number) {
    seeds += 1;
    return {
      salesTeamId: await make('crm.team', { name: `Team ${seeds}` }),
      locationId: await make('stock.location', {
        name: `Amazon ${seeds}`,
        usage: 'internal',
        company_id: companyId,
      }),
      tagIds: [await make('crm.tag', { name: `Tag ${seeds}` })],
      orderPrefix: `P${seeds}-`,
    };
  }

  async function open(orders: readonly WireOrder[], options: HouseOptions = {}): Promise<House> {
    const { pageSize = 100, clock = manualClock(iso(start)), ...rest } = options;
    const seller = await stage().openSeller(orders, {
      marketplaces: ['ES', 'DE'],
      clock,
      throughAmazon: (port) => inPagesOf(pageSize, port),
      ...rest,
    });
    seller.amazon.setRateLimitHeader('searchOrders', '1000');
    const { sellerId } = seller.registration;
    const { admin } = stage();
    const ofSeller = (path: string) => [[path, '=', sellerId]];
    const sync: House['sync'] = (registration, syncOptions = {}) =>
      collect(seller.connector.orders.sync(registration, syncOptions));
    const orderRows = (fields: readonly string[]) =>
      records(admin, 'sale.order', ofSeller('x_amazon_registration_id.x_seller_id'), fields);
    return {
      ...seller,
      clock,
      sync,
      held: async () => ({
        registrations: await records(
          admin,
          'x_amazon_registration',
          ofSeller('x_seller_id'),
          registrationFields,
        ),
        claims: await records(
          admin,
          'x_amazon_claim',
          [['x_name', 'like', `${sellerId}_`]],
          ['x_name', 'x_registration_id', 'x_marketplace_id'],
        ),
        taxRules: await records(admin, 'x_amazon_tax_rule', ofSeller('x_registration_id.x_seller_id'), [
          'x_registration_id',
          'x_marketplace_id',
          'x_fiscal_position_id',
        ]),
        offers: await records(admin, 'x_amazon_offer', ofSeller('x_registration_id.x_seller_id'), [
          'x_sku',
          'x_registration_id',
          'x_marketplace_id',
          'x_product_id',
        ]),
        problems: await records(admin, 'x_amazon_problem', ofSeller('x_registration_id.x_seller_id'), [
          'x_ref',
          'x_kind',
          'x_code',
          'x_registration_id',
          'x_marketplace_id',
          'x_attempts',
        ]),
        feeds: await records(admin, 'x_amazon_feed', ofSeller('x_registration_id.x_seller_id'), [
          'x_registration_id',
          'x_state',
        ]),
      }),
      ledger: async () => {
        const orders = await orderRows([
          'name',
          'x_amazon_order_ref',
          'x_amazon_registration_id',
          'team_id',
          'warehouse_id',
          'tag_ids',
          'state',
          'amount_total',
          'amount_tax',
          'fiscal_position_id',
        ]);
        const ids = orders.map(({ id }) => id);
        return {
          orders,
          lines: await records(
            admin,
            'sale.order.line',
            [['order_id', 'in', ids]],
            ['order_id', 'product_id', 'product_uom_qty', 'price_unit', 'price_total'],
          ),
          pickings: await records(
            admin,
            'stock.picking',
            [['sale_id', 'in', ids]],
            ['name', 'state', 'location_id', 'sale_id'],
          ),
          moves: await records(
            admin,
            'stock.move',
            [['sale_line_id.order_id', 'in', ids]],
            ['product_id', 'product_uom_qty', 'quantity', 'state', 'location_id'],
          ),
        };
      },
      owners: async () => {
        const rows = await orderRows(['x_amazon_order_ref', 'x_amazon_registration_id']);
        const pairs = rows.map((row): [string, number] => [
          String(row['x_amazon_order_ref']),
          idOf(row['x_amazon_registration_id']),
        ]);
        // Each order once.
        expect(new Set(pairs.map(([ref]) => ref)).size).toBe(pairs.length);
        return Object.fromEntries(pairs);
      },
      read: async ({ id }, field) => {
        const [row] = await records(admin, 'x_amazon_registration', [['id', '=', id]], [field]);
        return row?.[field];
      },
      registered: () => registeredOf(stage(), seller.connector, sellerId),
    };
  }

  return { ordersOf, newSettings, make, open };
}

/** Such as `created 2`. */
export const tally = (outcomes: readonly OrderOutcome[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
