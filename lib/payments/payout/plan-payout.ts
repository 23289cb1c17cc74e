import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import { residualOf, type BatchFacts } from '../batch/read-batches.ts';
import { checkDeposit } from '../batch/validate-batch.ts';
import type { PaymentJournalFacts } from '../journal.ts';
import type { PayoutDifference } from './input.ts';

export interface PayoutPlan {
  /** What the batches have on the intermediary account, in their currency. */
  readonly open: Decimal;
  readonly settled: Decimal;
  readonly difference: Decimal;
  /** What is written off: the difference, or nothing. */
  readonly off: Decimal;
}

/** A payout in the currency of the batches, and what may be done about a difference. */
export interface PayoutTerms {
  readonly settled: Decimal;
  readonly difference: PayoutDifference | undefined;
}

/**
 * Decides what a payout settles. A difference is shown, and written off only to a named account and up to its limit.
 *
 * @throws `BATCH_DIFFERS` for batches that are not validated, or settled already; `PAYOUT_EXCEEDS_BATCH`.
 */
export function planPayout(
  batches: readonly BatchFacts[],
  { settled, difference: named }: PayoutTerms,
  { currency }: PaymentJournalFacts,
): PayoutPlan {
  const waiting = batches.filter(({ deposit }) => !deposit).map(({ name }) => name);
  if (waiting.length > 0)
    throw refuse(
      'BATCH_DIFFERS',
      `Not validated: ${waiting.join(', ')}. Run payments.validateBatch() first.`,
      batches,
    );
  for (const batch of batches) checkDeposit(batch);
  const open = sum(batches.map(residualOf));
  const text = (amount: Decimal): string => `${amount.toFixed(currency.digits)} ${currency.code}`;
  if (open.eq(0))
    throw refuse(
      'BATCH_DIFFERS',
      `The batches have ${text(open)} on the intermediary account: there is nothing that a payout could settle.`,
      batches,
    );
  if (settled.times(open).lte(0))
    throw refuse(
      'PAYOUT_EXCEEDS_BATCH',
      `The batches have ${text(open)} on the intermediary account, and the bank transaction of ${text(settled)} goes the other way. Name the other batches.`,
      batches,
    );
  const difference = open.minus(settled);
  const mayWriteOff = named !== undefined && difference.abs().lte(decimal(named.limit));
  if (settled.abs().gt(open.abs()) && !mayWriteOff)
    throw refuse(
      'PAYOUT_EXCEEDS_BATCH',
      `The payout of ${text(settled)} is above what the batches have on the intermediary account, ${text(open)}. Name the other batches, or an account for the difference.`,
      batches,
    );
  return { open, settled, difference, off: mayWriteOff ? difference : zero };
}

const refuse = (
  code: 'BATCH_DIFFERS' | 'PAYOUT_EXCEEDS_BATCH',
  sentence: string,
  batches: readonly BatchFacts[],
): ConnectorError =>
  new ConnectorError(code, `${sentence} Nothing was written.`, {
    context: { batches: batches.map(({ name }) => name) },
  });
