import type { OdooPort, PaymentJournal } from 'odoo-amazon-connector';
import { openInsideRun } from '../support/run-inside.ts';
import { day } from './books.ts';
import type { Taken } from './ways.ts';

// The ceiling: what Odoo's wizard comes to, without the wizard, as the bot. A hundred payments are one transaction, as with
// this library: a thousand in one took more than twice the time for each. One bank transaction takes all of them.
const code = `wanted = env.context['bench_payments']
quiet = {'tracking_disable': True, 'mail_create_nolog': True, 'mail_create_nosubscribe': True, 'mail_notrack': True}
bot = env(user=wanted['bot'], context=dict(quiet, lang='en_US', tz='UTC'))
def is_open(line):
    return line.account_type == 'asset_receivable' and not line.reconciled
moves = bot['account.move'].browse(wanted['moves'])
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
if wanted['deposit']:
    everything = bot['account.payment'].search([('invoice_ids', 'in', wanted['deposit'])])
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

const atOnce = 100;

/** Who pays, and through what: ids in Odoo. */
export interface InsidePayer {
  readonly bot: number;
  /** Id of the journal's way to pay. */
  readonly method: number;
  readonly journal: PaymentJournal;
}

/** Opens what pays invoices and books their deposit inside Odoo's process. */
export async function openInsidePayments(
  admin: OdooPort,
  { bot, method, journal }: InsidePayer,
): Promise<(invoices: readonly number[]) => Promise<Taken>> {
  const inside = await openInsideRun(admin, code);
  return async (invoices) => {
    let [ms, calls] = [0, 0];
    for (let start = 0; start < invoices.length; start += atOnce) {
      const moves = invoices.slice(start, start + atOnce);
      const deposit = start + atOnce >= invoices.length && invoices;
      const taken = await inside.run({
        bench_payments: { bot, moves, method, journal: journal.journalId, date: day, deposit },
      });
      ms += taken.ms;
      calls += taken.calls;
    }
    return { ms, calls };
  };
}
