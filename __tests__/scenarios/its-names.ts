import { z } from 'zod';
import type { OdooPort } from '../../lib/index.ts';

/** Whether a model of this Odoo has a field: versions are told apart by what they have. */
export async function hasField(admin: OdooPort, model: string, name: string): Promise<boolean> {
  const args = { allfields: [name], attributes: ['type'] };
  return name in z.record(z.string(), z.unknown()).parse(await admin.call(model, 'fields_get', { args }));
}

/** Values that take an account out of use. */
export const archivedAccount = async (admin: OdooPort): Promise<Readonly<Record<string, boolean>>> =>
  (await hasField(admin, 'account.account', 'active')) ? { active: false } : { deprecated: true };

/** Whether lines carry their own amounts (Odoo 19); before, a line named *Rounding* makes up for that. */
export const carriesTotals = (admin: OdooPort): Promise<boolean> =>
  hasField(admin, 'sale.order.line', 'extra_tax_data');

/** Whether a line keeps its unit price when a person writes its quantity: Odoo 17 puts the product's price there. */
export const holdsPrices = (admin: OdooPort): Promise<boolean> =>
  hasField(admin, 'sale.order.line', 'technical_price_unit');

/** A quantity as a person writes it who wants this unit price to stay. */
export const quantityAt = async (
  admin: OdooPort,
  quantity: number,
  price: number,
): Promise<Readonly<Record<string, number>>> => ({
  product_uom_qty: quantity,
  ...((await holdsPrices(admin)) ? {} : { price_unit: price }),
});

/** Whether stock finds its sale order by a procurement group, made beforehand: up to Odoo 18. */
export const groupsMoves = (admin: OdooPort): Promise<boolean> =>
  hasField(admin, 'sale.order.line', 'tax_id');

/** The date of the company up to which sales are locked: Odoo 17 locks them with everything else. */
export const salesLock = async (admin: OdooPort): Promise<'sale_lock_date' | 'fiscalyear_lock_date'> =>
  (await hasField(admin, 'res.company', 'sale_lock_date')) ? 'sale_lock_date' : 'fiscalyear_lock_date';

/** How a message about a locked period names the date: Odoo 17 writes it small. */
export const lockDateWords = (lock: 'sale_lock_date' | 'fiscalyear_lock_date'): RegExp =>
  lock === 'sale_lock_date' ? /Lock Date/ : /lock date/i;
