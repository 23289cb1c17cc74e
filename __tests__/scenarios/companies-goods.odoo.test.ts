import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, createGoods, records, type Seller } from '../../stage/index.ts';
import {
  belongingsOf,
  foundFirms,
  idOf,
  saleOn,
  type Firm,
  type Firms,
  type SaleSetting,
} from './companies.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { stockUp } from './stock-up.ts';

// Charts of accounts, costs and rules of companies are Odoo's own: this is proved on the real one only.
describe('two sellers in two companies with charts of accounts of their own, on a real Odoo', () => {
  const stage = onStage(realDatabases('companies_goods'));
  let firms: Firms;
  let [mug, teams] = [0, new Map<number, number>()];

  beforeAll(async () => {
    firms = await foundFirms(stage(), { charts: true });
    const { admin } = stage();
    [mug = 0] = await createGoods(admin, ['MUG'], { is_storable: true });
    for (const [{ id, tax }, standard_price] of [
      [firms.iberia, 8],
      [firms.albion, 13],
    ] as const) {
      const vals = { standard_price, taxes_id: [[4, tax]] };
      await admin.call('product.product', 'write', { ids: [mug], args: { vals }, companyId: id });
      const [team = 0] = await create(admin, 'crm.team', [{ name: `Team ${id}`, company_id: id }]);
      teams = new Map([...teams, [id, team]]);
    }
  });

  const openIn = (firm: Firm, marketplace: 'ES' | 'GB', orders: readonly WireOrder[]) =>
    stage().openSeller(orders, {
      marketplaces: [marketplace],
      registration: { companyId: firm.id, salesTeamId: teams.get(firm.id) ?? 0, taxPolicy: 'park' },
    });

  /** Runs for one company, while nothing of the other one changes. */
  const syncBeside = async (seller: Seller, other: Firm) => {
    const before = await belongingsOf(stage(), other.id);
    const outcomes = await seller.syncOrders();
    expect(await belongingsOf(stage(), other.id)).toEqual(before);
    return outcomes;
  };

  const held = async (locationId: number | undefined) =>
    (
      await records(
        stage().admin,
        'stock.quant',
        [
          ['location_id', '=', locationId],
          ['product_id', '=', mug],
        ],
        ['company_id', 'quantity'],
      )
    ).map(({ company_id, quantity }) => [idOf(company_id), quantity]);

  it.each([
    ['iberia', 'albion', 'ES', '21% G', ['10.00', '2.10'], [10, 2.1, 12.1], 8],
    ['albion', 'iberia', 'GB', '20%', ['33.33', '6.67'], [33.33, 6.67, 40], 13],
  ] as const)(
    'makes orders of %s with its warehouse, currency, taxes and team, and lets them leave its location at its cost, beside %s',
    async (own, beside, marketplace, taxName, amounts, [untaxed, tax, total], cost) => {
      const [firm, other] = [firms[own], firms[beside]];
      const { admin } = stage();
      const setting: SaleSetting = { sku: 'MUG', quantity: 2, amounts };
      const seller = await openIn(firm, marketplace, [
        saleOn(marketplace, setting),
        saleOn(marketplace, { ...setting, channel: 'fba' }),
      ]);
      const { locationId } = seller.registration;
      await stockUp(admin, locationId ?? 0, [[mug, 5]]);
      expect(await syncBeside(seller, other)).toMatchObject([{ status: 'created' }, { status: 'created' }]);

      const named = [firm.id, firm.name];
      const orders = await seller.saleOrders([
        'company_id',
        'warehouse_id',
        'currency_id',
        'pricelist_id',
        'team_id',
        'amount_untaxed',
        'amount_tax',
        'amount_total',
      ]);
      const made = {
        company_id: named,
        warehouse_id: [firm.warehouse, expect.anything()],
        currency_id: [expect.any(Number), firm.currency],
        team_id: [teams.get(firm.id), expect.anything()],
        amount_untaxed: untaxed,
        amount_tax: tax,
        amount_total: total,
      };
      expect(orders).toMatchObject([made, made]);
      const lines = await records(
        admin,
        'sale.order.line',
        seller.ours('order_id.x_amazon_registration_id'),
        ['tax_ids', 'company_id', 'product_id'],
      );
      expect(lines.map((line) => [line['tax_ids'], line['company_id'], idOf(line['product_id'])])).toEqual(
        orders.map(() => [[firm.tax], named, mug]),
      );
      expect(
        await records(admin, 'account.tax', [['id', '=', firm.tax]], ['name', 'company_id']),
      ).toMatchObject([{ name: taxName, company_id: named }]);

      const moves = await records(
        admin,
        'stock.move',
        seller.ours('sale_line_id.order_id.x_amazon_registration_id'),
        ['company_id', 'state', 'location_id', 'quantity', 'value', 'account_move_id'],
      );
      const shipped = moves.filter((move) => idOf(move['location_id']) === locationId);
      expect(shipped).toMatchObject([{ company_id: named, state: 'done', quantity: 2, value: 2 * cost }]);
      const awaited = moves.filter((move) => idOf(move['location_id']) !== locationId);
      expect(awaited).toMatchObject([
        { company_id: named, location_id: [firm.stockLocation, expect.anything()] },
      ]);
      expect(await held(locationId)).toEqual([[firm.id, 3]]);
      const worth = await admin.call('product.product', 'read', {
        ids: [mug],
        args: { fields: ['total_value', 'standard_price'] },
        companyId: firm.id,
      });
      expect(worth).toMatchObject([{ total_value: 3 * cost, standard_price: cost }]);
    },
  );

  it('takes for each the product of its own company, then the shared one, of one internal reference', async () => {
    const { admin } = stage();
    const product = async (reference: string, company: number | false) =>
      (
        await create(admin, 'product.product', [
          { name: reference, default_code: reference, company_id: company, is_storable: true },
        ])
      )[0] ?? 0;
    const { iberia, albion } = firms;
    const shared = await product('PLATE', false);
    const ofAlbion = await product('PLATE', albion.id);
    const ofIberia = await product('PLATE', iberia.id);
    const sharedBowl = await product('BOWL', false);
    const bowlOfAlbion = await product('BOWL', albion.id);
    for (const [firm, marketplace, plate, bowl] of [
      [iberia, 'ES', ofIberia, sharedBowl],
      [albion, 'GB', ofAlbion, bowlOfAlbion],
    ] as const) {
      const amounts = ['10.00', firm === iberia ? '2.10' : '2.00'] as const;
      const setting: SaleSetting = { channel: 'fba', amounts };
      const orders = ['PLATE', 'BOWL'].map((sku) => saleOn(marketplace, { ...setting, sku }));
      const seller = await openIn(firm, marketplace, orders);
      const outcomes = await syncBeside(seller, firm === iberia ? albion : iberia);
      expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created']);
      const ofSeller = seller.ours('order_id.x_amazon_registration_id');
      const lines = await records(admin, 'sale.order.line', ofSeller, ['x_amazon_sku', 'product_id']);
      expect(new Map(lines.map((line) => [line['x_amazon_sku'], idOf(line['product_id'])]))).toEqual(
        new Map([
          ['PLATE', plate],
          ['BOWL', bowl],
        ]),
      );
      const offers = await records(admin, 'x_amazon_offer', seller.ours('x_registration_id'), [
        'x_product_id',
      ]);
      expect(offers.map((offer) => idOf(offer['x_product_id'])).sort()).toEqual([plate, bowl].sort());
    }
    expect(await records(admin, 'stock.move', [['product_id', '=', shared]], [])).toEqual([]);
  });

  it('reports the sales of each in its own currency', async () => {
    const rows = await createConnector({ odoo: stage().bot, amazon: {} }).reports.sales({
      by: ['registration'],
      from: '2026-01-01',
      to: '2027-01-01',
    });
    expect(
      rows.map(({ company, currency, orders, untaxed, tax, total }) => [
        company.name,
        currency,
        orders,
        untaxed,
        tax,
        total,
      ]),
    ).toEqual([
      ['Iberia', 'EUR', 2, '20.00', '4.20', '24.20'],
      ['Albion', 'GBP', 2, '66.66', '13.34', '80.00'],
      ['Iberia', 'EUR', 2, '20.00', '4.20', '24.20'],
      ['Albion', 'GBP', 2, '20.00', '4.00', '24.00'],
    ]);
  });
});
