import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countCalls, createConnector, type DeliveryCarrier, type OdooPort } from '../../lib/index.ts';
import { openDispatch, type Dispatch } from './dispatch.ts';
import { create, records, search, type OdooDatabase, type Row, type Transport } from '../../stage/index.ts';

/** What deliveries.createCarriers makes, and leaves alone. */
export function describeDeliveryCarriers(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`deliveries.createCarriers on ${name}`, () => {
    let dispatch: Dispatch;
    let database: OdooDatabase;
    beforeAll(async () => {
      database = await openDatabase();
      dispatch = await openDispatch(database, transport);
    });
    afterAll(() => dispatch.close());

    const carriers = (names: readonly string[], port: OdooPort = dispatch.admin) =>
      createConnector({ odoo: port, amazon: {} }).deliveries.createCarriers(names);
    const methods = (names: readonly string[] = []): Promise<readonly Row[]> =>
      records(dispatch.admin, 'delivery.carrier', names.length > 0 ? [['name', 'in', names]] : [], [
        'name',
        'active',
        'integration_level',
        'invoice_policy',
        'product_id',
        'company_id',
      ]);
    const products = () => search(dispatch.admin, 'product.product', [['name', '=', 'Amazon Delivery']]);

    it('makes methods that order nothing and cost nothing, and says what Amazon gets for them', async () => {
      const odoo = countCalls(dispatch.admin);
      const made = await carriers(['  Self   Delivery ', 'easyship', 'dpd', 'Kurier Nord', 'DPD'], odoo);
      expect(odoo.calls.total).toBe(5);
      expect(made).toMatchObject([
        { name: 'Self Delivery', created: true, archived: false, amazon: { carrierCode: 'Self Delivery' } },
        { name: 'easyship', created: true, amazon: { carrierCode: 'Other', carrierName: 'easyship' } },
        { name: 'dpd', created: true, amazon: { carrierCode: 'DPD' } },
        { name: 'Kurier Nord', amazon: { carrierCode: 'Other', carrierName: 'Kurier Nord' } },
        { name: 'dpd', carrierId: made[2]?.carrierId },
      ]);
      const found = await methods(['Self Delivery', 'easyship', 'dpd', 'Kurier Nord']);
      expect(found.map(({ id }) => id).toSorted()).toEqual(idsOf(made.slice(0, 4)).toSorted());
      for (const method of found) {
        expect(method).toMatchObject({
          active: true,
          integration_level: 'rate',
          invoice_policy: 'estimated',
          company_id: false,
        });
      }
      const [product] = await records(
        dispatch.admin,
        'product.product',
        [['name', '=', 'Amazon Delivery']],
        ['type', 'list_price', 'sale_ok', 'purchase_ok'],
      );
      expect(product).toMatchObject({ type: 'service', list_price: 0, sale_ok: false, purchase_ok: false });
    });

    it('finds them again without a write, also as a user who may make none', async () => {
      const odoo = countCalls(dispatch.bot);
      const before = await methods();
      const again = await carriers(['SELF DELIVERY', 'Easyship'], odoo);
      expect(again).toMatchObject([
        { name: 'Self Delivery', created: false },
        { name: 'easyship', created: false },
      ]);
      expect(odoo.calls).toMatchObject({ total: 2, writes: 0 });
      expect(await methods()).toEqual(before);
    });

    it('leaves what users have made as it is, active before archived, with the carrier that it names', async () => {
      const named = await dispatch.carrier('By lorry', { x_amazon_carrier: 'gls' });
      const archived = await dispatch.carrier('correos', { active: false });
      await dispatch.carrier('seur', { active: false });
      const active = await dispatch.carrier('Seur');
      const before = await methods();
      expect(await carriers(['by lorry', 'Correos', 'SEUR'])).toEqual([
        {
          name: 'By lorry',
          carrierId: named,
          created: false,
          archived: false,
          amazon: { carrierCode: 'GLS' },
        },
        {
          name: 'correos',
          carrierId: archived,
          created: false,
          archived: true,
          amazon: { carrierCode: 'Correos' },
        },
        { name: 'Seur', carrierId: active, created: false, archived: false, amazon: { carrierCode: 'Seur' } },
      ]);
      expect(await methods()).toEqual(before);
    });

    it('makes another one where somebody has renamed its own', async () => {
      const [first] = await carriers(['MRW']);
      const vals = { name: 'MRW Express' };
      await dispatch.admin.call('delivery.carrier', 'write', {
        ids: [first?.carrierId ?? 0],
        args: { vals },
      });
      const [second] = await carriers(['MRW']);
      expect(second).toMatchObject({ name: 'MRW', created: true });
      expect(await methods(['MRW', 'MRW Express'])).toMatchObject([
        { id: first?.carrierId, name: 'MRW Express' },
        { id: second?.carrierId, name: 'MRW' },
      ]);
      expect(await carriers(['mrw'])).toMatchObject([{ carrierId: second?.carrierId, created: false }]);
    });

    it('refuses slips and empty names before it asks Odoo', async () => {
      const odoo = countCalls(dispatch.admin);
      await expect(carriers(['Chronopost', 'Royl Mail'], odoo)).rejects.toMatchObject({
        code: 'CARRIER_DOUBTFUL',
        message: expect.stringContaining('Royal Mail'),
        context: { suggestion: 'Royal Mail' },
      });
      await expect(carriers(['Chronopost', '  '], odoo)).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
      });
      expect(odoo.calls.total).toBe(0);
    });

    it('names the missing right, and makes nothing', async () => {
      const before = await methods();
      for (const port of [dispatch.bot, transport(database, 'plain')]) {
        await expect(carriers(['Chronopost'], port)).rejects.toMatchObject({
          code: 'RIGHTS_MISSING',
          message: expect.stringContaining('Inventory / Administrator'),
        });
      }
      expect(await methods()).toEqual(before);
    });

    it('makes each once, whoever calls at the same moment', async () => {
      const port = () => transport(database, 'admin');
      const results = await Promise.all(
        [port(), port(), port()].map((odoo) => carriers(['Asendia', 'TNT'], odoo)),
      );
      const [first = [], ...others] = results.map(idsOf);
      for (const ids of others) expect(ids).toEqual(first);
      expect(await methods(['Asendia', 'TNT'])).toHaveLength(2);
      expect(await products()).toHaveLength(1);
    });

    it('leaves them to the user when the connector is uninstalled', async () => {
      const before = await methods();
      const administrator = createConnector({ odoo: dispatch.admin, amazon: {} });
      await administrator.uninstall();
      expect(await methods()).toEqual(before);
      // Without the fields of the connector, and with a method of somebody else's.
      await create(dispatch.admin, 'delivery.carrier', [
        { name: 'Yodel', product_id: (await products())[0] },
      ]);
      expect(await carriers(['yodel', 'dpd', 'Hermes'])).toMatchObject([
        { name: 'Yodel', created: false, amazon: { carrierCode: 'Yodel' } },
        { name: 'dpd', created: false },
        { created: true },
      ]);
    });
  });
}

const idsOf = (carriers: readonly DeliveryCarrier[]): readonly number[] =>
  carriers.map(({ carrierId }) => carrierId);
