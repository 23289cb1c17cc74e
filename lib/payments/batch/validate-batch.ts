import { z } from 'zod';
import { withoutTracking } from '../../odoo/index.ts';
import { runAction } from '../../schema/index.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { SessionTools } from '../../sync/index.ts';
import { checkJournal } from '../check-journal.ts';
import { openJournal } from '../journal.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { dayText } from '../values.ts';
import type { BatchPayment } from './batch.ts';
import { depositAction } from './deposit-action.ts';
import { amountOf, readBatch, toBatchPayment, type BatchFacts } from './read-batches.ts';

/** A batch payment of a journal, by its name. */
export interface BatchRef {
  /** Journal of its payments (`account.journal`). */
  readonly journalId: number;
  /** Its name, unique in the journal. */
  readonly name: string;
}

/** Options of `payments.validateBatch`. */
export interface ValidateBatchOptions {
  /** Day of the deposit, `YYYY-MM-DD`, such as one after a lock date. Default: that of the batch; it becomes the batch's. */
  readonly date?: string;
  /** Checks everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops before the deposit is made. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({
  journalId: z.int().positive(),
  name: z.string().trim().min(1),
  date: dayText.optional(),
  dryRun: z.boolean().optional(),
});

const answerSchema = z.object({ done: z.boolean() });

/** Validates a batch payment: see `Payments.validateBatch`. At most seven calls. */
export async function validateBatch(
  tools: SessionTools,
  { journalId, name: given }: BatchRef,
  options: ValidateBatchOptions = {},
): Promise<BatchPayment> {
  checkInput('payments.validateBatch', inputSchema, { journalId, name: given, ...options });
  const { dryRun = false, signal } = options;
  const { odoo } = tools;
  const { journal, names, scope } = await openJournal(tools, journalId, signal);
  const name = given.trim();
  const batch = await readBatch(odoo, journal, name, scope);
  checkDeposit(batch);
  if (batch.deposit) return toBatchPayment(batch, journal, { changed: false, dryRun });
  if (batch.payments.length === 0) {
    throw new ConnectorError('BATCH_DIFFERS', `Batch payment "${name}" has no payments any more.`, {
      context: { batchId: batch.id, name },
    });
  }
  checkPayments(batch);
  checkJournal(journal, [batch.direction]);
  const { date = batch.date } = options;
  if (dryRun) return toBatchPayment({ ...batch, date }, journal, { changed: true, dryRun });
  const sign = batch.direction === 'inbound' ? 1 : -1;
  const wanted = {
    batch: batch.id,
    payments: batch.payments.map(({ id }) => id).toSorted((one, other) => one - other),
    values: {
      journal_id: journal.id,
      date,
      payment_ref: name,
      amount: Number(amountOf(batch).times(sign).toFixed(journal.currency.digits)),
    },
    enterprise: names.hasBatches,
  };
  let done = false;
  try {
    const context = { ...withoutTracking, amazon_deposit: wanted };
    const answer = await runAction(odoo, depositAction, journal.actions.deposit, context, scope);
    ({ done } = answerSchema.parse(answer));
  } catch (error) {
    // Whether it was done is read.
    if (!isConnectorError(error) || error.code !== 'OUTCOME_UNKNOWN')
      throw explainRefusal(error, journal, date);
  }
  const now = await readBatch(odoo, journal, name, scope);
  if (now.deposit) return toBatchPayment(now, journal, { changed: done, dryRun });
  throw new ConnectorError(
    'ODOO_CONCURRENCY',
    `Batch payment "${name}" was changed while it was validated: run again.`,
    { context: { batchId: batch.id, name }, retryable: true },
  );
}

/** @throws `BATCH_DIFFERS` where somebody has undone the deposit in Odoo. */
export function checkDeposit({ id, name, deposit }: BatchFacts): void {
  if (!deposit?.isUndone) return;
  throw new ConnectorError(
    'BATCH_DIFFERS',
    `The deposit of batch payment "${name}" was undone in Odoo: delete its bank transaction ${deposit.lineId} there and run payments.validateBatch() again, or match it with the payments. Nothing was written.`,
    { context: { batchId: id, name, depositLineId: deposit.lineId } },
  );
}

/** A draft would be deposited all the same: Odoo 19 matches entries that are not posted (measured). */
function checkPayments({ id: batchId, name, payments }: BatchFacts): void {
  const unfit = payments.filter(({ isPosted, isMatched }) => !isPosted || isMatched);
  if (unfit.length === 0) return;
  const sentences = unfit
    .slice(0, mostNamed)
    .map((payment) =>
      payment.isPosted
        ? `${payment.name} is matched with a bank transaction already.`
        : `${payment.name} is a draft or cancelled.`,
    );
  throw new ConnectorError(
    'PAYMENT_UNFIT',
    `Batch payment "${name}" was not validated. ${sentences.join(' ')} Take them out of the batch in Odoo, or correct them.`,
    { context: { batchId, name, ids: unfit.map(({ id }) => id) } },
  );
}

const mostNamed = 20;
