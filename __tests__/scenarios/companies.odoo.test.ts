import { beforeAll, describe, expect, it } from '@jest/globals';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, createGoods, records, search } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('a second company of a real Odoo', () => {
  const stage = onStage(realDatabases('companies'));
  let second = 0;

  beforeAll(async () => {
    const { admin } = stage();
    const [currency] = await search(admin, 'res.currency', [['name', '=', 'USD']]);
    const [made = 0] = await create(admin, 'res.company', [
      { name: 'Second Company', currency_id: currency },
    ]);
    second = made;
    const users = await search(admin, 'res.users', [['login', 'in', ['admin', 'bot']]]);
    await admin.call('res.users', 'write', { ids: users, args: { vals: { company_ids: [[4, second]] } } });
    // Odoo 19 makes none by itself for a company that is created over RPC.
    await create(admin, 'stock.warehouse', [{ name: 'Second', code: 'SEC', company_id: second }]);
  });

  it('gets its own Amazon location, operation types and route when install() runs again', async () => {
    const report = await stage().administrator.install();
    expect(report.created).toEqual([
      `amazon.location_${second}`,
      `amazon.picking_type_fba_${second}`,
      `amazon.picking_type_supply_${second}`,
      `amazon.route_supply_${second}`,
      `amazon.rule_supply_${second}`,
    ]);
    expect(report.updated).toEqual([]);
  });

  it('has its own registrations, and their orders and pickings', async () => {
    const listed = plainOrders({ count: 3, marketplace: 'US', channel: 'fbm', seed: 51 });
    const marketplaces = ['US'];
    await expect(stage().openSeller(listed, { marketplaces })).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringContaining('give companyId'),
    });
    const registration = { companyId: second };
    const seller = await stage().openSeller(listed, { marketplaces, registration });
    const outcomes = await seller.syncOrders({});
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created', 'created']);

    const inSecond = [second, 'Second Company'];
    const orders = await seller.saleOrders(['company_id', 'warehouse_id']);
    expect(orders.map((order) => order['company_id'])).toEqual([inSecond, inSecond, inSecond]);
    const pickings = await records(
      stage().admin,
      'stock.picking',
      seller.ours('sale_id.x_amazon_registration_id'),
      ['company_id'],
    );
    expect(pickings.map((picking) => picking['company_id'])).toEqual([inSecond, inSecond, inSecond]);
  });

  it('lets what Amazon ships leave its own location, at its own cost', async () => {
    const { admin } = stage();
    const [product = 0] = await createGoods(admin, ['SECOND-MUG'], { is_storable: true, standard_price: 8 });
    const context = { allowed_company_ids: [second] };
    await admin.call('product.product', 'write', {
      ids: [product],
      args: { vals: { standard_price: 13 } },
      context,
    });
    const listed = plainOrders({
      count: 2,
      marketplace: 'US',
      channel: 'fba',
      seed: 52,
      skus: ['SECOND-MUG'],
    });
    const seller = await stage().openSeller(listed, {
      marketplaces: ['US'],
      registration: { companyId: second },
    });
    const outcomes = await seller.syncOrders({});
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created']);
    const moves = await records(
      admin,
      'stock.move',
      [['product_id', '=', product]],
      ['company_id', 'location_id', 'state', 'value', 'quantity'],
    );
    const { locationId } = seller.registration;
    expect(moves).toMatchObject(
      listed.map(() => ({
        company_id: [second, 'Second Company'],
        location_id: [locationId, expect.anything()],
        state: 'done',
        value: 13,
        quantity: 1,
      })),
    );
  });

  it('refuses a warehouse of the other company', async () => {
    const [warehouse] = await search(stage().admin, 'stock.warehouse', [['company_id', '!=', second]]);
    const attempt = stage().openSeller([], {
      marketplaces: ['US'],
      registration: { companyId: second, ...(warehouse === undefined ? {} : { warehouseId: warehouse }) },
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringContaining('belongs to another company'),
    });
  });
});
