import { z } from 'zod';
import { fields, searchRecords } from '../odoo/index.ts';
import type { Upgrade } from '../schema/index.ts';

/**
 * Versions that made no stock moves left it to the FBA operation types to reserve goods by themselves: Odoo would choose
 * lots before they can be given.
 */
export const reserveByHand: Upgrade = async (odoo, options) => {
  const registrations = await searchRecords(
    odoo,
    'x_amazon_registration',
    z.object({ x_picking_type_id: fields.link({ reservation_method: fields.selection }) }),
    options,
  );
  const ids = registrations.flatMap(({ x_picking_type_id: type }) =>
    type?.reservation_method === 'at_confirm' ? [type.id] : [],
  );
  if (ids.length === 0) return;
  const vals = { reservation_method: 'manual' };
  await odoo.call('stock.picking.type', 'write', { ids: [...new Set(ids)], args: { vals }, ...options });
};
