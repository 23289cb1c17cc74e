import { beforeAll, describe, expect, it } from '@jest/globals';
import { odooUnderTest } from './odoo-client.ts';

// Which records a domain finds, as recorded on a real Odoo 19.
describe('a domain on the embedded Odoo', () => {
  const { call } = odooUnderTest();
  let names: Readonly<Record<string, number>>;

  beforeAll(async () => {
    const create = async (values: object): Promise<number> =>
      Number(await call('admin', 'res.partner', 'create', [values]));
    const spain = await country('ES');
    const parent = await create({ name: 'Parent', is_company: true, country_id: spain, ref: 'test' });
    names = {
      Parent: parent,
      Child: await create({
        name: 'Child',
        parent_id: parent,
        email: 'Child@Example.com',
        color: 3,
        ref: 'test',
      }),
      Other: await create({ name: 'Other_1', comment: 'x', ref: 'test' }),
      Archived: await create({ name: 'Archived', active: false, ref: 'test' }),
    };
  });

  const country = async (code: string): Promise<unknown> => {
    const found = await call('admin', 'res.country', 'search', [[['code', '=', code]]]);
    return Array.isArray(found) ? found[0] : undefined;
  };

  const find = async (domain: readonly unknown[], context: object = {}): Promise<readonly string[]> => {
    const ids = await call('admin', 'res.partner', 'search', [[['ref', '=', 'test'], ...domain]], {
      order: 'id',
      context,
    });
    const found: readonly unknown[] = Array.isArray(ids) ? ids : [];
    return found.flatMap((id) => Object.keys(names).filter((name) => names[name] === id));
  };

  it.each([
    [[], ['Parent', 'Child', 'Other']],
    [[['name', '=', 'Child']], ['Child']],
    [[['name', '!=', 'Child']], ['Parent', 'Other']],
    [[['name', 'in', ['Child', 'Parent']]], ['Parent', 'Child']],
    [[['name', 'not in', ['Child']]], ['Parent', 'Other']],
    [[['name', 'like', 'hil']], ['Child']],
    [[['name', 'like', 'HIL']], []],
    [[['name', 'ilike', 'HIL']], ['Child']],
    [[['name', '=like', 'Ot%']], ['Other']],
    [[['name', '=like', 'Child_']], []],
    [[['name', 'not ilike', 'CHILD']], ['Parent', 'Other']],
    [
      ['|', ['name', '=', 'Child'], ['name', '=', 'Parent']],
      ['Parent', 'Child'],
    ],
    [
      ['!', ['name', '=', 'Child']],
      ['Parent', 'Other'],
    ],
    [[['parent_id', '=', false]], ['Parent', 'Other']],
    [[['parent_id.name', '=', 'Parent']], ['Child']],
    [[['parent_id.country_id.code', '=', 'ES']], ['Child']],
    [[['parent_id.name', '=', false]], []],
    [[['child_ids.name', '=', 'Child']], ['Parent']],
    [[['child_ids', '=', false]], ['Child', 'Other']],
    [[['parent_id', 'any', [['is_company', '=', true]]]], ['Child']],
    [[['is_company', '!=', false]], ['Parent']],
    [[['email_normalized', 'in', ['child@example.com']]], ['Child']],
    [[['color', '>', 2]], ['Child']],
    [[['color', '=', false]], ['Parent', 'Other']],
    [[['comment', '=', false]], ['Parent', 'Child']],
    [[['name', '=?', false]], ['Parent', 'Child', 'Other']],
    [[['active', '=', false]], ['Archived']],
    [[['active', 'in', [true, false]]], ['Parent', 'Child', 'Other', 'Archived']],
    [[['create_date', '>', '2020-01-01 00:00:00']], ['Parent', 'Child', 'Other']],
    [[[1, '=', 1]], ['Parent', 'Child', 'Other']],
    [[[0, '=', 1]], []],
  ])('%j finds %j', async (domain, expected) => {
    expect(await find(domain)).toEqual(expected);
  });

  it('finds archived records when the context says so', async () => {
    expect(await find([], { active_test: false })).toContain('Archived');
  });

  it.each([
    [
      [['nofield', '=', 1]],
      "builtins.ValueError: Invalid field res.partner.nofield in condition ('nofield', '=', 1)",
    ],
    [[['name', '~~', 1]], "builtins.ValueError: Invalid operator in condition ('name', '~~', 1)"],
    [['|', ['name', '=', 'x']], 'builtins.ValueError: Domain() malformed domain'],
    [[['name', '=']], 'builtins.ValueError: Domain() invalid item in domain'],
    [[['id', '=', 'x']], 'psycopg2.errors.InvalidTextRepresentation: invalid input syntax for type integer'],
    [
      [['create_date', '>', '2020-01-01T00:00:00Z']],
      'builtins.ValueError: expecting only datetimes with no timezone',
    ],
    [[['parent_id', 'child_of', 1]], "The embedded Odoo does not know the domain operator 'child_of'"],
  ])('%j is refused', async (domain, words) => {
    await expect(call('admin', 'res.partner', 'search', [domain])).rejects.toThrow(words);
  });

  it('refuses an order by a field that is not there', async () => {
    const attempt = call('admin', 'res.partner', 'search', [[]], { order: 'nofield desc' });
    await expect(attempt).rejects.toThrow(
      "builtins.ValueError: Invalid field 'nofield' on model 'res.partner'",
    );
  });
});
