import { defineAction } from '../../schema/index.ts';
import { lockedMark } from '../locked-mark.ts';

/**
 * Books the deposit of a batch: one bank transaction in the batch's journal for the sum of its payments, which takes it
 * from the outstanding account to the journal's own, and is reconciled with the payments. One transaction. Where the batch
 * has a deposit by now, or other payments than `amazon_deposit` says, or one that is not posted, it does nothing and says so.
 */
export const depositAction = defineAction({
  name: 'action_book_deposit',
  title: 'Amazon: Book Deposit of Batch Payment',
  field: 'x_amazon_deposit_action',
  fieldLabel: 'Action That Books Deposits',
  model: 'account.model_account_payment',
  code: `wanted = env.context['amazon_deposit']
batch = env['x_amazon_batch'].browse(wanted['batch'])
payments = batch.x_payment_ids
done = not batch.x_deposit_line_id and sorted(payments.ids) == wanted['payments']
for payment in payments:
    if payment.state not in ('posted', 'in_process', 'paid'):
        done = False
if done:
    outstanding = payments.outstanding_account_id
    open_lines = payments.move_id.line_ids.filtered_domain([('account_id', '=', outstanding.id), ('reconciled', '=', False)])
    deposit = env['account.bank.statement.line'].create(dict(wanted['values'], counterpart_account_id=outstanding.id))
    taken = deposit.move_id.line_ids.filtered_domain([('account_id', '=', outstanding.id)])
    env['account.move.line']._reconcile_plan([open_lines + taken])
    if str(deposit.date) != wanted['values']['date']:
        raise UserError('${lockedMark}')
    if not taken.reconciled or [line.id for line in open_lines if not line.reconciled]:
        raise UserError('The payments of batch %s do not add up to %s.' % (batch.x_name, deposit.amount))
    batch.write({'x_deposit_line_id': deposit.id, 'x_date': wanted['values']['date']})
    if wanted['enterprise']:
        payments.batch_payment_id.validate_batch()
action = {'type': 'ir.actions.act_window_close', 'done': done}`,
});
