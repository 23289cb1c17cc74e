import type { OdooPort } from '../../lib/index.ts';
import { create, records, search } from '../../stage/index.ts';

/**
 * What a new database of Odoo 19 has and one of 17 or 18 has not, so that amounts of lines come out alike: unit prices
 * with more than two decimals (the precision *Product Price*), and fiscal positions at home and abroad, of which the second
 * takes off the company's taxes (measured: *Domestic* and *Foreign Trade*); and a unit for packs of six. As administrator.
 */
export async function likeANew19(admin: OdooPort): Promise<void> {
  const precisions = await search(admin, 'decimal.precision', [['name', '=', 'Product Price']]);
  await admin.call('decimal.precision', 'write', { ids: precisions, args: { vals: { digits: 6 } } });
  const home = await search(admin, 'res.country', [['code', '=', 'US']]);
  const taxes = await search(admin, 'account.tax', [['type_tax_use', 'in', ['sale', 'purchase']]]);
  await create(admin, 'account.fiscal.position', [
    { name: 'Domestic', sequence: 10, auto_apply: true, country_id: home[0] },
    {
      name: 'Foreign Trade',
      sequence: 20,
      auto_apply: true,
      tax_ids: taxes.map((tax) => [0, 0, { tax_src_id: tax, tax_dest_id: false }]),
    },
  ]);
  const [units] = await records(admin, 'uom.uom', [['name', '=', 'Units']], ['category_id']);
  const category_id = [units?.['category_id']].flat()[0];
  await create(admin, 'uom.uom', [{ name: 'Pack of 6', category_id, uom_type: 'bigger', ratio: 6 }]);
}
