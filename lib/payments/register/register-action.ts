import { defineAction } from '../../schema/index.ts';
import { lockedMark } from '../locked-mark.ts';

/** States of payments that pay nothing any more: `cancel` on Odoo 17. */
export const cancelledStates: readonly string[] = ['canceled', 'rejected', 'cancel'];

/**
 * Makes the payments of the context key `amazon_payments`, posts them, and reconciles each with its own invoice: all of
 * it in one transaction, or nothing. An invoice that is not as it was planned on (`residual`, `pending`) makes it do nothing,
 * and is named in `stale`.
 *
 * Of two that pay the same invoice PostgreSQL lets one win, since both write its residual; Odoo runs the other one again,
 * which then finds it paid. Each payment is reconciled with its invoice alone: `reconcile` over many lines pairs them by
 * partner on Odoo 19, and by dates on 18, where 18 of 19 pairs came out wrong (measured).
 */
export const registerAction = defineAction({
  name: 'action_register_payments',
  title: 'Amazon: Register Payments',
  field: 'x_amazon_register_action',
  fieldLabel: 'Action That Registers Payments',
  model: 'account.model_account_payment',
  code: `items = env.context['amazon_payments']
moves = env['account.move'].browse([item['move'] for item in items])
linked = 'matched_payment_ids' in moves._fields
stale = []
for item, move in zip(items, moves):
    pending = [payment.id for payment in move.matched_payment_ids if payment.state not in (${cancelledStates.map((state) => `'${state}'`).join(', ')})] if linked else []
    if move.state != 'posted' or move.currency_id.compare_amounts(move.amount_residual, item['residual']) or sorted(pending) != item['pending']:
        stale.append(move.id)
rows = []
if not stale:
    owed = []
    values = []
    for item, move in zip(items, moves):
        lines = move.line_ids.filtered(lambda line: line.account_type in ('asset_receivable', 'liability_payable') and not line.reconciled)
        owed.append(lines)
        if item['values']:
            values.append(dict(item['values'], destination_account_id=lines[:1].account_id.id))
    made = env['account.payment'].create(values).ids
    ids = []
    for item in items:
        ids.append(item['payment'] or made.pop(0))
    payments = env['account.payment'].browse(ids)
    payments.filtered(lambda payment: payment.state == 'draft').action_post()
    plan = []
    for lines, payment in zip(owed, payments):
        plan.append(lines + payment.move_id.line_ids.filtered(lambda line: line.account_type in ('asset_receivable', 'liability_payable') and not line.reconciled))
    env['account.move.line']._reconcile_plan(plan)
    for item, move, payment in zip(items, moves, payments):
        if item['values'] and str(payment.move_id.date) != item['values']['date']:
            raise UserError('${lockedMark}')
        if move.currency_id.compare_amounts(move.amount_residual, item['left']):
            raise UserError('%s: %s would stay open instead of %s.' % (move.name, move.amount_residual, item['left']))
        rows.append([move.id, payment.id])
action = {'type': 'ir.actions.act_window_close', 'stale': stale, 'rows': rows}`,
});
