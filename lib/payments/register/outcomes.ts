import { ConnectorError } from '../../support/errors.ts';
import type { PaymentJournalFacts } from '../journal.ts';
import type { Applied } from './apply.ts';
import type { PayableFacts } from './facts.ts';
import type { Wanted } from './find.ts';
import type { PaymentOutcome } from './outcome.ts';
import type { PaymentPlan, PaymentStep } from './plan.ts';

interface Planned {
  readonly wanted: Wanted;
  readonly plan: PaymentPlan | undefined;
}

/** What became of it; undefined where it has to be looked at again. */
export function outcomeOf(
  planned: Planned,
  applied: Applied | 'lost',
  journal: PaymentJournalFacts,
): PaymentOutcome | undefined {
  const { wanted, plan } = planned;
  if (plan?.do !== 'pay') return { ...plannedOutcome(planned, journal), dryRun: false };
  if (applied === 'lost') return undefined;
  const error = applied.refused.get(plan);
  if (error) return { status: 'failed', ...named(wanted, plan.invoice), dryRun: false, error };
  const paymentId = applied.paid.get(wanted.invoiceId);
  return paymentId === undefined ? undefined : paidOutcome(wanted, plan, paymentId, journal);
}

/** What a dry run says. */
export function plannedOutcome({ wanted, plan }: Planned, journal: PaymentJournalFacts): PaymentOutcome {
  const base = { ...named(wanted, plan?.invoice), dryRun: true };
  if (!plan) return { status: 'skipped', ...base, reason: 'NOT_INVOICED', paymentIds: [] };
  switch (plan.do) {
    case 'pay':
      return { ...paidOutcome(wanted, plan, plan.existing?.id, journal), dryRun: true };
    case 'nothing':
      return { status: 'unchanged', ...base };
    case 'wait':
      return { status: 'skipped', ...base, reason: 'PAYMENT_PENDING', paymentIds: plan.paymentIds };
    case 'refuse':
      return { status: 'failed', ...base, error: plan.error };
  }
}

export function paidOutcome(
  wanted: Wanted,
  { invoice, kind, amount, existing }: PaymentStep,
  paymentId: number | undefined,
  { currency }: PaymentJournalFacts,
): PaymentOutcome {
  return {
    status: existing ? 'updated' : 'created',
    ...named(wanted, invoice),
    dryRun: false,
    paymentId,
    direction: kind.direction,
    amount: { amount: amount.toFixed(currency.digits), currency: currency.code },
  };
}

export function keepsChanging(wanted: Wanted, facts: ReadonlyMap<number, PayableFacts>): PaymentOutcome {
  const invoice = facts.get(wanted.invoiceId);
  return {
    status: 'failed',
    ...named(wanted, invoice),
    dryRun: false,
    error: new ConnectorError(
      'ODOO_CONCURRENCY',
      `${invoice?.name ?? `Invoice ${wanted.invoiceId}`} is being changed by somebody else: run again.`,
      { context: { invoiceId: wanted.invoiceId }, retryable: true },
    ),
  };
}

const named = (wanted: Wanted, invoice: PayableFacts | undefined) => ({
  invoiceId: wanted.invoiceId,
  invoiceName: invoice?.name,
  orderId: invoice?.orderId ?? wanted.orderId,
});
