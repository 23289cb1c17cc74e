import { isConnectorError } from '../../support/errors.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { unique } from '../../support/unique.ts';
import type { SessionTools } from '../../sync/index.ts';
import { checkJournal } from '../check-journal.ts';
import { journalOfRegistration, openJournal, type PaymentSetting } from '../journal.ts';
import { applyPayments, type Applied } from './apply.ts';
import { readPayables, type PayableFacts } from './facts.ts';
import { findWanted, type Wanted } from './find.ts';
import { checkPaymentInput, type PaymentInput } from './input.ts';
import type { PaymentOutcome } from './outcome.ts';
import { keepsChanging, outcomeOf, paidOutcome, plannedOutcome } from './outcomes.ts';
import { planPayment, type PaymentPlan, type PaymentStep } from './plan.ts';

// Payments of one transaction: one takes some 60 ms, and Odoo's workers are stopped after a minute of work.
const batchSize = 100;
// Somebody else pays the same invoices: what they left is looked at again.
const mostTroubles = 3;

/**
 * Pays invoices, credit notes and bills: see `Payments.register`. Three calls, one or two to find what to pay, one for each
 * five hundred to read it, and one for each hundred payments.
 */
export async function* registerPayments(
  tools: SessionTools,
  input: PaymentInput,
): AsyncGenerator<PaymentOutcome, void> {
  checkPaymentInput(input);
  const { odoo } = tools;
  const { date, dryRun = false, signal } = input;
  const journalId =
    input.journalId ??
    ('registration' in input ? await journalOfRegistration(odoo, input.registration, signal) : 0);
  const setting = await openJournal(tools, journalId, signal);
  const wanted = await findWanted(odoo, input, setting);
  const terms = { tools, setting, date };
  const facts = await readFacts(terms, wanted);
  const plans = wanted.map((one) => ({ wanted: one, plan: planFor(one, facts, setting) }));
  const directions = plans.flatMap(({ plan }) => (plan?.do === 'pay' ? [plan.kind.direction] : []));
  if (directions.length > 0) checkJournal(setting.journal, unique(directions));
  for (const batch of inBatches(plans, batchSize)) {
    throwIfAborted(signal);
    yield* dryRun ? batch.map((one) => plannedOutcome(one, setting.journal)) : await payAll(terms, batch);
  }
}

interface Planned {
  readonly wanted: Wanted;
  /** Undefined for an order without invoice. */
  readonly plan: PaymentPlan | undefined;
}

interface Terms {
  readonly tools: SessionTools;
  readonly setting: PaymentSetting;
  readonly date: string;
}

type Facts = ReadonlyMap<number, PayableFacts>;

async function readFacts({ tools, setting }: Terms, wanted: readonly Wanted[]): Promise<Facts> {
  const ids = unique(wanted.flatMap(({ invoiceId }) => (invoiceId === 0 ? [] : [invoiceId])));
  return new Map((await readPayables(tools.odoo, ids, setting)).map((fact) => [fact.id, fact]));
}

function planFor(wanted: Wanted, facts: Facts, { journal }: PaymentSetting): PaymentPlan | undefined {
  return wanted.invoiceId === 0 ? undefined : planPayment(wanted, facts.get(wanted.invoiceId), journal);
}

/** Pays a batch. What somebody else has changed meanwhile, and what a lost reply leaves open, is read and planned anew. */
async function payAll(terms: Terms, batch: readonly Planned[]): Promise<readonly PaymentOutcome[]> {
  const { journal } = terms.setting;
  const outcomes = new Map<Wanted, PaymentOutcome>();
  let open = batch;
  for (let troubles = 0; open.length > 0;) {
    const now = firstOfEach(open);
    const steps = now.flatMap(({ plan }) => (plan?.do === 'pay' ? [plan] : []));
    const applied = await applyOrLose(terms, steps, troubles < mostTroubles);
    for (const planned of now) {
      const outcome = outcomeOf(planned, applied, journal);
      if (outcome) outcomes.set(planned.wanted, outcome);
    }
    const left = open.filter(({ wanted }) => !outcomes.has(wanted));
    if (now.some((planned) => left.includes(planned))) troubles += 1;
    if (left.length === 0) break;
    const facts = await readFacts(
      terms,
      left.map(({ wanted }) => wanted),
    );
    for (const { wanted, plan } of left) {
      const paid = plan?.do === 'pay' ? paidSince(plan, facts.get(wanted.invoiceId)) : undefined;
      if (paid !== undefined && applied === 'lost' && plan?.do === 'pay')
        outcomes.set(wanted, paidOutcome(wanted, plan, paid, journal));
      else if (troubles > mostTroubles) outcomes.set(wanted, keepsChanging(wanted, facts));
    }
    open = left
      .filter(({ wanted }) => !outcomes.has(wanted))
      .map(({ wanted }) => ({ wanted, plan: planFor(wanted, facts, terms.setting) }));
  }
  return batch.flatMap(({ wanted }) => outcomes.get(wanted) ?? []);
}

/** One of each invoice: two parts of one are paid one after the other. */
function firstOfEach(planned: readonly Planned[]): readonly Planned[] {
  const seen = new Set<number>();
  return planned.filter(({ wanted: { invoiceId } }) => {
    if (invoiceId !== 0 && seen.has(invoiceId)) return false;
    seen.add(invoiceId);
    return true;
  });
}

async function applyOrLose(
  { tools, setting, date }: Terms,
  steps: readonly PaymentStep[],
  mayBeLost: boolean,
): Promise<Applied | 'lost'> {
  try {
    return await applyPayments(tools.odoo, steps, { setting, date });
  } catch (error) {
    const isTrouble = isConnectorError(error) && ['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code);
    if (isTrouble && mayBeLost) return 'lost';
    throw error;
  }
}

/** The payment that pays the invoice since the step was planned. */
function paidSince({ invoice, existing }: PaymentStep, fresh: PayableFacts | undefined): number | undefined {
  const before = invoice.payments.filter(({ id }) => id !== existing?.id).map(({ id }) => id);
  return fresh?.payments.find(({ id, isReconciled }) => isReconciled && !before.includes(id))?.id;
}
