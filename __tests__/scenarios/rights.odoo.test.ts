import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, jsonRpcOdoo, type Connector } from '../../lib/index.ts';
import { cancelled, plainOrders } from '../../lib/testing/index.ts';
import { create, records, type OdooDatabase, type Role, type Seller } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

const sales = ['sales_team.group_sale_salesman_all_leads', 'base.group_partner_manager'];

/** What a user without all the groups of a bot can do, on a real Odoo. */
describe('the groups that a capability needs on a real Odoo', () => {
  const open = realDatabases('rights');
  let database: OdooDatabase | undefined;
  const stage = onStage(async () => (database = await open()), { currencies: ['EUR'] });
  let seller: Seller;
  const orders = plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 8101 });

  beforeAll(async () => {
    seller = await stage().openSeller(orders);
  });

  /** The connector of a user of one's own in these groups. */
  async function userIn(login: string, groups: readonly string[]): Promise<Connector> {
    const { admin } = stage();
    const ids = await Promise.all(
      ['base.group_user', ...groups].map(async (group) => {
        const [module, name] = group.split('.');
        const [row] = await records(
          admin,
          'ir.model.data',
          [
            ['module', '=', module],
            ['name', '=', name],
          ],
          ['res_id'],
        );
        return row?.['res_id'];
      }),
    );
    const password = `${login}-made-up-1`;
    await create(admin, 'res.users', [{ name: login, login, password, group_ids: [[6, 0, ids]] }]);
    const { url = '', database: name = '' } = database ?? {};
    return seller.connectorOver(jsonRpcOdoo({ url, database: name, username: login, password }));
  }

  const connectorOf = (role: Role): Connector => seller.connectorOver(stage().port(role));
  /** The error that a verb ends with. */
  async function refused(work: Promise<unknown>): Promise<ConnectorError> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof ConnectorError) return error;
    throw new Error('It was not refused.');
  }

  it('are no Invoicing for orders, cancellations and deliveries; invoices name what is missing for them alone', async () => {
    const connector = await userIn('warehouse', [...sales, 'stock.group_stock_user']);
    const since = '2026-01-01T00:00:00Z';
    const made = await collect(connector.orders.sync(seller.registration, { since }));
    expect(made.map(({ status }) => status)).toEqual(['created', 'created']);
    seller.change(orders[0]?.orderId ?? '', cancelled());
    const after = await collect(connector.orders.sync(seller.registration, { since }));
    expect(after.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'unchanged']);
    expect(await collect(connector.deliveries.sync(seller.registration))).toEqual([]);
    const error = await refused(collect(connector.invoices.create(seller.registration)));
    expect(error.code).toBe('RIGHTS_MISSING');
    expect(error.message).toContain('write account.move, create account.move');
    expect(error.message).toContain('the groups Invoicing.');
  });

  it('are Inventory for orders where Purchase is installed, and this is said before the first write', async () => {
    const connector = await userIn('salesman', sales);
    const error = await refused(collect(connector.orders.sync(seller.registration)));
    expect(error.code).toBe('RIGHTS_MISSING');
    expect(error.message).toContain('read purchase.order.line. Give it the groups Inventory / User.');
    expect(await collect(connector.deliveries.sync(seller.registration))).toEqual([]);
  });

  it('are named with the verb where a user may not even look', async () => {
    const connector = connectorOf('plain');
    const before = await seller.connector.registrations.list();
    const works: readonly (readonly [string, Promise<unknown>])[] = [
      ['problems.list', connector.problems.list()],
      ['registrations.list', connector.registrations.list()],
      ['registrations.get', connector.registrations.get(seller.registration.id)],
      ['registrations.update', connector.registrations.update(seller.registration.id, { name: 'Mine' })],
      [
        'registrations.register',
        connector.registrations.register({ name: 'Mine', sellerId: 'MINE1X', marketplaces: ['FR'] }),
      ],
      ['reports.sales', connector.reports.sales({ from: '2026-01-01', to: '2026-12-31', by: ['channel'] })],
    ];
    for (const [verb, work] of works) {
      const error = await refused(work);
      expect([verb, error.code]).toEqual([verb, 'RIGHTS_MISSING']);
      expect(error.message).toContain(verb);
    }
    expect(await seller.connector.registrations.list()).toEqual(before);
  });
});
