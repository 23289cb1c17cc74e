import type { OdooPort, Registration } from '../lib/index.ts';
import { decimal, sum } from '../lib/support/money.ts';
import type { WireOrder } from '../lib/testing/index.ts';
import { records, type Row } from '../stage/index.ts';
import { batchPrefix } from './batch-names.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What stands in the books for a seller's orders: no ids, no times, no numbers of documents. */
export interface Accounting {
  /** By kind of record. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of each order, in Amazon's order. */
  readonly orders: readonly Facts[];
  /** Its batches, deposits and payouts, and what they left on the journal's accounts. */
  readonly books: Facts;
}

/**
 * Reads the books of a scene: entries by its orders, payments by the numbers of these entries, and bank transactions by the
 * names of its batches. Customers tell nothing: Amazon names none of the USA, and the orders there share one. Needs a real Odoo.
 */
export async function takeAccounting(
  admin: OdooPort,
  registration: Registration,
  orders: readonly WireOrder[],
): Promise<Accounting> {
  const refs = orders.map(({ orderId }) => orderId);
  const entries = await records(
    admin,
    'account.move',
    [
      '|',
      ['x_amazon_order_ref', 'in', refs],
      ['line_ids.sale_line_ids.order_id.x_amazon_order_ref', 'in', refs],
    ],
    [
      'move_type',
      'state',
      'amount_total',
      'amount_residual',
      'payment_state',
      'ref',
      'x_amazon_order_ref',
      'x_amazon_refund_ref',
      'name',
      'matched_payment_ids',
      'reversed_entry_id',
    ],
  );
  const batches = await records(
    admin,
    'x_amazon_batch',
    [['x_name', '=like', `${batchPrefix(registration)}%`]],
    ['x_name', 'x_direction', 'x_journal_id', 'x_payment_ids', 'x_deposit_line_id', 'x_payout_line_ids'],
  );
  const payments = await records(
    admin,
    'account.payment',
    [
      '|',
      '|',
      ['memo', 'in', entries.map((entry) => entry['name'])],
      ['invoice_ids', 'in', entries.map(({ id }) => id)],
      ['x_amazon_batch_id', 'in', batches.map(({ id }) => id)],
    ],
    [
      'payment_type',
      'state',
      'amount',
      'is_matched',
      'is_reconciled',
      'reconciled_invoice_ids',
      'memo',
      'move_id',
      'outstanding_account_id',
      'x_amazon_batch_id',
    ],
  );
  const bankLines = await records(
    admin,
    'account.bank.statement.line',
    [['payment_ref', 'like', batchPrefix(registration)]],
    ['amount', 'is_reconciled', 'journal_id', 'move_id', 'payment_ref'],
  );
  const journals = await records(
    admin,
    'account.journal',
    [['id', 'in', batches.map((batch) => linkOf(batch, 'x_journal_id'))]],
    ['default_account_id'],
  );
  const intermediary = journals.map((journal) => linkOf(journal, 'default_account_id'));
  const outstanding = payments.map((payment) => linkOf(payment, 'outstanding_account_id'));
  const moves = [...payments, ...bankLines].map((row) => linkOf(row, 'move_id'));
  const items = await records(
    admin,
    'account.move.line',
    [
      ['move_id', 'in', moves],
      ['account_id', 'in', [...intermediary, ...outstanding]],
    ],
    ['account_id', 'balance', 'amount_residual'],
  );
  const isDeposit = (line: Row): boolean =>
    journals.some((journal) => journal.id === linkOf(line, 'journal_id'));
  const told = (text: unknown): string => String(text).replaceAll(batchPrefix(registration), '');
  const onAccounts = (accounts: readonly unknown[]): Facts => {
    const own = items.filter((item) => accounts.includes(linkOf(item, 'account_id')));
    return { balance: total(own, 'balance'), open: total(own, 'amount_residual') };
  };
  return {
    counts: {
      invoices: entries.filter((entry) => entry['move_type'] === 'out_invoice').length,
      creditNotes: entries.filter((entry) => entry['move_type'] === 'out_refund').length,
      payments: payments.length,
      batches: batches.length,
      deposits: bankLines.filter(isDeposit).length,
      payouts: bankLines.filter((line) => !isDeposit(line)).length,
    },
    orders: refs.map((orderId) => {
      const own = entries.filter((entry) => entry['x_amazon_order_ref'] === orderId);
      const numbers = own.map((entry) => entry['name']);
      return {
        entries: own.map((entry) => ({
          ...pick(entry, ['move_type', 'state', 'amount_total', 'amount_residual', 'payment_state']),
          ref: entry['ref'] === orderId ? 'the order' : entry['ref'] !== false,
          refund: entry['x_amazon_refund_ref'],
          reverses: own.findIndex(({ id }) => id === linkOf(entry, 'reversed_entry_id')),
          payments: idsIn(entry['matched_payment_ids']).length,
        })),
        payments: payments
          .filter((payment) => numbers.includes(payment['memo']))
          .map((payment) => ({
            ...pick(payment, ['payment_type', 'state', 'amount', 'is_matched', 'is_reconciled']),
            pays: idsIn(payment['reconciled_invoice_ids']).map((id) =>
              own.findIndex((entry) => entry.id === id),
            ),
            isInBatch: payment['x_amazon_batch_id'] !== false,
          })),
      };
    }),
    books: {
      batches: batches.map((batch) => ({
        name: told(batch['x_name']),
        direction: batch['x_direction'],
        payments: idsIn(batch['x_payment_ids']).length,
        hasDeposit: batch['x_deposit_line_id'] !== false,
        payouts: idsIn(batch['x_payout_line_ids']).length,
      })),
      transactions: bankLines.map((line) => ({
        ...pick(line, ['amount', 'is_reconciled']),
        isDeposit: isDeposit(line),
        says: told(line['payment_ref']),
      })),
      intermediary: onAccounts(intermediary),
      outstanding: onAccounts(outstanding),
    },
  };
}

/** The id that a many2one holds, over any transport. */
function linkOf(row: Row, field: string): unknown {
  const value = row[field];
  return Array.isArray(value) ? value[0] : value;
}

const idsIn = (value: unknown): readonly number[] => (Array.isArray(value) ? value.map(Number) : []);

const total = (rows: readonly Row[], field: string): string =>
  sum(rows.map((row) => decimal(Number(row[field])))).toFixed(2);

const pick = (row: Row, fields: readonly string[]): Facts =>
  Object.fromEntries(fields.map((field) => [field, row[field]]));
