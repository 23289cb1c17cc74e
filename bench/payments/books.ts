import { createConnector, type PaymentJournal } from 'odoo-amazon-connector';
import { create, records, type Seller, type Stage } from '../../stage/index.ts';

/** A day of all that is booked. */
export const day = '2026-11-30';

/** A company with a payment journal, and invoices to pay through it. */
export interface Books {
  readonly seller: Seller;
  readonly journal: PaymentJournal;
  /** Posts so many invoices, each of a customer and for an amount of its own; their ids. */
  post(count: number): Promise<readonly number[]>;
  /** Every invoice that was posted. */
  readonly posted: readonly number[];
}

// What Odoo need not do for documents that nobody follows.
const quietly = { tracking_disable: true, mail_create_nolog: true, mail_create_nosubscribe: true };
// Odoo stops a request after two minutes.
const mostAtOnce = 200;

/** Opens the books of a seller in the United States, whose company keeps them in dollars. */
export async function openBooks({ admin, bot, openSeller }: Stage): Promise<Books> {
  const seller = await openSeller([], { marketplaces: ['US'] });
  const journal = await createConnector({ odoo: admin, amazon: {} }).payments.setup(seller.registration);
  const posted: number[] = [];
  const postSome = async (count: number): Promise<readonly number[]> => {
    const numbers = Array.from({ length: count }, (_, index) => posted.length + index + 1);
    const partners = await create(
      bot,
      'res.partner',
      numbers.map((number) => ({ name: `Customer ${number}` })),
    );
    const vals_list = numbers.map((number, index) => ({
      move_type: 'out_invoice',
      partner_id: partners[index],
      invoice_date: day,
      invoice_line_ids: [
        [0, 0, { name: 'Article', quantity: 1, price_unit: 10 + (number % 90) / 100, tax_ids: [] }],
      ],
    }));
    const made = await bot.call('account.move', 'create', { args: { vals_list }, context: quietly });
    const ids = Array.isArray(made) ? made.map(Number) : [];
    await bot.call('account.move', 'action_post', { ids, context: quietly });
    posted.push(...ids);
    return ids;
  };
  return {
    seller,
    journal,
    posted,
    post: async (count) => {
      const ids: number[] = [];
      while (ids.length < count) ids.push(...(await postSome(Math.min(mostAtOnce, count - ids.length))));
      return ids;
    },
  };
}

/** Throws unless each invoice is paid by one payment of its amount, and nothing waits for a deposit. */
export async function checkBooks({ admin }: Stage, { posted, journal }: Books): Promise<void> {
  const invoices = await records(
    admin,
    'account.move',
    [['id', 'in', posted]],
    ['amount_total', 'amount_residual', 'payment_state'],
  );
  const payments = await records(
    admin,
    'account.payment',
    [['journal_id', '=', journal.journalId]],
    ['amount', 'state', 'is_matched', 'reconciled_invoice_ids'],
  );
  const paid = new Map(payments.map((payment) => [String(payment['reconciled_invoice_ids']), payment]));
  const wrong = invoices.filter((invoice) => {
    const payment = paid.get(String(invoice.id));
    return (
      invoice['amount_residual'] !== 0 ||
      invoice['payment_state'] !== 'paid' ||
      payment?.['amount'] !== invoice['amount_total'] ||
      payment?.['is_matched'] !== true
    );
  });
  const total = cents(invoices, 'amount_total');
  const lines = await records(
    admin,
    'account.move.line',
    [['account_id', 'in', [journal.outstandingReceiptsId, journal.intermediaryAccountId]]],
    ['account_id', 'balance', 'amount_residual'],
  );
  const of = (id: number | undefined) =>
    lines.filter((line) => String(line['account_id']).startsWith(`${id},`));
  const waiting = of(journal.outstandingReceiptsId);
  const left = [cents(waiting, 'balance'), cents(waiting, 'amount_residual')];
  const held = cents(of(journal.intermediaryAccountId), 'balance');
  const sums = { payments: payments.length, invoices: posted.length, wrong: wrong.length, left, held, total };
  if (payments.length !== posted.length || wrong.length > 0 || left.some(Boolean) || held !== total)
    throw new Error(`The books are not right: ${JSON.stringify(sums)}`);
}

const cents = (rows: readonly Readonly<Record<string, unknown>>[], field: string): number =>
  Math.round(rows.reduce((sum, row) => sum + Number(row[field]), 0) * 100);
