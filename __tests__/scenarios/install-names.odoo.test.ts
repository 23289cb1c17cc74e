import { describe, expect, it } from '@jest/globals';
import { createConnector, type OdooPort } from '../../lib/index.ts';
import { count, jsonRpc, records } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

// Odoo 18 gives a model that is loaded no fields. On Odoo 19 an empty default does the same to the models of a call.
const withoutFields = { default_field_id: [] };

describe('install() where Odoo gives a new model no name, on a real Odoo', () => {
  const open = realDatabases('install-names');

  it('makes the field for the name, and takes it out again', async () => {
    const admin = jsonRpc(await open(), 'admin');
    const bare: OdooPort = {
      ...admin,
      call: (model, method, call) =>
        admin.call(
          model,
          method,
          method === 'run' ? { ...call, context: { ...call?.context, ...withoutFields } } : call,
        ),
    };
    const names = () =>
      count(admin, 'ir.model.fields', [
        ['name', '=', 'x_name'],
        ['model', 'like', 'x_amazon'],
      ]);
    const loaded = { fields: ['name', 'model'], data: [['Amazon Bare', 'x_amazon_bare']] };
    await admin.call('ir.model', 'load', { args: loaded, context: withoutFields });
    expect(await names()).toBe(0);

    const connector = createConnector({ odoo: bare, amazon: {} });
    await connector.install();
    const models = await count(admin, 'ir.model', [['model', 'like', 'x_amazon']]);
    expect(await names()).toBe(models - 1);
    const [spain] = await records(admin, 'x_amazon_marketplace', [['x_country_code', '=', 'ES']], ['x_name']);
    expect(spain).toMatchObject({ x_name: 'Amazon.es' });
    expect((await connector.install()).created).toEqual([]);

    await connector.uninstall();
    expect(await count(admin, 'ir.model', [['model', 'like', 'x_amazon']])).toBe(1);
    expect(await names()).toBe(0);
    expect(await count(admin, 'ir.model.data', [['module', '=', 'amazon']])).toBe(0);
  });
});
