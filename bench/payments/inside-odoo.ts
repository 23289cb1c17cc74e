import type { OdooPort, PaymentJournal } from 'odoo-amazon-connector';
import { openInsideRun, type InsideRun } from '../support/run-inside.ts';
import { day } from './books.ts';

// The ceiling: what Odoo's wizard comes to, without the wizard, as the bot and in one transaction. A hundred payments at a
// time, since posting more at once is slower for each; one bank transaction takes all of them.
const code = `wanted = env.context['bench_payments']
quiet = {'tracking_disable': True, 'mail_create_nolog': True, 'mail_create_nosubscribe': True, 'mail_notrack': True}
bot = env(user=wanted['bot'], context=dict(quiet, lang='en_US', tz='UTC'))
def is_open(line):
    return line.account_type == 'asset_receivable' and not line.reconciled
everything = bot['account.payment']
for start in range(0, len(wanted['moves']), 100):
    moves = bot['account.move'].browse(wanted['moves'][start:start + 100])
    payments = bot['account.payment'].create([{
        'payment_type': 'inbound',
        'partner_type': 'customer',
        'partner_id': move.commercial_partner_id.id,
        'amount': move.amount_residual,
        'currency_id': move.currency_id.id,
        'date': wanted['date'],
        'journal_id': wanted['journal'],
        'payment_method_line_id': wanted['method'],
        'memo': move.name,
        'invoice_ids': [(6, 0, [move.id])],
    } for move in moves])
    payments.action_post()
    bot['account.move.line']._reconcile_plan([move.line_ids.filtered(is_open) + payment.move_id.line_ids.filtered(is_open) for move, payment in zip(moves, payments)])
    everything += payments
outstanding = everything.outstanding_account_id
deposit = bot['account.bank.statement.line'].create({
    'journal_id': wanted['journal'],
    'date': wanted['date'],
    'payment_ref': 'Deposit',
    'amount': sum(everything.mapped('amount')),
    'counterpart_account_id': outstanding.id,
})
items = (everything.move_id + deposit.move_id).line_ids.filtered_domain([('account_id', '=', outstanding.id)])
bot['account.move.line']._reconcile_plan([items])`;

/** Who pays, and through what: ids in Odoo. */
export interface InsidePayer {
  readonly bot: number;
  /** Id of the journal's way to pay. */
  readonly method: number;
  readonly journal: PaymentJournal;
}

/** Opens what pays invoices and books their deposit inside Odoo's process. */
export const openInsidePayments = (admin: OdooPort): Promise<InsideRun> => openInsideRun(admin, code);

/** What the Python needs. */
export const insideContext = (
  moves: readonly number[],
  { bot, method, journal }: InsidePayer,
): Readonly<Record<string, unknown>> => ({
  bench_payments: { bot, moves, method, journal: journal.journalId, date: day },
});
