import { fields } from '../../odoo/index.ts';
import { defineAction } from '../../schema/index.ts';

/**
 * Sets counted quantities of the context key `amazon_counts` in the location `amazon_location`: rows of product, the
 * quantity that the count was planned on, and the counted one.
 *
 * A product whose stock is another one by now is left alone, in the same transaction in which the others are set. So two
 * workers, a lost reply and a transfer that is validated in between do no harm. Counting and applying by two calls would:
 * Odoo 19 sets a quant to zero when a count that somebody has just applied is applied once more (measured).
 */
export const countAction = defineAction({
  name: 'action_fba_count',
  title: 'Amazon: Set Counted FBA Stock',
  field: 'x_fba_count_action',
  fieldLabel: 'Action That Sets FBA Stock',
  code: `Quant = env['stock.quant'].with_context(inventory_mode=True)
location = env.context['amazon_location']
counted = env['stock.quant']
for product, planned, count in env.context['amazon_counts']:
    quants = Quant.search([('product_id', '=', product), ('location_id', '=', location), ('lot_id', '=', False), ('package_id', '=', False), ('owner_id', '=', False)])
    held = 0
    for quant in quants:
        held += quant.quantity
    if abs(held - planned) > 0.00001:
        continue
    if quants:
        quants[0].write({'inventory_quantity': quants[0].quantity + count - held})
        counted += quants[0]
    else:
        counted += Quant.create({'product_id': product, 'location_id': location, 'inventory_quantity': count})
if counted:
    counted.action_apply_inventory()
action = {'type': 'ir.actions.act_window_close'}`,
});

/** What a run reads of the registration to find the action. */
export const countShape = { [countAction.field.name]: fields.integer } as const;
export type CountShape = typeof countShape;
