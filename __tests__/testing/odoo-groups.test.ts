import { describe, expect, it } from '@jest/globals';
import { odooUnderTest } from './odoo-client.ts';

describe("the embedded Odoo's formatted_read_group", () => {
  const { call } = odooUnderTest();
  const group = (named: object) =>
    call('admin', 'res.partner', 'formatted_read_group', [[['ref', '=', 'group']]], named);

  it('counts and sums up by stored fields, in their order', async () => {
    const partner = (name: string, values: object) => ({ name, ref: 'group', ...values });
    const [parent] = [await call('admin', 'res.partner', 'create', [[{ name: 'Parent' }]])].flat();
    await call('admin', 'res.partner', 'create', [
      [partner('A', { parent_id: parent }), partner('B', { parent_id: parent }), partner('C', {})],
    ]);
    expect(await group({ groupby: ['parent_id'], aggregates: ['__count'] })).toEqual([
      { parent_id: [parent, 'Parent'], __count: 2 },
      { parent_id: false, __count: 1 },
    ]);
  });

  it.each([
    ['months', { groupby: ['create_date:month'] }, /does not know groups by create_date:month/],
    ['lists', { groupby: ['child_ids'] }, /does not know groups by the list child_ids/],
    ['averages', { aggregates: ['id:avg'] }, /does not know the aggregate id:avg/],
    ['limits', { limit: 3 }, /does not know formatted_read_group with limit/],
    ['unknown fields', { groupby: ['nothing'] }, /Invalid field 'nothing'/],
  ])('refuses %s by name', async (_case, named, refusal) => {
    await expect(group(named)).rejects.toThrow(refusal);
  });

  it('refuses the rate of a foreign currency, which it does not know', async () => {
    const [currency] = [await call('admin', 'res.currency', 'search', [[['name', '=', 'EUR']]])].flat();
    const [pricelist_id] = [
      await call('admin', 'product.pricelist', 'create', [[{ name: 'Euros', currency_id: currency }]]),
    ].flat();
    const [partner_id] = [await call('admin', 'res.partner', 'create', [[{ name: 'Buyer' }]])].flat();
    await call('admin', 'sale.order', 'create', [[{ partner_id, pricelist_id }]]);
    const attempt = call('admin', 'sale.order', 'formatted_read_group', [[]], { groupby: ['currency_rate'] });
    await expect(attempt).rejects.toThrow(/does not know sale\.order\.currency_rate of record/);
  });
});
