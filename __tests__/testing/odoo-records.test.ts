import { describe, expect, it } from '@jest/globals';
import { asIds, asRows, odooUnderTest } from './odoo-client.ts';

// What create, write, unlink and the reads do, as recorded on a real Odoo 19.
describe('records of the embedded Odoo', () => {
  const { call } = odooUnderTest({
    clock: { now: () => Date.parse('2026-05-04T03:02:01Z') },
    products: [{ default_code: 'MUG', name: 'Mug', list_price: 9.5, type: 'consu' }],
  });
  const create = async (values: object): Promise<number> =>
    Number(await call('admin', 'res.partner', 'create', [values]));
  const read = async (id: number, fields: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const [row] = asRows(await call('admin', 'res.partner', 'read', [[id], fields]));
    return row ?? {};
  };

  it('gives a new record its defaults, and those of the context', async () => {
    const [plain, other] = asIds(
      await call('admin', 'res.partner', 'create', [[{ name: 'A' }, { name: 'B', type: 'other' }]], {
        context: { default_city: 'Vigo' },
      }),
    );
    const fields = [
      'active',
      'type',
      'lang',
      'city',
      'color',
      'parent_id',
      'category_id',
      'create_date',
      'create_uid',
    ];
    expect(await read(Number(plain), fields)).toMatchObject({
      active: true,
      type: 'contact',
      lang: 'en_US',
      city: 'Vigo',
      color: 0,
      parent_id: false,
      category_id: [],
      create_date: '2026-05-04 03:02:01',
      create_uid: [2, 'Administrator'],
    });
    expect(await read(Number(other), ['type'])).toMatchObject({ type: 'other' });
  });

  it('normalizes e-mail addresses', async () => {
    const written = ['"Foo" <Foo@Bar.COM>', 'nope', 'a@b.com, c@d.com', ' X@Y.Com '];
    const ids = await Promise.all(written.map((email) => create({ name: 'E', email })));
    const found = await Promise.all(ids.map((id) => read(id, ['email_normalized'])));
    expect(found.map((row) => row['email_normalized'])).toEqual(['foo@bar.com', false, 'a@b.com', 'x@y.com']);
  });

  it('names a contact by its company, and an address without a name by its type', async () => {
    const company = await create({ name: 'Co', is_company: true, street: 'S' });
    const contact = await create({ name: 'Kid', parent_id: company });
    const address = await create({ parent_id: company, type: 'delivery' });
    expect(await read(contact, ['display_name', 'street'])).toMatchObject({
      display_name: 'Co, Kid',
      street: 'S',
    });
    expect(await read(address, ['display_name', 'name', 'street'])).toMatchObject({
      display_name: 'Co, Delivery',
      name: false,
      street: false,
    });
  });

  it.each([
    [{}, 'odoo.exceptions.ValidationError: The operation cannot be completed: Contacts require a name'],
    [{ name: 'x', type: 'zzz' }, "builtins.ValueError: Wrong value for res.partner.type: 'zzz'"],
    [{ name: 'x', nofield: 1 }, "builtins.ValueError: Invalid field 'nofield' in 'res.partner'"],
    [
      { name: 'x', country_id: 999999 },
      'odoo.exceptions.ValidationError: The operation cannot be completed: Another model is using',
    ],
    [{ name: 'x', country_id: 'abc' }, 'psycopg2.errors.InvalidTextRepresentation'],
    [{ name: 'x', color: 'abc' }, "builtins.ValueError: invalid literal for int() with base 10: 'abc'"],
  ])('refuses to create %j', async (values, words) => {
    await expect(create(values)).rejects.toThrow(words);
  });

  it('obeys the commands on a one2many', async () => {
    const parent = await create({
      name: 'P',
      child_ids: [
        [0, 0, { name: 'a' }],
        [0, 0, { name: 'b' }],
      ],
    });
    const [a, b] = asIds((await read(parent, ['child_ids']))['child_ids']);
    await call('admin', 'res.partner', 'write', [
      [parent],
      {
        child_ids: [
          [1, a, { name: 'A' }],
          [3, b],
          [0, 0, { name: 'c' }],
        ],
      },
    ]);
    const children = asRows(
      await call('admin', 'res.partner', 'search_read', [[['parent_id', '=', parent]]], {
        fields: ['name'],
        order: 'id',
      }),
    );
    expect(children.map((child) => child['name'])).toEqual(['A', 'c']);
    expect(await read(Number(b), ['parent_id'])).toMatchObject({ parent_id: false });
    await call('admin', 'res.partner', 'write', [[parent], { child_ids: [[5]] }]);
    expect(await read(parent, ['child_ids'])).toMatchObject({ child_ids: [] });
  });

  it('obeys the commands on a many2many', async () => {
    const [one, two] = asIds(
      await call('admin', 'res.partner.category', 'create', [[{ name: 'T1' }, { name: 'T2' }]]),
    );
    const partner = await create({
      name: 'M',
      category_id: [
        [4, one],
        [4, two],
        [3, one],
      ],
    });
    expect(await read(partner, ['category_id'])).toMatchObject({ category_id: [two] });
    await call('admin', 'res.partner', 'write', [[partner], { category_id: [[6, 0, [one, two]]] }]);
    expect(await read(partner, ['category_id'])).toMatchObject({ category_id: [one, two] });
    await call('admin', 'res.partner.category', 'unlink', [[one]]);
    expect(await read(partner, ['category_id'])).toMatchObject({ category_id: [two] });
    await call('admin', 'res.partner', 'write', [[partner], { category_id: false }]);
    expect(await read(partner, ['category_id'])).toMatchObject({ category_id: [] });
  });

  it('lets go of a deleted parent, and refuses to delete what another record needs', async () => {
    const parent = await create({ name: 'Gone', child_ids: [[0, 0, { name: 'Left' }]] });
    const [child] = asIds((await read(parent, ['child_ids']))['child_ids']);
    await call('admin', 'res.partner', 'unlink', [[parent]]);
    expect(await read(Number(child), ['parent_id'])).toMatchObject({ parent_id: false });
    const customer = await create({ name: 'Buyer' });
    await call('bot', 'sale.order', 'create', [{ partner_id: customer }]);
    await expect(call('admin', 'res.partner', 'unlink', [[customer]])).rejects.toThrow(
      "The troublemaker is: 'Sales Order' (sale.order)\nThanks to the following constraint: 'Customer' (partner_id)",
    );
  });

  it('leaves out of a read what is gone, without a word', async () => {
    expect(await call('admin', 'res.partner', 'read', [[999999], ['name']])).toEqual([]);
  });

  it('reads a tree of records in one call', async () => {
    const answer = await call('bot', 'res.users', 'web_search_read', [
      [['id', '=', 2]],
      {
        name: {},
        company_id: { fields: { currency_id: { fields: { name: {}, decimal_places: {} } } } },
        company_ids: {},
        partner_id: {},
      },
    ]);
    expect(answer).toEqual({
      length: 1,
      records: [
        {
          id: 2,
          name: 'Administrator',
          company_id: { id: 1, currency_id: { id: 1, name: 'USD', decimal_places: 2 } },
          company_ids: [1],
          partner_id: expect.any(Number),
        },
      ],
    });
  });

  it('gives all ids of a list, but the fields of no more records than the limit', async () => {
    const answer = await call('bot', 'res.country', 'web_search_read', [
      [['code', '=', 'AU']],
      { state_ids: { fields: { code: {} }, limit: 2, order: 'code desc' } },
    ]);
    const expected = [
      { id: expect.any(Number), code: 'WA' },
      { id: expect.any(Number), code: 'VIC' },
      { id: expect.any(Number) },
    ];
    expect(answer).toMatchObject({ records: [{ state_ids: expect.arrayContaining(expected) }] });
  });

  it('describes its fields to anybody, without those that it lacks', async () => {
    const answer = await call('plain', 'sale.order', 'fields_get', [['state', 'nofield']], {
      attributes: ['type', 'string', 'help', 'selection'],
    });
    expect(answer).toEqual({
      state: {
        type: 'selection',
        string: 'Status',
        selection: [
          ['draft', 'Quotation'],
          ['sent', 'Quotation Sent'],
          ['sale', 'Sales Order'],
          ['cancel', 'Cancelled'],
        ],
      },
    });
  });

  it('holds the products of its options', async () => {
    const rows = await call('bot', 'product.product', 'search_read', [[['default_code', '=', 'MUG']]], {
      fields: ['display_name', 'list_price', 'uom_id'],
    });
    expect(rows).toEqual([{ id: 1, display_name: '[MUG] Mug', list_price: 9.5, uom_id: [1, 'Units'] }]);
  });
});
