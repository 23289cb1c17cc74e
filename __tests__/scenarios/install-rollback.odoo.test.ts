import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, type OdooPort } from '../../lib/index.ts';
import { count, create, jsonRpc, search } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describe('install() that fails on its way, on a real Odoo', () => {
  const open = realDatabases('rollback');
  let admin: OdooPort;

  beforeAll(async () => {
    admin = jsonRpc(await open(), 'admin');
  });

  it('leaves nothing behind: no model, no field, no record', async () => {
    // Somebody made a field of that name by hand: Odoo refuses a second one, after our models were loaded.
    const [model] = await search(admin, 'ir.model', [['model', '=', 'sale.order']]);
    const field = {
      model_id: model,
      name: 'x_amazon_order_ref',
      ttype: 'char',
      field_description: 'By hand',
    };
    await create(admin, 'ir.model.fields', [field]);

    await expect(createConnector({ odoo: admin, amazon: {} }).install()).rejects.toMatchObject({
      code: 'ODOO_VALIDATION',
    });
    expect(await count(admin, 'ir.model', [['model', 'like', 'x_amazon']])).toBe(0);
    expect(await count(admin, 'ir.model.fields', [['name', 'like', 'x_amazon']])).toBe(1);
    expect(await count(admin, 'ir.model.data', [['module', '=', 'amazon']])).toBe(0);
    expect(await count(admin, 'ir.actions.server', [['name', 'like', 'amazon']])).toBe(0);
  });
});
