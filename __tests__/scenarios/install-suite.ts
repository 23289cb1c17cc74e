import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, countCalls, createConnector, type Connector, type OdooPort } from '../../lib/index.ts';
import { count, preparePricelist, records, type OdooDatabase, type Transport } from '../../stage/index.ts';

// No scenario here asks Amazon for anything.
const noAmazon = {};

/** The scenarios of install(), uninstall() and registrations, the same on every Odoo and every transport. */
export function describeInstall(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`install() and registrations on ${name}`, () => {
    let admin: ReturnType<typeof countCalls>;
    let bot: OdooPort;
    let plain: OdooPort;
    let asAdmin: Connector;
    let asBot: Connector;

    beforeAll(async () => {
      const database = await open();
      admin = countCalls(transport(database, 'admin'));
      [bot, plain] = [transport(database, 'bot'), transport(database, 'plain')];
      asAdmin = createConnector({ odoo: admin, amazon: noAmazon });
      asBot = createConnector({ odoo: bot, amazon: noAmazon });
    });

    const ours = async (): Promise<number> => count(admin, 'ir.model.data', [['module', '=', 'amazon']]);

    it('says what to do in a database without install()', async () => {
      await expect(asBot.registrations.list()).rejects.toMatchObject({
        code: 'NOT_INSTALLED',
        message: expect.stringContaining('install()'),
      });
    });

    it('is refused to a user who is no administrator', async () => {
      await expect(asBot.install()).rejects.toMatchObject({ code: 'RIGHTS_MISSING' });
    });

    it('tells in a dry run what it would create, and creates nothing', async () => {
      admin.calls.reset();
      const plan = await asAdmin.install({ dryRun: true });
      expect(plan.created).toContain('amazon.model_x_amazon_registration');
      expect(plan.created).toContain('amazon.product_sales');
      expect(admin.calls.writes).toBe(0);
      expect(await ours()).toBe(0);
    });

    it('makes exactly what the dry run told, in one transaction', async () => {
      const plan = await asAdmin.install({ dryRun: true });
      const report = await asAdmin.install();
      expect(report.created).toEqual(plan.created);
      expect(await ours()).toBeGreaterThanOrEqual(report.created.length);
    });

    it('changes nothing when it runs again, and asks no more than seven times', async () => {
      admin.calls.reset();
      const report = await asAdmin.install();
      expect(report).toMatchObject({ created: [], updated: [] });
      expect(admin.calls.writes).toBe(0);
      expect(admin.calls.total).toBeLessThanOrEqual(7);
    });

    it('keeps what a user has changed on a default record', async () => {
      const [team] = await records(admin, 'crm.team', [['name', '=', 'Amazon']], ['name']);
      await admin.call('crm.team', 'write', {
        ids: [Number(team?.id)],
        args: { vals: { name: 'Marketplace Sales' } },
      });
      await asAdmin.install();
      expect(await count(admin, 'crm.team', [['name', '=', 'Marketplace Sales']])).toBe(1);
    });

    it('can be undone while nothing would be lost, and leaves nothing behind', async () => {
      const report = await asAdmin.uninstall();
      expect(report.kept).toEqual([]);
      expect(await ours()).toBe(0);
      expect(await count(admin, 'ir.model', [['model', 'like', 'x_amazon']])).toBe(0);
      expect(await count(admin, 'ir.model.fields', [['name', 'like', 'x_amazon']])).toBe(0);
      await asAdmin.install();
    });

    const spain = { name: 'Amazon ES', sellerId: 'A1B2C3D4E5F6G7', marketplaces: ['ES'] };

    it('registers a seller, and stores it in Odoo with the default location, team and operation type', async () => {
      await preparePricelist(admin, 'EUR');
      const registration = await asBot.registrations.register({
        ...spain,
        ordersSince: '2026-01-01T00:00:00Z',
      });
      expect(registration).toMatchObject({
        name: 'Amazon ES',
        region: 'eu',
        lastOrderSync: '2026-01-01T00:00:00.000Z',
        nonAmazonOrders: false,
      });
      expect(registration.marketplaces.map(({ name: marketplace }) => marketplace)).toEqual(['Amazon.es']);
      const [location] = await records(
        bot,
        'stock.location',
        [['id', '=', registration.locationId]],
        ['name', 'usage'],
      );
      expect(location).toMatchObject({ name: 'Amazon', usage: 'internal' });
      const [type] = await records(
        bot,
        'stock.picking.type',
        [['id', '=', registration.pickingTypeId]],
        ['name', 'code'],
      );
      expect(type).toMatchObject({ name: 'Amazon FBA', code: 'outgoing' });
      expect(await asBot.registrations.get(registration.id)).toEqual(registration);
      expect(await asBot.registrations.list()).toEqual([registration]);
    });

    it('refuses a registration with every complaint at once', async () => {
      const attempt = asBot.registrations.register({
        name: '',
        sellerId: 'no token',
        marketplaces: ['XX', 'ES', 'US'],
        warehouseId: 999_999,
      });
      await expect(attempt).rejects.toMatchObject({ code: 'REGISTRATION_INVALID' });
      const complaint = await attempt.catch((error: unknown) => String(error));
      for (const part of [
        'The name is empty',
        'not a merchant token',
        'no marketplace "XX"',
        'several regions',
        'Warehouse 999999',
      ]) {
        expect(complaint).toContain(part);
      }
    });

    it('refuses a marketplace that already belongs to another registration of the seller', async () => {
      await expect(asBot.registrations.register({ ...spain, name: 'Twice' })).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('Amazon.es already belongs to registration'),
      });
    });

    it('refuses a currency without a pricelist', async () => {
      await expect(
        asBot.registrations.register({ ...spain, name: 'Sweden', marketplaces: ['SE'] }),
      ).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('SEK'),
      });
    });

    it('changes what an update names, and keeps the rest', async () => {
      const [registration] = await asBot.registrations.list();
      if (!registration) throw new Error('no registration');
      const updated = await asBot.registrations.update(registration.id, {
        marketplaces: ['ES', 'DE'],
        nonAmazonOrders: true,
      });
      expect(updated).toMatchObject({
        name: 'Amazon ES',
        nonAmazonOrders: true,
        locationId: registration.locationId,
        salesTeamId: registration.salesTeamId,
      });
      expect(updated.marketplaces.map(({ countryCode }) => countryCode).sort()).toEqual(['DE', 'ES']);
      await expect(asBot.registrations.update(999_999, { name: 'x' })).rejects.toMatchObject({
        code: 'REGISTRATION_UNKNOWN',
      });
    });

    it('names an Amazon port that is missing or of another region before it calls anything', async () => {
      const [registration] = await asBot.registrations.list();
      if (!registration) throw new Error('no registration');
      await expect(collect(asBot.orders.sync(registration))).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
      });
    });

    it('asks for install() again where a field of a newer package is missing', async () => {
      const [registration] = await asBot.registrations.list();
      if (!registration) throw new Error('no registration');
      const field = [
        ['model', '=', 'x_amazon_registration'],
        ['name', '=', 'x_order_checkpoint'],
      ];
      const ids = (await records(admin, 'ir.model.fields', field, ['name'])).map(({ id }) => id);
      await admin.call('ir.model.fields', 'unlink', { ids });
      await expect(collect(asBot.orders.sync(registration))).rejects.toMatchObject({
        code: 'INSTALL_OUTDATED',
        message: expect.stringContaining('install()'),
      });
      const { created } = await asAdmin.install();
      expect(created).toEqual(['amazon.field_x_amazon_registration__x_order_checkpoint']);
    });

    it('asks only for external ids that it makes, whatever else carries ids of its module', async () => {
      const partner = ['amazon.made_by_a_run', 'Made Up'];
      await admin.call('res.partner', 'load', { args: { fields: ['id', 'name'], data: [partner] } });
      const answers: unknown[] = [];
      const listening: OdooPort = {
        ...admin,
        call: async (model, method, call) => {
          const answer = await admin.call(model, method, call);
          if (model === 'ir.model.data') answers.push(answer);
          return answer;
        },
      };
      await createConnector({ odoo: listening, amazon: noAmazon }).install();
      expect(answers).toHaveLength(1);
      expect(JSON.stringify(answers)).toContain('model_x_amazon_problem');
      expect(JSON.stringify(answers)).not.toContain('made_by_a_run');
    });

    it('names the kinds of problems where it is asked for another one', async () => {
      await expect(asBot.problems.list({ kind: 'parcel' })).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('order, cancellation'),
      });
    });

    it('does not uninstall while data would be lost, unless forced', async () => {
      await expect(asAdmin.uninstall()).rejects.toMatchObject({
        code: 'UNINSTALL_REFUSED',
        message: expect.stringContaining('1 registrations'),
      });
      const report = await asAdmin.uninstall({ force: true });
      expect(report.kept).toContain('amazon.product_sales');
      expect(await count(admin, 'ir.model', [['model', 'like', 'x_amazon']])).toBe(0);
      await expect(
        createConnector({ odoo: plain, amazon: noAmazon }).registrations.list(),
      ).rejects.toMatchObject({ code: 'NOT_INSTALLED' });
    });
  });
}
