import type { RegistrationRef } from '../../registrations/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { ConnectorError } from '../../support/errors.ts';
import { dayIn } from '../../support/time-zone.ts';
import { startSession, type SessionTools } from '../../sync/index.ts';
import { makeNotes, type MakeStep } from './apply.ts';
import { checkRefunds, type Refund, type RefundOptions } from './input.ts';
import type { RefundOutcome } from './outcome.ts';
import { isWaiting, outcomeOf, totalError } from './outcomes.ts';
import { planRefunds, type RefundStep } from './plan.ts';
import { postNotes, type DraftNote } from './post.ts';
import { readRefunded } from './read.ts';
import { roundNotes } from './round-notes.ts';
import { readRoundedOrders } from './rounded-orders.ts';
import type { RefundSession } from './session.ts';
import { invoiceRights } from '../rights.ts';

// Odoo's workers are stopped after a minute of work, and a credit note takes some 50 ms to make and to post.
const refundsAtOnce = 100;

// Other workers may be at the same orders: what they made is read, and the rest planned again.
const mostRounds = 5;

/** Makes credit notes for refunds: see `Invoices.refund`. */
export async function* refundOrders(
  tools: SessionTools,
  registration: RegistrationRef,
  refunds: readonly Refund[],
  options: RefundOptions,
): AsyncGenerator<RefundOutcome, void> {
  checkRefunds(refunds, options);
  const { post = false, date = 'refunded', timeZone = 'UTC', dryRun = false, signal } = options;
  const started = await startSession(tools, registration, {
    shape: {},
    rights: invoiceRights,
    dryRun,
    signal,
  });
  const dateOf = ({ refundedAt }: Refund): string => {
    if (date === 'refunded') return dayIn(timeZone, refundedAt);
    return date === 'today' ? dayIn(timeZone, tools.clock.now()) : date;
  };
  const session: RefundSession = { ...started, post, terms: { dialect: started.dialect, dateOf } };
  for (const batch of inBatches(refunds, refundsAtOnce)) {
    throwIfAborted(signal);
    yield* await refundBatch(session, batch);
  }
}

async function refundBatch(
  session: RefundSession,
  batch: readonly Refund[],
): Promise<readonly RefundOutcome[]> {
  const { dryRun, post } = session;
  const made = new Set<number>();
  const refused = new Map<Refund, ConnectorError>();
  const unrounded = new Map<number, ConnectorError>();
  let steps = await plan(session, batch);
  for (let round = 0; round < mostRounds && !dryRun; round += 1) {
    const due = steps.filter((step): step is MakeStep => step.step === 'make' && !refused.has(step.refund));
    if (due.length === 0) break;
    const result = await makeNotes(session, due, { alone: round > 0 });
    for (const id of result.ids) made.add(id);
    for (const [{ refund }, error] of result.refused) refused.set(refund, error);
    const isLast = round === mostRounds - 1;
    if (isLast) for (const [step, error] of result.open) refused.set(step.refund, error ?? inTheWay(step));
    // What is read now tells what became of them, whoever made them.
    steps = await plan(session, batch);
  }
  if (!session.dialect.exactLineTotals && !dryRun) {
    const rounded = await roundNotes(session, steps);
    for (const [id, error] of rounded.refused) unrounded.set(id, error);
    if (rounded.isChanged) steps = await plan(session, batch);
  }
  const posting = dryRun || !post ? [] : steps.flatMap(draftsToPost);
  const refusals = posting.length > 0 ? await postNotes(session, posting) : new Map<number, ConnectorError>();
  const errors = new Map([...unrounded, ...refusals]);
  if (posting.length > 0) steps = await plan(session, batch);
  const statedTaxCounts = session.dialect.exactLineTotals;
  const work = { dryRun, statedTaxCounts, made, posting: new Set(posting.map(({ id }) => id)), errors };
  return steps.map((step) => outcomeOf(withRefusal(step, refused.get(step.refund)), work));
}

async function plan(session: RefundSession, batch: readonly Refund[]): Promise<readonly RefundStep[]> {
  const { tools, registration, dialect, scope, terms } = session;
  const orderIds = batch.map(({ orderId }) => orderId);
  const reading = { odoo: tools.odoo, registrationId: registration.id, dialect, scope };
  const orders = await readRefunded(reading, orderIds);
  return planRefunds(
    batch,
    dialect.exactLineTotals ? orders : await readRoundedOrders(session, orders),
    terms,
  );
}

/** Those whose invoices are posted: posted before its invoice, a credit note would not be reconciled with it (measured). */
function draftsToPost(step: RefundStep): readonly DraftNote[] {
  if (step.step !== 'keep') return [];
  return step.notes
    .filter((note) => note.state === 'draft' && !isWaiting(note, step.order) && !totalError(step, note))
    .map(({ id, reversedId = 0 }) => ({ id, invoiceId: reversedId }));
}

const withRefusal = (step: RefundStep, error: ConnectorError | undefined): RefundStep =>
  error && step.step === 'make'
    ? { step: 'fail', refund: step.refund, order: step.order, error, notes: [] }
    : step;

function inTheWay({ refund: { orderId, ref }, notes }: MakeStep): ConnectorError {
  const keys = notes.map(({ key }) => key).join(', ');
  return new ConnectorError(
    'ODOO_CONCURRENCY',
    `The credit note for refund ${ref} of order ${orderId} was not made: the credit notes of the order kept changing, or another record has its external id (${keys}). Run again; when it stays so, look for a record with that id in Odoo.`,
    { retryable: true, context: { orderId, ref } },
  );
}
