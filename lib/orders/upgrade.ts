import { z } from 'zod';
import { searchRecords, type Domain } from '../odoo/index.ts';
import type { Upgrade } from '../schema/index.ts';

// What one call of Odoo writes within a second.
const batch = 10_000;

/**
 * Marks external ids of customers, sale orders and offers that were made before these were created once: a load that only
 * creates writes into what is not marked.
 */
export const markAsMadeOnce: Upgrade = async (odoo, options) => {
  const domain: Domain = [
    ['module', '=', 'amazon'],
    ['model', 'in', ['res.partner', 'sale.order', 'x_amazon_offer']],
    ['noupdate', '=', false],
  ];
  let last = 0;
  for (;;) {
    const rows = await searchRecords(odoo, 'ir.model.data', z.object({}), {
      domain: [...domain, ['id', '>', last]],
      order: 'id',
      limit: batch,
      ...options,
    });
    const ids = rows.map(({ id }) => id);
    last = ids.at(-1) ?? last;
    if (ids.length === 0) return;
    await odoo.call('ir.model.data', 'write', { ids, args: { vals: { noupdate: true } }, ...options });
  }
};
