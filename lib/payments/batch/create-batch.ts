import { z } from 'zod';
import { withoutTracking } from '../../odoo/index.ts';
import { runAction } from '../../schema/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { keyPart } from '../../support/key-part.ts';
import type { SessionTools } from '../../sync/index.ts';
import { checkJournal, methodFor } from '../check-journal.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { openJournal, type PaymentSetting } from '../journal.ts';
import { batchAction } from './batch-action.ts';
import type { BatchPayment } from './batch.ts';
import { checkBatchInput, type BatchInput } from './input.ts';
import { isSameBatch, planBatch, type BatchPlan } from './plan-batch.ts';
import { readBatch, readBatches, toBatchPayment, type BatchFacts } from './read-batches.ts';
import { readPayments } from './read-payments.ts';

const answerSchema = z.object({
  done: z.boolean(),
  holder: z.union([z.string(), z.literal(false)]).default(false),
});

// Somebody else makes the same batch, or takes the payments: what there is now is looked at again.
const mostTroubles = 3;

/** Makes a batch payment: see `Payments.createBatch`. At most eight calls for five hundred payments. */
export async function createBatch(tools: SessionTools, input: BatchInput): Promise<BatchPayment> {
  checkBatchInput(input);
  const setting = await openJournal(tools, input.journalId, input.signal);
  for (let troubles = 0; ; troubles += 1) {
    const batch = await findOrMake(tools, input, setting);
    if (batch) return batch;
    if (troubles === mostTroubles) {
      throw new ConnectorError(
        'ODOO_CONCURRENCY',
        `Batch payment "${input.name.trim()}" and its payments are being changed by somebody else: run again. Nothing was written.`,
        { context: { name: input.name.trim() }, retryable: true },
      );
    }
  }
}

/** Undefined where somebody else was first, or the reply was lost: what became of it is to be read. */
async function findOrMake(
  tools: SessionTools,
  input: BatchInput,
  setting: PaymentSetting,
): Promise<BatchPayment | undefined> {
  const { odoo } = tools;
  const { dryRun = false } = input;
  const name = input.name.trim();
  const { journal, scope } = setting;
  // First the payments: one that is free here is in no batch that is read then.
  const payments = await readPayments(odoo, input, setting);
  const [there] = await readBatches(odoo, journal, [name], scope);
  const wish = {
    name,
    paymentIds: 'payments' in input ? input.payments : [],
    invoiceIds: 'invoices' in input ? input.invoices : [],
  };
  if (there) {
    // All that is free was meant: what came later is for another batch.
    const isSame =
      'direction' in input ? there.direction === input.direction : isSameBatch(there, wish, payments);
    if (!isSame) throw differs(there);
    return toBatchPayment(there, journal, { changed: false, dryRun });
  }
  const plan = planBatch(wish, payments, journal);
  checkJournal(journal, [plan.direction]);
  if (dryRun) {
    const inside = payments.filter(({ id }) => plan.paymentIds.includes(id));
    const planned = {
      id: 0,
      name,
      date: input.date,
      direction: plan.direction,
      payments: inside,
      deposit: undefined,
      payouts: [],
    };
    return toBatchPayment(planned, journal, { changed: true, dryRun });
  }
  const isMade = await make(tools, setting, { name, date: input.date, plan });
  if (!isMade) return undefined;
  return toBatchPayment(await readBatch(odoo, journal, name, scope), journal, { changed: true, dryRun });
}

/** Whether this call made it. */
async function make(
  { odoo }: SessionTools,
  { journal, names, scope }: PaymentSetting,
  { name, date, plan }: { readonly name: string; readonly date: string; readonly plan: BatchPlan },
): Promise<boolean> {
  const { direction, paymentIds } = plan;
  const wanted = {
    key: `amazon.batch_${journal.id}_${keyPart(name)}`,
    payments: paymentIds,
    values: { x_name: name, x_journal_id: journal.id, x_date: date, x_direction: direction },
    enterprise: names.hasBatches && {
      name,
      date,
      journal_id: journal.id,
      batch_type: direction,
      payment_method_id: methodFor(journal, direction)?.methodId ?? false,
      payment_ids: [[6, 0, paymentIds]],
    },
  };
  const context = { ...withoutTracking, amazon_batch: wanted };
  try {
    const answer = await runAction(odoo, batchAction, journal.actions.batch, context, scope);
    const { done, holder } = answerSchema.parse(answer);
    if (!done && holder !== false && holder !== name) throw renamed(name, holder);
    return done;
  } catch (error) {
    // What became of it is read.
    if (isConnectorError(error) && error.code === 'OUTCOME_UNKNOWN') return false;
    throw explainRefusal(error, journal, date);
  }
}

const differs = ({ name, id, direction, payments }: BatchFacts): ConnectorError =>
  new ConnectorError(
    'BATCH_DIFFERS',
    `Batch payment "${name}" is there already, with ${payments.length} other ${direction} payments than these: give another name. Nothing was written.`,
    { context: { batchId: id, name } },
  );

const renamed = (name: string, holder: string): ConnectorError =>
  new ConnectorError(
    'BATCH_DIFFERS',
    `Batch payment "${name}" was renamed "${holder}" in Odoo since it was made: give another name, or rename it back. Nothing was written.`,
    { context: { name, holder } },
  );
