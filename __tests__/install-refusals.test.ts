import { describe, expect, it } from '@jest/globals';
import { createConnector, type OdooPort } from '../lib/index.ts';

/** An Odoo with these apps installed, to whose administrator anything is allowed. Enterprise's modules cannot be run here. */
function odooWith(...installed: readonly string[]): OdooPort & { readonly methods: string[] } {
  const methods: string[] = [];
  return {
    methods,
    version: () => Promise.resolve({ serie: '19.0', major: 19 }),
    call: (model, method) => {
      methods.push(method);
      if (method === 'check_access_rights') return Promise.resolve(true);
      if (model !== 'ir.module.module') return Promise.reject(new Error(`unexpected ${model}.${method}`));
      return Promise.resolve({
        length: installed.length,
        records: installed.map((name, index) => ({ id: index + 1, name, state: 'installed' })),
      });
    },
  };
}

describe('install() refuses', () => {
  it.each([
    ["a database with Odoo's own Amazon connector", ['sale_stock', 'sale_amazon'], 'sale_amazon'],
    ['a database without Sales and Inventory', [], 'sale_stock'],
  ])('%s, saying why, and writes nothing', async (_case, apps, named) => {
    const odoo = odooWith(...apps);
    await expect(createConnector({ odoo, amazon: {} }).install()).rejects.toMatchObject({
      code: 'INSTALL_REFUSED',
      message: expect.stringContaining(named),
    });
    expect(odoo.methods).toEqual(['check_access_rights', 'web_search_read']);
  });
});
