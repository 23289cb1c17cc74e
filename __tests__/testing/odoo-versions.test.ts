import { describe, expect, it } from '@jest/globals';
import type { EmbeddedOdooVersion } from '../../lib/testing/odoo/index.ts';
import { asIds, asLoaded, asRows, odooUnderTest, postJson } from './odoo-client.ts';

// Names and refusals that differ between versions: 17, 18 and 19 as recorded on real ones, 20 by public threads.
const versions: readonly EmbeddedOdooVersion[] = [17, 18, 19, 20];

type PerVersion<T> = Readonly<Record<EmbeddedOdooVersion, T>>;

describe.each(versions)('Odoo %s, embedded', (version) => {
  const { odoo, raw, call } = odooUnderTest({
    version,
    products: [{ default_code: 'G', name: 'Goods', list_price: 10, type: 'consu' }],
  });
  const pick = <T>(values: PerVersion<T>): T => values[version];
  const isOld = version < 19;
  const unit = isOld ? 'product_uom' : 'product_uom_id';

  const namesOf = async (model: string): Promise<readonly string[]> => {
    const described = asRows([await call('admin', model, 'fields_get', [[], ['type']])]);
    return Object.keys(described[0] ?? {});
  };
  const refusal = async (...request: Parameters<typeof raw>): Promise<string | undefined> =>
    (await raw(...request)).error?.data.name;
  const makeOrder = async (): Promise<number> => {
    const line = [0, 0, { product_id: 1, product_uom_qty: 3, price_unit: 3.339 }];
    return Number(await call('bot', 'sale.order', 'create', [{ partner_id: 1, order_line: [line] }]));
  };
  const lineOf = async (order: number): Promise<Readonly<Record<string, unknown>>> => {
    const domain = [['order_id', '=', order]];
    const [line] = asRows(await call('bot', 'sale.order.line', 'search_read', [domain, ['name']]));
    return line ?? {};
  };

  describe('names', () => {
    const cases: readonly (readonly [
      model: string,
      there: PerVersion<string[]>,
      gone: PerVersion<string[]>,
    ])[] = [
      [
        'sale.order.line',
        {
          17: ['tax_id', 'product_uom'],
          18: ['tax_id', 'product_uom', 'technical_price_unit'],
          19: ['tax_ids', 'product_uom_id', 'technical_price_unit', 'extra_tax_data'],
          20: ['tax_ids', 'product_uom_id', 'technical_price_unit', 'extra_tax_data'],
        },
        {
          17: ['tax_ids', 'product_uom_id', 'technical_price_unit', 'extra_tax_data'],
          18: ['tax_ids', 'product_uom_id', 'extra_tax_data'],
          19: ['tax_id', 'product_uom'],
          20: ['tax_id', 'product_uom'],
        },
      ],
      [
        'stock.move',
        {
          17: ['name', 'group_id', 'product_uom'],
          18: ['name', 'group_id', 'product_uom'],
          19: ['product_uom'],
          20: ['uom_id'],
        },
        {
          17: ['uom_id'],
          18: ['uom_id'],
          19: ['name', 'group_id', 'uom_id'],
          20: ['name', 'group_id', 'product_uom'],
        },
      ],
      [
        'res.users',
        { 17: ['groups_id'], 18: ['groups_id'], 19: ['group_ids'], 20: ['group_ids'] },
        { 17: ['group_ids'], 18: ['group_ids'], 19: ['groups_id'], 20: ['groups_id'] },
      ],
      [
        'product.product',
        { 17: ['detailed_type'], 18: ['is_storable'], 19: ['is_storable'], 20: ['is_storable'] },
        { 17: ['is_storable'], 18: ['detailed_type'], 19: ['detailed_type'], 20: ['detailed_type'] },
      ],
      [
        'uom.uom',
        { 17: ['factor_inv'], 18: ['factor_inv'], 19: ['relative_factor'], 20: ['relative_factor'] },
        { 17: ['relative_factor'], 18: ['relative_factor'], 19: ['factor_inv'], 20: ['factor_inv'] },
      ],
    ];

    it.each(cases)('of the fields of %s', async (model, there, gone) => {
      const names = await namesOf(model);
      expect(names).toEqual(expect.arrayContaining(pick(there)));
      expect(pick(gone).filter((name) => names.includes(name))).toEqual([]);
      for (const name of pick(gone)) {
        expect(await refusal('admin', model, 'search', [[[name, '=', 1]]])).toBe('builtins.ValueError');
        const column = version === 17 ? 'builtins.KeyError' : 'builtins.ValueError';
        expect(await refusal('admin', model, 'load', [[name], [['1']]])).toBe(column);
      }
    });

    it('of models', async () => {
      const known = await Promise.all(
        [
          'procurement.group',
          'stock.quant.package',
          'stock.package',
          'ir.model.access',
          'ir.rule',
          'ir.access',
        ].map(
          async (model) =>
            [model, (await refusal('admin', model, 'search_count', [[]])) === undefined] as const,
        ),
      );
      const old = ['procurement.group', 'stock.quant.package', 'ir.model.access', 'ir.rule'];
      expect(known.filter(([, isThere]) => isThere).map(([model]) => model)).toEqual(
        pick({
          17: old,
          18: old,
          19: ['stock.package', 'ir.model.access', 'ir.rule'],
          20: ['stock.package', 'ir.access'],
        }),
      );
    });

    it('of methods, and of the argument of write', async () => {
      const missing = async (model: string, method: string): Promise<boolean> =>
        (await refusal('admin', model, method, [])) === 'builtins.AttributeError';
      expect(await missing('res.partner', 'formatted_read_group')).toBe(isOld);
      expect(await missing('res.partner', 'has_access')).toBe(version === 17);
      const order = await makeOrder();
      const named = async (name: string): Promise<string | undefined> =>
        refusal('bot', 'sale.order', 'write', [[order]], { [name]: { origin: 'x' } });
      expect(await named(isOld ? 'values' : 'vals')).toBeUndefined();
      expect(await named(isOld ? 'vals' : 'values')).toBe('builtins.TypeError');
      expect(await refusal('bot', 'res.partner', 'write', [[1]], { vals: { name: 'x' } })).toBeUndefined();
    });

    it('of groups: for the user himself alone on 17', async () => {
      const own = await refusal('bot', 'res.users', 'has_group', ['base.group_user']);
      const named = await raw('bot', 'res.users', 'has_group', [[version < 19 ? 6 : 5], 'base.group_user']);
      expect(own === undefined).toBe(version === 17);
      expect(named.error?.data.name ?? named.result).toBe(version === 17 ? 'builtins.TypeError' : true);
    });
  });

  it('refuses fields that it lacks', async () => {
    const { id: line } = await lineOf(await makeOrder());
    const read = (name: string) => refusal('bot', 'sale.order.line', 'read', [[line], [name]]);
    expect(await read(isOld ? 'tax_ids' : 'tax_id')).toBe('builtins.ValueError');
    expect(await read(isOld ? 'tax_id' : 'tax_ids')).toBeUndefined();
    const write = await refusal('admin', 'res.partner', 'write', [[1], { nope: 1 }]);
    expect(write).toBe(isOld ? 'builtins.ValueError' : 'builtins.KeyError');
    expect(await refusal('admin', 'res.partner', 'create', [{ name: 'x', nope: 1 }])).toBe(
      'builtins.ValueError',
    );
    const nested = ['partner_id/.id', `order_line/${isOld ? unit : 'product_uom'}_nope`];
    const column = await refusal('bot', 'sale.order', 'load', [nested, [['1', '1']]]);
    expect(column).toBe(version === 17 ? 'builtins.KeyError' : 'builtins.ValueError');
  });

  it('reads conditions as its version does', async () => {
    const refused = async (condition: readonly unknown[]): Promise<string | undefined> =>
      refusal('admin', 'res.partner', 'search_count', [[condition]]);
    const valueError = 'builtins.ValueError';
    expect(await refused(['create_date', '>', '2020-01-01T00:00:00Z'])).toBe(isOld ? undefined : valueError);
    expect(await refused(['id', '==', 1])).toBe(isOld ? valueError : undefined);
    expect(await refused(['name', 'in', 'x'])).toBe(isOld ? valueError : undefined);
  });

  it('compares write_date with or without microseconds', async () => {
    const [row] = asRows(
      await call('admin', 'res.partner', 'search_read', [[['id', '=', 1]], ['write_date']]),
    );
    expect(row?.['write_date']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    const counts = await Promise.all(
      ['>', '>=', '=', '<='].map((operator) =>
        call('admin', 'res.partner', 'search_count', [
          [
            ['id', '=', 1],
            ['write_date', operator, row?.['write_date']],
          ],
        ]),
      ),
    );
    expect(counts).toEqual(isOld ? [1, 1, 0, 0] : [0, 1, 1, 1]);
  });

  it('gives loaded models a name from 19 on', async () => {
    const { ids } = asLoaded(
      await call('admin', 'ir.model', 'load', [['id', 'name', 'model'], [['t.m', 'Loaded', 'x_loaded']]]),
    );
    expect(ids).toHaveLength(1);
    await call('admin', 'ir.model', 'create', [{ name: 'Created', model: 'x_created' }]);
    expect((await namesOf('x_loaded')).includes('x_name')).toBe(!isOld);
    expect(await namesOf('x_created')).toContain('x_name');
  });

  it('gives new sales teams a company on 17', async () => {
    const team = await call('admin', 'crm.team', 'create', [{ name: 'T' }]);
    const [row] = asRows(await call('admin', 'crm.team', 'read', [[team], ['company_id']]));
    expect(row?.['company_id']).toEqual(version === 17 ? [1, 'My Company'] : false);
  });

  it('counts and sums with read_group', async () => {
    const order = await makeOrder();
    const args = {
      domain: [['order_id', '=', order]],
      fields: ['product_uom_qty:sum'],
      groupby: ['product_id'],
      lazy: false,
    };
    const [group] = asRows(await call('bot', 'sale.order.line', 'read_group', [], args));
    expect(group).toEqual({ product_id: [1, '[G] Goods'], product_uom_qty: 3, __count: 1 });
  });

  it('grants rights by rows of its own', async () => {
    const model = version === 20 ? 'ir.access' : 'ir.model.access';
    const [modelId] = asIds(await call('admin', 'ir.model', 'search', [[['model', '=', 'crm.tag']]]));
    const everybody = version === 20 ? { operation: 'crud' } : { perm_read: true };
    await call('admin', model, 'create', [{ name: 'All', model_id: modelId, ...everybody }]);
    // On 20 a row without a group restricts.
    const read = await refusal('plain', 'crm.tag', 'search', [[]]);
    expect(read).toBe(version === 20 ? 'odoo.exceptions.AccessError' : undefined);
    expect(await refusal('plain', 'sale.order', 'search', [[]])).toBe('odoo.exceptions.AccessError');
  });

  describe('over HTTP', () => {
    it('says which errors they are', async () => {
      const { error } = await raw('admin', 'res.partner', 'read', [[1], ['nope']]);
      expect(error?.code).toBe(isOld ? 200 : 0);
      const headers = { 'content-type': 'text/plain' };
      expect((await postJson(`${odoo().url}/jsonrpc`, {}, headers)).status).toBe(isOld ? 400 : 415);
    });

    it('states its version', async () => {
      const pages = await Promise.all(
        ['/web/version', '/json/version'].map((path) => fetch(`${odoo().url}${path}`)),
      );
      expect(pages.map(({ status }) => status)).toEqual(isOld ? [404, 404] : [200, 200]);
      const params = { service: 'common', method: 'version', args: [] };
      const stated = await postJson(`${odoo().url}/jsonrpc`, { jsonrpc: '2.0', id: 1, params });
      expect(await stated.json()).toMatchObject({ result: { server_serie: `${version}.0` } });
    });

    it('serves JSON-2 from 19 on', async () => {
      const { status } = await fetch(`${odoo().url}/json/2/res.users/context_get`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', authorization: `bearer ${odoo().users.bot.apiKey}` },
        body: '{}',
      });
      expect(status).toBe(pick({ 17: 404, 18: 303, 19: 200, 20: 200 }));
    });
  });
});
