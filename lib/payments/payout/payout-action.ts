import { defineAction } from '../../schema/index.ts';
import { lockedMark } from '../locked-mark.ts';

/**
 * Takes what came in on a bank account from the intermediary account: the suspense line of the bank transaction goes to
 * that account, and is reconciled with what the deposits of the batches left there. `amazon_payout` names the bank
 * transaction, or the values of one to make; the amounts are in the currency of the batches. One transaction; nothing is
 * done where something is not as it was planned on.
 */
export const payoutAction = defineAction({
  name: 'action_credit_payout',
  title: 'Amazon: Credit Payout',
  field: 'x_amazon_payout_action',
  fieldLabel: 'Action That Credits Payouts',
  model: 'account.model_account_payment',
  code: `wanted = env.context['amazon_payout']
batches = env['x_amazon_batch'].browse(wanted['batches'])
held = env['account.move.line'].browse([line for line, residual in wanted['lines']])
done = True
for line, residual in wanted['lines']:
    if held.currency_id[:1].compare_amounts(held.browse(line).amount_residual_currency, residual):
        done = False
bank = env['account.bank.statement.line'].browse(wanted['line'])
if bank and bank.is_reconciled:
    done = False
if done:
    if not bank:
        bank = env['account.bank.statement.line'].create(wanted['values'])
        if str(bank.date) != wanted['values']['date']:
            raise UserError('${lockedMark}')
    if wanted['foreign']:
        bank.write(wanted['foreign'])
    liquidity, suspense, others = bank._seek_for_lines()
    currency = suspense.currency_id
    share = {'name': bank.payment_ref, 'partner_id': suspense.partner_id.id, 'currency_id': currency.id}
    off = wanted['off']
    part = bank.company_id.currency_id.round(suspense.balance * off / suspense.amount_currency)
    commands = [(2, suspense.id), (0, 0, dict(share, account_id=held.account_id.id, amount_currency=suspense.amount_currency - off, balance=suspense.balance - part))]
    if off:
        commands.append((0, 0, dict(share, account_id=wanted['account'], amount_currency=off, balance=part)))
    bank.move_id.with_context(force_delete=True, skip_readonly_check=True).write({'line_ids': commands})
    credited = bank.move_id.line_ids.filtered_domain([('account_id', '=', held.account_id.id)])
    env['account.move.line']._reconcile_plan([held + credited])
    batches.write({'x_payout_line_ids': [(4, bank.id)]})
action = {'type': 'ir.actions.act_window_close', 'done': done, 'line': bank.id, 'open': [[line.id, line.amount_residual_currency, line.amount_residual] for line in held]}`,
});
