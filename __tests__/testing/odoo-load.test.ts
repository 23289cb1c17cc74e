import { describe, expect, it } from '@jest/globals';
import { asLoaded, asRows, odooUnderTest, type Loaded } from './odoo-client.ts';

// Answers of `load` as recorded on a real Odoo 19.
describe('load on the embedded Odoo', () => {
  const { call } = odooUnderTest();
  const load = async (
    model: string,
    fields: readonly string[],
    data: readonly (readonly unknown[])[],
    role: 'bot' | 'plain' = 'bot',
  ): Promise<Loaded> => asLoaded(await call(role, model, 'load', [fields, data]));
  const partners = (domain: readonly unknown[], fields: readonly string[]) =>
    call('admin', 'res.partner', 'search_read', [domain], { fields, order: 'id' }).then(asRows);

  it('makes a record under its external id, and writes the same one the next time', async () => {
    const first = await load(
      'res.partner',
      ['id', 'name', 'is_company', 'email'],
      [['amz.p1', 'P1', 'True', 'A@B.com']],
    );
    const second = await load('res.partner', ['id', 'name'], [['amz.p1', 'P1b']]);
    expect(first).toEqual({ ids: [expect.any(Number)], messages: [], nextrow: 0 });
    expect(second.ids).toEqual(first.ids);
    const [row] = await partners([['name', '=', 'P1b']], ['is_company', 'email']);
    expect(row).toMatchObject({ is_company: true, email: 'A@B.com' });
  });

  it('makes a deleted record anew', async () => {
    const first = await load('res.partner', ['id', 'name'], [['amz.gone', 'G']]);
    await call('admin', 'res.partner', 'unlink', [first.ids]);
    const again = await load('res.partner', ['id', 'name'], [['amz.gone', 'G']]);
    expect(again.ids).not.toEqual(first.ids);
    expect(await load('res.partner', ['id', 'name'], [['amz.gone', 'G2']])).toEqual(again);
  });

  it('loads records with their lists, each under its own external id', async () => {
    const fields = ['id', 'name', 'child_ids/id', 'child_ids/name', 'child_ids/type'];
    const rows = [
      ['amz.par', 'Par', 'amz.ch1', 'C1', 'delivery'],
      ['', '', 'amz.ch2', 'C2', 'delivery'],
      ['amz.par2', 'Par2', '', '', ''],
    ];
    expect((await load('res.partner', fields, rows)).ids).toHaveLength(2);
    await load('res.partner', ['id', 'child_ids/id', 'child_ids/name'], [['amz.par', 'amz.ch1', 'C1b']]);
    const children = await partners([['parent_id.name', '=', 'Par']], ['name']);
    expect(children.map((child) => child['name'])).toEqual(['C1b', 'C2']);
  });

  it('empties a list whose cells are all blank', async () => {
    await load(
      'res.partner',
      ['id', 'name', 'child_ids/id', 'child_ids/name'],
      [['amz.z', 'Z', 'amz.z1', 'c1']],
    );
    await load('res.partner', ['id', 'name', 'child_ids/id', 'child_ids/name'], [['amz.z', 'Z', '', '']]);
    expect(await partners([['parent_id.name', '=', 'Z']], ['name'])).toEqual([]);
  });

  it('links by external id, by database id and by name, and to records of the same call', async () => {
    const fields = (by: string) => ['id', 'name', `country_id${by}`];
    await load('res.partner', fields('/id'), [['amz.c1', 'x', 'base.es']]);
    const [row] = await partners([['name', '=', 'x']], ['country_id']);
    expect(row).toMatchObject({ country_id: [expect.any(Number), 'Spain'] });
    expect((await load('res.partner', fields(''), [['amz.c2', 'y', 'Spain']])).messages).toEqual([]);
    const both = await load(
      'res.partner',
      ['id', 'name', 'parent_id/id'],
      [
        ['amz.first', 'First', ''],
        ['amz.second', 'Second', 'amz.first'],
      ],
    );
    expect(both.messages).toEqual([]);
  });

  it.each([
    [
      'country_id/id',
      'amz.none',
      'country_id',
      "No matching record found for external id 'amz.none' in field 'Country'",
    ],
    [
      'country_id/id',
      'base.main_company',
      'country_id',
      "Invalid external ID base.main_company: expected model 'res.country', found 'res.company'",
    ],
    [
      'country_id/.id',
      '99999',
      'country_id',
      "No matching record found for database id '99999' in field 'Country'",
    ],
    ['country_id/.id', 'abc', 'country_id', "Invalid database id 'abc' for the field 'Country'"],
    ['country_id', 'Nowhere', 'country_id', "No matching record found for name 'Nowhere' in field 'Country'"],
    ['color', 'abc', 'color', "'abc' does not seem to be an integer for field 'Color Index'"],
    ['is_company', 'maybe', 'is_company', "Unknown value 'maybe' for boolean field 'Is a Company'"],
    ['type', 'zzz', 'type', "Value 'zzz' not found in selection field 'Address Type'"],
    [
      'child_ids/color',
      'abc',
      'child_ids',
      "'abc' does not seem to be an integer for field 'Contact/Color Index'",
    ],
  ])('tells what is wrong with %s "%s"', async (column, cell, field, message) => {
    const answer = await load('res.partner', ['id', 'name', column], [['amz.bad', 'x', cell]]);
    expect(answer.ids).toBe(false);
    expect(answer.messages[0]).toMatchObject({
      type: 'error',
      record: 0,
      rows: { from: 0, to: 0 },
      field,
      message,
    });
  });

  it('writes all records or none, and names every bad one', async () => {
    const answer = await load(
      'res.partner',
      ['id', 'name', 'color'],
      [
        ['amz.q1', 'Good', '1'],
        ['amz.q2', 'x', 'abc'],
        ['amz.q3', '', '2'],
      ],
    );
    expect(answer.ids).toBe(false);
    expect(answer.messages.map(({ record, message }) => [record, message])).toEqual([
      [1, "'abc' does not seem to be an integer for field 'Color Index'"],
      [2, 'Contacts require a name'],
    ]);
    expect(await partners([['name', '=', 'Good']], [])).toEqual([]);
  });

  it('stops after ten records that cannot be saved', async () => {
    const rows = Array.from({ length: 24 }, (_, index) => [`amz.r${String(index)}`, index < 2 ? 'x' : '']);
    const { messages } = await load('res.partner', ['id', 'name'], rows);
    expect(messages).toHaveLength(11);
    expect(messages[10]).toMatchObject({ type: 'warning' });
  });

  it('refuses an external id of another model, and a column that names no field', async () => {
    const { messages } = await load('res.partner', ['id', 'name'], [['base.main_company', 'x']]);
    expect(messages[0]?.message).toContain('found record of different model res.company');
    await expect(load('res.partner', ['id', 'zzz'], [['amz.p9', 'x']])).rejects.toThrow(
      "Invalid field name 'zzz'",
    );
  });

  it('tells a missing right as a message', async () => {
    const answer = await load('sale.order', ['id', 'partner_id/.id'], [['amz.so', '1']], 'plain');
    expect(answer.messages[0]?.message).toContain(
      "You are not allowed to create 'Sales Order' (sale.order) records.",
    );
  });

  it('takes text alone for booleans, as Odoo does', async () => {
    await expect(load('res.partner', ['id', 'name', 'is_company'], [['amz.b', 'x', true]])).rejects.toThrow(
      "builtins.AttributeError: 'bool' object has no attribute 'lower'",
    );
  });
});
