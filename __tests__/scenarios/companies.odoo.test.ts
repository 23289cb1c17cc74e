import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector, sellingPartnerApi, type OdooPort } from '../../lib/index.ts';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import { create, jsonRpc, records, search } from './ends.ts';
import { realDatabases } from './real.ts';

describe('a second company of a real Odoo', () => {
  const open = realDatabases('companies');
  let amazon: EmbeddedAmazon;
  let admin: OdooPort;
  let bot: OdooPort;
  let second = 0;

  beforeAll(async () => {
    const database = await open();
    admin = jsonRpc(database, 'admin');
    bot = jsonRpc(database, 'bot');
    amazon = await startEmbeddedAmazon({
      usagePlans: false,
      orders: plainOrders({ count: 3, marketplace: 'US', channel: 'fbm', seed: 51 }),
    });
    await createConnector({ odoo: admin, amazon: {} }).install();
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

  afterAll(async () => {
    await amazon.close();
  });

  it('gets its own Amazon location and operation type when install() runs again', async () => {
    const report = await createConnector({ odoo: admin, amazon: {} }).install();
    expect(report.created).toEqual([`amazon.location_${second}`, `amazon.picking_type_fba_${second}`]);
    expect(report.updated).toEqual([]);
  });

  it('has its own registrations, and their orders and pickings', async () => {
    const port = sellingPartnerApi({ region: 'na', endpoint: amazon.endpoint, ...amazon.credentials });
    const connector = createConnector({ odoo: bot, amazon: port });
    const input = {
      name: 'Amazon US',
      sellerId: 'SECONDCOMPANY',
      marketplaces: ['US'],
      ordersSince: '2026-01-01T00:00:00Z',
    };
    await expect(connector.registrations.register(input)).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringContaining('give companyId'),
    });
    const registration = await connector.registrations.register({ ...input, companyId: second });
    const outcomes = await collect(connector.orders.sync(registration));
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created', 'created']);

    const ours = [['x_amazon_registration_id', '=', registration.id]];
    const inSecond = [second, 'Second Company'];
    const orders = await records(admin, 'sale.order', ours, ['company_id', 'warehouse_id']);
    expect(orders.map((order) => order['company_id'])).toEqual([inSecond, inSecond, inSecond]);
    const pickings = await records(
      admin,
      'stock.picking',
      [['sale_id.x_amazon_registration_id', '=', registration.id]],
      ['company_id'],
    );
    expect(pickings.map((picking) => picking['company_id'])).toEqual([inSecond, inSecond, inSecond]);
  });

  it('refuses a warehouse of the other company', async () => {
    const [warehouse] = await search(admin, 'stock.warehouse', [['company_id', '!=', second]]);
    const connector = createConnector({ odoo: bot, amazon: {} });
    const attempt = connector.registrations.register({
      name: 'Mixed',
      sellerId: 'MIXEDCOMPANY',
      marketplaces: ['US'],
      companyId: second,
      ...(warehouse === undefined ? {} : { warehouseId: warehouse }),
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringContaining('belongs to another company'),
    });
  });
});
