import { expect } from '@jest/globals';
import type { RegistrationInput } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, records, search, type Row, type Seller, type Stage } from '../../stage/index.ts';
import { inDollars, pricedOrder } from './priced-orders.ts';

export interface Settings extends Partial<RegistrationInput> {
  readonly salesTeamId: number;
  readonly locationId: number;
  readonly tagIds: readonly number[];
  readonly orderPrefix: string;
  readonly products: Readonly<Record<string, number>>;
}

/** What tests of a registration's own settings arrange and look at. */
export function ownSettings(stage: () => Stage) {
  let sets = 0;
  let orders = 0;

  const company = async (): Promise<number> => (await search(stage().admin, 'res.company', []))[0] ?? 0;
  const make = async (model: string, values: Readonly<Record<string, unknown>>): Promise<number> => {
    const [id = 0] = await create(stage().admin, model, [values]);
    return id;
  };
  const product = (values: Readonly<Record<string, unknown>>) =>
    make('product.product', { name: 'Product', type: 'service', ...values });

  /** Settings that no other registration has. */
  const newSettings = async (): Promise<Settings> => {
    sets += 1;
    return {
      salesTeamId: await make('crm.team', { name: `Team ${sets}` }),
      locationId: await make('stock.location', {
        name: `Amazon ${sets}`,
        usage: 'internal',
        company_id: await company(),
      }),
      tagIds: [
        await make('crm.tag', { name: `Amazon ${sets}` }),
        await make('crm.tag', { name: `Marketplace ${sets}` }),
      ],
      orderPrefix: `AMZ-${sets}-`,
      products: {
        sales: await product({ name: `Goods ${sets}`, type: 'consu' }),
        shipping: await product({ name: `Carriage ${sets}` }),
        giftWrap: await product({ name: `Paper ${sets}` }),
      },
    };
  };

  /** An order of an unknown SKU with shipping, and one that Amazon has shipped. */
  const newOrders = () => {
    orders += 1;
    return [
      pricedOrder(
        `800-0000000-${String(orders).padStart(7, '0')}`,
        [
          {
            sku: 'UNKNOWN',
            quantity: 1,
            rows: [
              ['ITEM', '10.00'],
              ['SHIPPING', '4.00'],
              ['GIFT_WRAP', '2.00'],
            ],
          },
        ],
        inDollars,
      ),
      ...plainOrders({ count: 1, marketplace: 'US', channel: 'fba', seed: 800 + orders }),
    ];
  };

  const orderFields = [
    'name',
    'x_amazon_order_ref',
    'x_amazon_channel',
    'team_id',
    'tag_ids',
    'amount_total',
    'order_line',
  ];
  const byRef = async (seller: Seller, refs: readonly string[]): Promise<readonly Row[]> =>
    (await seller.saleOrders(orderFields)).filter((row) => refs.includes(String(row['x_amazon_order_ref'])));

  const linesOf = (rows: readonly Row[]) =>
    records(
      stage().bot,
      'sale.order.line',
      [['order_id', 'in', rows.map(({ id }) => id)]],
      ['x_amazon_component', 'product_id', 'price_unit', 'product_uom_qty'],
    );

  /** That these orders have these settings, and the lines their products. */
  const expectSettings = async (rows: readonly Row[], settings: Settings): Promise<void> => {
    for (const row of rows) {
      expect(row).toMatchObject({
        name: `${settings.orderPrefix}${String(row['x_amazon_order_ref'])}`,
        team_id: [settings.salesTeamId, expect.any(String)],
      });
      expect([row['tag_ids']].flat().sort()).toEqual([...settings.tagIds].sort());
    }
    const lines = await linesOf(rows);
    const booked = (component: string) => [
      ...new Set(
        lines
          .filter((line) => line['x_amazon_component'] === component)
          .map((line) => [line['product_id']].flat()[0]),
      ),
    ];
    expect(booked('item')).toEqual([settings.products['sales']]);
    expect(booked('shipping')).toEqual([settings.products['shipping']]);
    expect(booked('gift_wrap')).toEqual([settings.products['giftWrap']]);
    const left = await records(
      stage().bot,
      'stock.picking',
      [
        [
          'x_amazon_order_ref',
          '=',
          rows.find((row) => row['x_amazon_channel'] === 'fba')?.['x_amazon_order_ref'],
        ],
      ],
      ['location_id'],
    );
    expect(left).toMatchObject([{ location_id: [settings.locationId, expect.any(String)] }]);
  };

  const importNew = async (seller: Seller): Promise<readonly Row[]> => {
    const added = newOrders();
    seller.amazon.addOrders(added);
    const outcomes = await seller.syncOrders();
    const refs = added.map(({ orderId }) => orderId);
    const statuses = outcomes.filter(({ orderId }) => refs.includes(orderId)).map(({ status }) => status);
    expect(statuses).toEqual(['created', 'created']);
    return byRef(seller, refs);
  };

  return { product, newSettings, byRef, linesOf, expectSettings, importNew };
}
