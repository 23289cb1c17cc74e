import type { AmazonOrder, PageEntry } from '../amazon/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { applyDrafts, type AppliedOrder } from './apply.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { OrderOutcome } from './outcome.ts';
import { planOrders } from './plan.ts';
import { updateProblems } from './problems.ts';
import { readPage } from './read-page.ts';
import type { Run } from './run.ts';
import { settleTotals } from './totals.ts';

export interface WorkedOff {
  readonly outcomes: readonly OrderOutcome[];
  /** Records written to Odoo. */
  readonly written: number;
  /** Orders so broken that not even their id could be read: they cannot be parked. */
  readonly nameless: number;
}

const namelessId = '(unreadable)';

/** read → plan → apply → outcome, for the orders of one page. */
export async function workOff(run: Run, entries: readonly PageEntry[]): Promise<WorkedOff> {
  if (entries.length === 0) return { outcomes: [], written: 0, nameless: 0 };
  const { facts, tools, dryRun, signal } = run;
  const orders = entries.flatMap((entry): AmazonOrder[] => (entry.order ? [entry.order] : []));
  const unreadable = entries.flatMap((entry): OrderOutcome[] =>
    entry.error
      ? [{ orderId: entry.orderId ?? namelessId, dryRun, status: 'failed', error: entry.error }]
      : [],
  );
  const nameless = unreadable.filter(({ orderId }) => orderId === namelessId).length;

  const page = await readPage(tools.odoo, facts.registration, orders, run.countries, { signal });
  const plan = planOrders(orders, facts, page, dryRun);
  const settled = [...unreadable, ...plan.settled];
  if (dryRun) {
    const planned = [
      ...plan.drafts.map((draft): OrderOutcome => ({
        ...plannedOf(draft),
        status: 'created',
        saleOrderId: undefined,
      })),
      ...plan.unsettled.map(({ draft, saleOrderId }): OrderOutcome => ({
        ...plannedOf(draft),
        status: 'updated',
        saleOrderId,
      })),
    ];
    return { outcomes: [...planned, ...settled], written: 0, nameless };
  }

  throwIfAborted(signal);
  const applied = await applyDrafts(tools.odoo, plan.drafts, facts, { signal, writers: tools.writers });
  const made = await settleTotals(tools.odoo, applied, facts, { signal });
  const mended = await settleTotals(tools.odoo, plan.unsettled, facts, { signal });
  const outcomes = [
    ...made.map((order) => appliedOutcome('created', order)),
    ...mended.map((order) => appliedOutcome('updated', order)),
    ...settled,
  ];
  const written = made.length + mended.length + (await park(run, outcomes));
  return { outcomes, written, nameless };
}

const plannedOf = (draft: SaleOrderDraft) => ({ orderId: draft.orderId, dryRun: true, draft });

async function park(
  { facts, problems, tools, signal }: Run,
  outcomes: readonly OrderOutcome[],
): Promise<number> {
  const named = outcomes.filter(({ orderId }) => orderId !== namelessId);
  return updateProblems(tools.odoo, facts.registration, named, problems, tools.clock.now(), { signal });
}

function appliedOutcome(status: 'created' | 'updated', applied: AppliedOrder): OrderOutcome {
  const { draft, saleOrderId, error } = applied;
  const base = { orderId: draft.orderId, dryRun: false };
  if (error === undefined) return { ...base, status, saleOrderId: applied.saleOrderId, draft };
  return { ...base, status: 'failed', error, ...(saleOrderId === undefined ? {} : { saleOrderId }) };
}
