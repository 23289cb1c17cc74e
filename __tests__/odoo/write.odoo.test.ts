import { beforeAll, describe, expect } from '@jest/globals';
import { createConnector, type OdooPort } from '../../lib/index.ts';
import { create, json2, jsonRpc, records, xmlRpc, type OdooDatabase } from '../../stage/index.ts';
import { itOver } from '../real-odoo/version.ts';
import { realDatabases } from '../scenarios/real.ts';

describe('write() on a real Odoo', () => {
  const open = realDatabases('write');
  let database: OdooDatabase;
  let admin: OdooPort;

  beforeAll(async () => {
    database = await open();
    admin = jsonRpc(database, 'admin');
    await createConnector({ odoo: admin, amazon: {} }).install();
  });

  describe.each([
    ['JSON-RPC', jsonRpc],
    ['JSON-2', json2],
    ['XML-RPC', xmlRpc],
  ])('over %s', (label, transport) => {
    itOver(label)('writes models that override it, and those that do not', async () => {
      const odoo = transport(database, 'admin');
      const write = async (model: string, id: number, field: string): Promise<void> => {
        await odoo.call(model, 'write', { ids: [id], args: { vals: { [field]: label } } });
        expect(await records(admin, model, [['id', '=', id]], [field])).toMatchObject([{ [field]: label }]);
      };
      const [partner = 0] = await create(admin, 'res.partner', [{ name: 'Made Up' }]);
      const [order = 0] = await create(admin, 'sale.order', [{ partner_id: partner }]);
      const [marketplace] = await records(admin, 'x_amazon_marketplace', [], []);
      const [model] = await records(admin, 'ir.model', [['model', '=', 'res.partner']], []);
      const [activity = 0] = await create(admin, 'mail.activity', [
        { res_model_id: Number(model?.id), res_id: partner, summary: 'Look' },
      ]);
      await write('res.partner', partner, 'name');
      await write('sale.order', order, 'client_order_ref');
      await write('x_amazon_marketplace', Number(marketplace?.id), 'x_name');
      await write('mail.activity', activity, 'summary');
    });
  });
});
