import { z } from 'zod';
import { fields, searchRecords, type CallScope, type Domain, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import type { Direction, PaymentJournalFacts } from '../journal.ts';
import { batchModel } from './batch-model.ts';
import type { BatchPayment, BatchState } from './batch.ts';

/** A batch as Odoo keeps it. */
export interface BatchFacts {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly direction: Direction;
  readonly payments: readonly { readonly id: number; readonly amount: Decimal }[];
  readonly deposit: DepositFacts | undefined;
  /** Ids of the bank transactions that were taken from the intermediary account for it. */
  readonly payouts: readonly PayoutFacts[];
}

export interface DepositFacts {
  readonly lineId: number;
  /** What of it stands on the intermediary account, in the currency of the batch; below zero for outgoing payments. */
  readonly held: readonly HeldLine[];
}

/** A journal item of a deposit on the intermediary account. */
export interface HeldLine {
  readonly id: number;
  readonly amount: Decimal;
  /** What is not credited yet. */
  readonly residual: Decimal;
}

export interface PayoutFacts {
  readonly lineId: number;
  readonly date: string;
  readonly amount: Decimal;
}

const batchSchema = z.object({
  x_name: fields.char,
  x_date: fields.date,
  x_direction: fields.selection,
  x_payment_ids: fields.links({ amount: fields.float }),
  x_deposit_line_id: fields.link({ move_id: fields.many2one }),
  x_payout_line_ids: fields.links({ date: fields.date, amount: fields.float }),
});

const heldSchema = z.object({
  move_id: fields.many2one,
  amount_currency: fields.float,
  amount_residual_currency: fields.float,
});

/** The batches of the journal with these names: two calls, one where none is deposited. */
export async function readBatches(
  odoo: OdooPort,
  journal: PaymentJournalFacts,
  names: readonly string[],
  scope: CallScope,
): Promise<readonly BatchFacts[]> {
  const domain: Domain = [
    ['x_journal_id', '=', journal.id],
    ['x_name', 'in', names],
  ];
  const batches = await searchRecords(odoo, batchModel, batchSchema, { domain, order: 'id', ...scope });
  const deposits = batches.flatMap(({ x_deposit_line_id: deposit }) => deposit?.move_id ?? []);
  const held =
    deposits.length === 0
      ? []
      : await searchRecords(odoo, 'account.move.line', heldSchema, {
          domain: [
            ['move_id', 'in', deposits],
            ['account_id', '=', journal.account?.id ?? 0],
          ],
          order: 'id',
          ...scope,
        });
  return batches.map((batch) => ({
    id: batch.id,
    name: batch.x_name ?? '',
    date: batch.x_date ?? '',
    direction: batch.x_direction === 'outbound' ? 'outbound' : 'inbound',
    payments: batch.x_payment_ids.map(({ id, amount }) => ({ id, amount: decimal(amount) })),
    deposit: batch.x_deposit_line_id && {
      lineId: batch.x_deposit_line_id.id,
      held: held
        .filter(({ move_id }) => move_id === batch.x_deposit_line_id?.move_id)
        .map((line) => ({
          id: line.id,
          amount: decimal(line.amount_currency),
          residual: decimal(line.amount_residual_currency),
        })),
    },
    payouts: batch.x_payout_line_ids.map(({ id, date = '', amount }) => ({
      lineId: id,
      date,
      amount: decimal(amount),
    })),
  }));
}

/** @throws `BATCH_UNKNOWN`. */
export async function readBatch(
  odoo: OdooPort,
  journal: PaymentJournalFacts,
  name: string,
  scope: CallScope,
): Promise<BatchFacts> {
  const [batch] = await readBatches(odoo, journal, [name], scope);
  if (batch) return batch;
  throw new ConnectorError('BATCH_UNKNOWN', `Journal "${journal.name}" has no batch payment "${name}".`, {
    context: { journalId: journal.id, name },
  });
}

export const amountOf = ({ payments }: BatchFacts): Decimal => sum(payments.map(({ amount }) => amount));

export const residualOf = ({ deposit }: BatchFacts): Decimal =>
  deposit ? sum(deposit.held.map(({ residual }) => residual)) : zero;

function stateOf(batch: BatchFacts): BatchState {
  if (!batch.deposit) return 'open';
  return batch.payouts.length > 0 && residualOf(batch).eq(0) ? 'credited' : 'deposited';
}

/** The batch as callers get it. */
export function toBatchPayment(
  batch: BatchFacts,
  { id, currency }: PaymentJournalFacts,
  { changed, dryRun }: Pick<BatchPayment, 'changed' | 'dryRun'>,
): BatchPayment {
  return {
    batchId: batch.id,
    name: batch.name,
    journalId: id,
    date: batch.date,
    direction: batch.direction,
    state: stateOf(batch),
    amount: { amount: amountOf(batch).toFixed(currency.digits), currency: currency.code },
    paymentIds: batch.payments.map((payment) => payment.id),
    depositLineId: batch.deposit?.lineId,
    residual: residualOf(batch).toFixed(currency.digits),
    changed,
    dryRun,
  };
}
