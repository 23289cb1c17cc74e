import { defineAction } from '../../schema/index.ts';

/**
 * Dates done pickings: the context key `amazon_dates` holds pairs of a picking and a datetime. Written again, a date stays
 * what it is.
 *
 * What each write reads is read for all of them before: that takes less than half the time of a write by itself, which Odoo
 * offers as `web_save_multi` (measured on 19: 1.7 milliseconds for 4.3). On Odoo 17 and 18 moves and their lines do not
 * follow their picking.
 */
export const dateAction = defineAction({
  name: 'action_fba_date',
  title: 'Amazon: Date Stock Moves',
  field: 'x_fba_date_action',
  fieldLabel: 'Action That Dates Stock Moves',
  code: `dates = dict(env.context['amazon_dates'])
pickings = env['stock.picking'].browse(list(dates)).exists()
pickings.move_ids.move_line_ids.mapped('date')
pickings.move_ids.mapped('move_orig_ids')
pickings.move_ids.mapped('move_dest_ids')
for picking in pickings:
    picking.write({'date_done': dates[picking.id]})
    for move in picking.move_ids:
        if move.state == 'done' and move.date != picking.date_done:
            move.write({'date': dates[picking.id]})
            move.move_line_ids.write({'date': dates[picking.id]})
action = {'type': 'ir.actions.act_window_close'}`,
});
