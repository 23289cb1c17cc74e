import { z } from 'zod';
import {
  fields,
  searchRecords,
  type CallScope,
  type Domain,
  type OdooPort,
  type ReadRecord,
} from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import type { Direction, PaymentJournalFacts } from '../journal.ts';
import { batchModel } from './batch-model.ts';
import type { BatchPayment, BatchState } from './batch.ts';
import { standing } from './read-payments.ts';

/** A batch as Odoo keeps it. */
export interface BatchFacts {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly direction: Direction;
  readonly payments: readonly BatchedPayment[];
  readonly deposit: DepositFacts | undefined;
  /** The bank transactions that were taken from the intermediary account for it. */
  readonly payouts: readonly PayoutFacts[];
}

/** A payment of a batch. */
export interface BatchedPayment {
  readonly id: number;
  readonly name: string;
  readonly amount: Decimal;
  readonly isPosted: boolean;
  /** Whether it is matched with a bank transaction. */
  readonly isMatched: boolean;
}

export interface DepositFacts {
  readonly lineId: number;
  /** Whether the bank transaction is matched with nothing: somebody has undone it in Odoo. */
  readonly isUndone: boolean;
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
  readonly journalId: number | undefined;
  readonly date: string;
  readonly amount: Decimal;
  /** What the bank says of it. */
  readonly reference: string;
  /** Whether it is still taken from the intermediary account, and not undone in Odoo. */
  readonly isCredited: boolean;
}

const batchSchema = z.object({
  x_name: fields.char,
  x_date: fields.date,
  x_direction: fields.selection,
  x_payment_ids: fields.links({
    name: fields.char,
    amount: fields.float,
    state: fields.selection,
    is_matched: fields.boolean,
  }),
  x_deposit_line_id: fields.link({ move_id: fields.many2one, is_reconciled: fields.boolean }),
  x_payout_line_ids: fields.links({
    move_id: fields.many2one,
    journal_id: fields.many2one,
    date: fields.date,
    amount: fields.float,
    payment_ref: fields.char,
  }),
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
  const entries = batches.flatMap(({ x_deposit_line_id: deposit, x_payout_line_ids: payouts }) =>
    [deposit?.move_id, ...payouts.map(({ move_id }) => move_id)].flatMap((move) => move ?? []),
  );
  const lines =
    entries.length === 0
      ? []
      : await searchRecords(odoo, 'account.move.line', heldSchema, {
          domain: [
            ['move_id', 'in', entries],
            ['account_id', '=', journal.account?.id ?? 0],
          ],
          order: 'id',
          ...scope,
        });
  return batches.map((batch) => toFacts(batch, lines));
}

type HeldRow = ReadRecord<typeof heldSchema.shape>;

function toFacts(batch: ReadRecord<typeof batchSchema.shape>, lines: readonly HeldRow[]): BatchFacts {
  const { x_deposit_line_id: deposit } = batch;
  return {
    id: batch.id,
    name: batch.x_name ?? '',
    date: batch.x_date ?? '',
    direction: batch.x_direction === 'outbound' ? 'outbound' : 'inbound',
    payments: batch.x_payment_ids.map((payment) => ({
      id: payment.id,
      name: payment.name ?? `Payment ${payment.id}`,
      amount: decimal(payment.amount),
      isPosted: standing.has(payment.state ?? ''),
      isMatched: payment.is_matched,
    })),
    deposit: deposit && {
      lineId: deposit.id,
      isUndone: !deposit.is_reconciled,
      held: lines
        .filter(({ move_id }) => move_id === deposit.move_id)
        .map((line) => ({
          id: line.id,
          amount: decimal(line.amount_currency),
          residual: decimal(line.amount_residual_currency),
        })),
    },
    payouts: batch.x_payout_line_ids.map((payout) => ({
      lineId: payout.id,
      journalId: payout.journal_id,
      date: payout.date ?? '',
      amount: decimal(payout.amount),
      reference: payout.payment_ref ?? '',
      isCredited: lines.some(({ move_id }) => move_id === payout.move_id),
    })),
  };
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
  if (!batch.deposit || batch.deposit.isUndone) return 'open';
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
