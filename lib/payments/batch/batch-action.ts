import { defineAction } from '../../schema/index.ts';

/**
 * Makes the batch of the context key `amazon_batch` and puts its payments into it: one transaction. Where its key is taken,
 * or one of the payments is in a batch by now, it does nothing and says so, with the name that the batch of its key has.
 * `enterprise`: the values of Odoo Enterprise's own batch payment, where that model is there.
 *
 * Of two that take the same payment PostgreSQL lets one win, and Odoo runs the other one again.
 */
export const batchAction = defineAction({
  name: 'action_make_batch',
  title: 'Amazon: Make Batch Payment',
  field: 'x_amazon_batch_action',
  fieldLabel: 'Action That Makes Batch Payments',
  model: 'account.model_account_payment',
  code: `wanted = env.context['amazon_batch']
payments = env['account.payment'].browse(wanted['payments'])
holder = env.ref(wanted['key'], raise_if_not_found=False)
free = not holder
for payment in payments:
    if payment.x_amazon_batch_id:
        free = False
if free:
    batch = env['x_amazon_batch'].create(wanted['values'])
    env['ir.model.data']._update_xmlids([{'xml_id': wanted['key'], 'record': batch}])
    payments.write({'x_amazon_batch_id': batch.id})
    if wanted['enterprise']:
        env['account.batch.payment'].create(wanted['enterprise'])
action = {'type': 'ir.actions.act_window_close', 'done': free, 'holder': holder.x_name if holder else False}`,
});
