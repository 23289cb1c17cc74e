import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RegistrationChange } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import {
  create,
  records,
  search,
  type OdooDatabase,
  type Row,
  type Seller,
  type Transport,
} from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { inDollars, pricedOrder } from './priced-orders.ts';

interface Settings extends RegistrationChange {
  readonly salesTeamId: number;
  readonly locationId: number;
  readonly tagIds: readonly number[];
  readonly orderPrefix: string;
  readonly products: Readonly<Record<string, number>>;
}

/** What a registration has of its own: its orders get it, from the next one on after a change. */
export function describeOwnSettings(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`what a registration has of its own, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    let companyId = 0;
    let sets = 0;
    let orders = 0;

    beforeAll(async () => {
      [companyId = 0] = await search(stage().admin, 'res.company', []);
    });

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
          company_id: companyId,
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
      (await seller.saleOrders(orderFields)).filter((row) =>
        refs.includes(String(row['x_amazon_order_ref'])),
      );

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

    it('is nothing by default: the number of Odoo itself, no tags, and the products of install()', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { tagIds, orderPrefix, products } = seller.registration;
      expect({ tagIds, orderPrefix }).toEqual({ tagIds: [], orderPrefix: undefined });
      const [sales] = await search(stage().admin, 'product.product', [['name', '=', 'Amazon Sales']]);
      expect(products.sales).toBe(sales);
      expect(new Set(Object.values(products)).size).toBe(8);
      const made = await importNew(seller);
      expect(made.map((row) => row['tag_ids'])).toEqual([[], []]);
      expect(made.every((row) => /^S\d{5}$/.test(String(row['name'])))).toBe(true);
    });

    it('can be changed at any time: the next new order has it, and those before keep theirs', async () => {
      const [first, second] = [await newSettings(), await newSettings()];
      const registration = { ...first, orderPrefix: ` ${first.orderPrefix} ` };
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration });
      expect(seller.registration).toMatchObject({ ...first, products: first.products });
      const before = await importNew(seller);
      expect(before).toHaveLength(2);
      await expectSettings(before, first);
      const linesBefore = await linesOf(before);

      const changed = await seller.connector.registrations.update(seller.registration.id, second);
      expect(changed).toEqual({
        ...seller.registration,
        ...second,
        products: { ...seller.registration.products, ...second.products },
        lastOrderSync: changed.lastOrderSync,
      });
      await expectSettings(await importNew(seller), second);
      const kept = await byRef(
        seller,
        before.map((row) => String(row['x_amazon_order_ref'])),
      );
      expect(kept).toEqual(before);
      expect(await linesOf(before)).toEqual(linesBefore);

      const cleared = await seller.connector.registrations.update(seller.registration.id, {
        tagIds: [],
        orderPrefix: null,
      });
      expect(cleared).toEqual({
        ...changed,
        tagIds: [],
        orderPrefix: undefined,
        lastOrderSync: cleared.lastOrderSync,
      });
      const plain = await importNew(seller);
      expect(plain.map((row) => row['tag_ids'])).toEqual([[], []]);
      expect(plain.every((row) => /^S\d{5}$/.test(String(row['name'])))).toBe(true);
    });

    it('is told apart between two registrations of one company', async () => {
      const both: readonly Settings[] = [await newSettings(), await newSettings()];
      const sellers: Seller[] = [];
      for (const registration of both)
        sellers.push(await stage().openSeller([], { marketplaces: ['US'], registration }));
      const made = await Promise.all(sellers.map(importNew));
      expect(made.map((rows) => rows.length)).toEqual([2, 2]);
      for (const [index, settings] of both.entries()) await expectSettings(made[index] ?? [], settings);
    });

    it('takes what people change in Odoo', async () => {
      const [first, second] = [await newSettings(), await newSettings()];
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration: first });
      const vals = {
        x_tag_ids: [[6, 0, second.tagIds]],
        x_order_prefix: second.orderPrefix,
        x_team_id: second.salesTeamId,
        x_location_id: second.locationId,
        x_sales_product_id: second.products['sales'],
        x_shipping_product_id: second.products['shipping'],
        x_gift_wrap_product_id: second.products['giftWrap'],
      };
      const call = { ids: [seller.registration.id], args: { vals } };
      await stage().admin.call('x_amazon_registration', 'write', call);
      const made = await importNew(seller);
      expect(made).toHaveLength(2);
      await expectSettings(made, second);
    });

    it.each(['fbm', 'fba'] as const)('costs a page of 100 new %s orders no further call', async (channel) => {
      const { orderPrefix, tagIds } = await newSettings();
      const seed = channel === 'fbm' ? 880 : 882;
      const page = (count: number) =>
        plainOrders({ count: 100, marketplace: 'US', channel, seed: count, skus: ['UNKNOWN'] });
      const plain = await stage().openSeller(page(seed), { marketplaces: ['US'] });
      await plain.syncOrders();
      const seller = await stage().openSeller(page(seed + 1), {
        marketplaces: ['US'],
        registration: { orderPrefix, tagIds },
      });
      await seller.syncOrders();
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(plain.odoo.calls.total);
      const made = await seller.saleOrders(['name', 'tag_ids', 'x_amazon_order_ref']);
      expect(made).toHaveLength(100);
      expect(
        made.every(
          (row) =>
            row['name'] === `${orderPrefix}${String(row['x_amazon_order_ref'])}` &&
            [row['tag_ids']].flat().length === tagIds.length,
        ),
      ).toBe(true);
    });

    it('is compared by ensure, as far as it is named', async () => {
      const settings = await newSettings();
      const wanted = {
        name: 'Own',
        sellerId: 'OWNSELLER1',
        marketplaces: ['US'],
        ...settings,
      };
      const { registrations } = (await stage().openSeller([], { marketplaces: ['US'] })).connector;
      const first = await registrations.ensure(wanted);
      const reversed = {
        ...wanted,
        tagIds: [...settings.tagIds].reverse(),
        orderPrefix: `${settings.orderPrefix} `,
      };
      expect(await registrations.ensure(reversed)).toEqual(first);
      const { name: named, sellerId, marketplaces } = wanted;
      expect(await registrations.ensure({ name: named, sellerId, marketplaces })).toEqual(first);
      const attempt = registrations.ensure({
        ...wanted,
        tagIds: [],
        orderPrefix: null,
        products: { shipping: 1, giftWrap: settings.products['giftWrap'] ?? 0 },
      });
      const giftWrap = settings.products['giftWrap'];
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_DIFFERS',
        context: {
          fields: ['tagIds', 'orderPrefix', 'products'],
          stored: [
            JSON.stringify(settings.tagIds),
            JSON.stringify(settings.orderPrefix),
            JSON.stringify({ shipping: settings.products['shipping'], giftWrap }),
          ],
          wanted: ['[]', 'not set', JSON.stringify({ shipping: 1, giftWrap })],
        },
      });
    });

    it('is refused with every complaint at once, and nothing is stored', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { registrations } = seller.connector;
      const wrong: object = {
        salesTeam: 3,
        tagIds: [999_999],
        orderPrefix: `${'A'.repeat(33)}\n-`,
        products: {
          sales: 999_999,
          shipping: await product({ name: 'Archived', active: false }),
          discount: await product({ name: 'Unsold', sale_ok: false }),
          ship: 1,
        },
      };
      const sentences = [
        'There is no option "salesTeam".',
        'products names "ship", which is none of sales, ',
        'Tag 999999 does not exist',
        'orderPrefix has 35 characters, and may have 32.',
        'orderPrefix has control characters.',
        'Product 999999 (sales) does not exist',
        '("Archived", shipping) is archived.',
        '("Unsold", discount) may not be sold',
      ];
      const input = { name: ' ', sellerId: 'OWNSELLER2', marketplaces: ['US'], ...wrong };
      for (const attempt of [
        () => registrations.register(input),
        () => registrations.ensure(input),
        () => registrations.update(seller.registration.id, { name: ' ', ...wrong }),
      ]) {
        const error = await attempt().catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'REGISTRATION_INVALID' });
        const message = error instanceof Error ? error.message : '';
        expect(
          ['The name is empty.', ...sentences].filter((sentence) => !message.includes(sentence)),
        ).toEqual([]);
      }
      expect(await registrations.get(seller.registration.id)).toEqual(seller.registration);
    });

    it('is not compared where an option is misspelt, and the seller cannot be changed', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { id, name: named, sellerId } = seller.registration;
      const { registrations } = seller.connector;
      const slip: object = { salesTeam: 3 };
      const misspelt = { name: named, sellerId, marketplaces: ['US'], ...slip };
      await expect(registrations.ensure(misspelt)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('There is no option "salesTeam".'),
      });
      const another: object = { sellerId: 'OWNSELLER3' };
      await expect(registrations.update(id, another)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('The seller of a registration never changes.'),
      });
    });

    it('is read by people outside Sales too, who may not read tags', async () => {
      const settings = await newSettings();
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration: settings });
      const { admin, port } = stage();
      const ids = await search(admin, 'res.users', [['login', '=', 'plain']]);
      const [group] = await records(
        admin,
        'ir.model.data',
        [
          ['module', '=', 'stock'],
          ['name', '=', 'group_stock_user'],
        ],
        ['res_id'],
      );
      const vals = { group_ids: [[4, group?.['res_id']]] };
      await admin.call('res.users', 'write', { ids, args: { vals } });
      const { registrations } = seller.connectorOver(port('plain'));
      expect(await registrations.get(seller.registration.id)).toEqual(seller.registration);
    });
  });
}
