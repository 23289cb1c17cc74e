import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector, type OrderOutcome, type Registration } from '../../lib/index.ts';
import { cancelled } from '../../lib/testing/index.ts';
import {
  create,
  createGoods,
  longAgo,
  preparePricelist,
  records,
  search,
  type Seller,
} from '../../stage/index.ts';
import { admit, familyOf, type Family } from './branches.ts';
import { idOf, saleOn } from './companies.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('one seller in a company of a real Odoo and in a branch of it', () => {
  const stage = onStage(realDatabases('companies_branches'));
  let family: Family;

  beforeAll(async () => {
    family = await familyOf(stage());
    const { admin } = stage();
    await admit(admin, 'bot', Object.values(family));
    // Odoo makes no sale order of a branch with a pricelist of its parent.
    await preparePricelist(admin, 'EUR');
    const [currency_id] = await search(admin, 'res.currency', [['name', '=', 'EUR']]);
    await create(admin, 'product.pricelist', [{ name: 'Euros', currency_id, company_id: family.branch }]);
    await createGoods(admin, ['MUG'], { is_storable: true });
  });

  const sync = ({ connector }: Seller, registration: Registration): Promise<OrderOutcome[]> =>
    collect(connector.orders.sync(registration, { since: longAgo }));

  it('splits from the company into the branch, and each follows its own orders', async () => {
    const { root, branch } = family;
    const early = [saleOn('ES'), saleOn('DE'), saleOn('DE', { channel: 'fba', sku: 'MUG' })];
    const seller = await stage().openSeller(early, {
      marketplaces: ['ES', 'DE'],
      registration: { companyId: root, trackingPolicy: 'refuse' },
    });
    await seller.syncOrders();
    const { connector, registration } = seller;
    const input = { marketplaces: ['DE'], name: 'Branch', companyId: branch };
    const { to } = await connector.registrations.split(registration, input);
    expect(to).toMatchObject({ companyId: branch, companyIds: [branch, root], trackingPolicy: 'refuse' });
    const own = await records(
      stage().admin,
      'stock.location',
      [['id', 'in', [to.locationId, registration.locationId]]],
      ['company_id'],
    );
    expect(new Map(own.map(({ id, company_id }) => [id, idOf(company_id)]))).toEqual(
      new Map([
        [to.locationId, branch],
        [registration.locationId, root],
      ]),
    );

    const later = [saleOn('DE'), saleOn('DE', { channel: 'fba', sku: 'MUG' }), saleOn('ES')];
    seller.amazon.addOrders(later);
    const [, open] = early;
    seller.change(open?.orderId ?? '', cancelled());
    const outcomes = [...(await sync(seller, to)), ...(await sync(seller, registration))];
    expect(outcomes.map(({ status }) => status).sort()).toEqual(
      ['cancelled', 'created', 'created', 'created', 'unchanged', 'unchanged'].sort(),
    );
    const orders = await records(
      stage().admin,
      'sale.order',
      [['x_amazon_order_ref', 'in', [...early, ...later].map(({ orderId }) => orderId)]],
      ['x_amazon_order_ref', 'company_id', 'state'],
    );
    const places = orders.map((order) => [
      order['x_amazon_order_ref'],
      idOf(order['company_id']),
      order['state'],
    ]);
    expect(places.sort()).toEqual([
      [early[0]?.orderId, root, 'sale'],
      [early[1]?.orderId, root, 'cancel'],
      [early[2]?.orderId, root, 'sale'],
      [later[0]?.orderId, branch, 'sale'],
      [later[1]?.orderId, branch, 'sale'],
      [later[2]?.orderId, root, 'sale'],
    ]);
    const left = await records(
      stage().admin,
      'stock.move',
      [
        ['sale_line_id.order_id.x_amazon_channel', '=', 'fba'],
        ['state', '=', 'done'],
      ],
      ['company_id', 'location_id'],
    );
    expect(left.map((move) => [idOf(move['company_id']), idOf(move['location_id'])])).toEqual([
      [root, registration.locationId],
      [branch, to.locationId],
    ]);
  });

  it('reports the sales of the branch apart from those of the company', async () => {
    const rows = await createConnector({ odoo: stage().bot, amazon: {} }).reports.sales({
      by: ['registration'],
      from: '2026-01-01',
      to: '2027-01-01',
    });
    expect(rows.map(({ company, orders }) => [company.id, orders])).toEqual([
      [family.root, 3],
      [family.branch, 2],
    ]);
  });
});
