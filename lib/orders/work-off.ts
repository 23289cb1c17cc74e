import type { AmazonOrder, PageEntry } from '../amazon/index.ts';
import { ofKind } from '../problems/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { applyDrafts, type AppliedOrder } from './apply.ts';
import { applyChanges, type AppliedChange } from './changes/apply.ts';
import type { ChangePlan } from './changes/change-plan.ts';
import { withoutBuyers } from './customers/without-personal-data.ts';
import { linkReplacements } from './link-replacements.ts';
import type { OrderOutcome } from './outcome.ts';
import { planOrders, type OrdersPlan } from './plan.ts';
import { readPage } from './read-page.ts';
import { namelessId, parkOutcomes } from './runs/park.ts';
import { orderProblem, type OrderRun } from './runs/run.ts';
import { settleTotals } from './totals/settle.ts';

export interface WorkedOff {
  readonly outcomes: readonly OrderOutcome[];
  /** Records written to Odoo. */
  readonly written: number;
  /** Orders so broken that not even their id could be read: they cannot be parked. */
  readonly nameless: number;
}

/** read → plan → apply → outcome, for the orders of one page. */
export async function workOff(run: OrderRun, entries: readonly PageEntry[]): Promise<WorkedOff> {
  if (entries.length === 0) return { outcomes: [], written: 0, nameless: 0 };
  const { facts, tools, dryRun, recovering, scope } = run;
  const orders = entries.flatMap((entry): AmazonOrder[] => (entry.order ? [entry.order] : []));
  const unreadable = entries.flatMap((entry): OrderOutcome[] =>
    entry.error
      ? [{ orderId: entry.orderId ?? namelessId, dryRun, status: 'failed', error: entry.error }]
      : [],
  );
  const nameless = unreadable.filter(({ orderId }) => orderId === namelessId).length;

  const reading = { recovering, ...scope };
  const page = await readPage(tools.odoo, facts, orders, run.countries, reading);
  const plan = planOrders(orders, facts, page, {
    dryRun,
    recovering,
    problems: new Map(ofKind(orderProblem, run.problems).map(({ ref, code }) => [ref, code])),
    reported: new Set(run.cancelledInOdoo.map(({ orderId }) => orderId)),
  });
  const decided = [...unreadable, ...plan.settled];
  if (dryRun) {
    return { outcomes: withoutBuyers([...plannedOutcomes(plan), ...decided], orders), written: 0, nameless };
  }

  throwIfAborted(scope.signal);
  const applied = await applyDrafts(tools.odoo, plan.drafts, facts, { ...scope, writers: tools.writers });
  const made = await settled(run, applied);
  const mended = await settled(run, plan.unsettled);
  await linkReplacements(tools.odoo, plan.links, scope);
  const followed = await applyChanges(tools.odoo, plan.changes, facts, scope);
  const outcomes = withoutBuyers(
    [...made.map(madeOutcome), ...mended.map(mendedOutcome), ...followed.map(followedOutcome), ...decided],
    orders,
  );
  const written =
    made.length + mended.length + followed.length + plan.links.length + (await parkOutcomes(run, outcomes));
  return { outcomes, written, nameless };
}

/** The same orders, with the errors of those whose totals could not be brought to Amazon's. */
async function settled(
  { tools, facts, scope }: OrderRun,
  orders: readonly AppliedOrder[],
): Promise<readonly AppliedOrder[]> {
  const there = orders.flatMap(({ draft, saleOrderId, error }) =>
    error ? [] : [{ target: draft, saleOrderId, edited: new Set<string>() }],
  );
  const errors = await settleTotals(tools.odoo, there, facts, scope);
  return orders.map((order) => {
    const error = errors.get(order.saleOrderId ?? 0);
    return error ? { ...order, error } : order;
  });
}

function plannedOutcomes({ drafts, unsettled, changes }: OrdersPlan): readonly OrderOutcome[] {
  const dryRun = true;
  return [
    ...drafts.map((draft): OrderOutcome => {
      const { orderId } = draft;
      return { orderId, dryRun, status: 'created', saleOrderId: undefined, draft };
    }),
    ...unsettled.map(({ draft: { orderId }, saleOrderId }): OrderOutcome => {
      return { orderId, dryRun, status: 'updated', saleOrderId, changes: ['total'] };
    }),
    ...changes.map((change) => changeOutcome(change, dryRun)),
  ];
}

function madeOutcome({ draft, saleOrderId, error }: AppliedOrder): OrderOutcome {
  const base = { orderId: draft.orderId, dryRun: false };
  if (error === undefined) return { ...base, status: 'created', saleOrderId, draft };
  return { ...base, status: 'failed', error, ...(saleOrderId === undefined ? {} : { saleOrderId }) };
}

function mendedOutcome(applied: AppliedOrder): OrderOutcome {
  const { error, saleOrderId, draft } = applied;
  if (error) return madeOutcome(applied);
  return { orderId: draft.orderId, dryRun: false, status: 'updated', saleOrderId, changes: ['total'] };
}

function followedOutcome({ plan, error }: AppliedChange): OrderOutcome {
  const { orderId, saleOrderId } = plan;
  return error
    ? { orderId, dryRun: false, status: 'failed', error, saleOrderId }
    : changeOutcome(plan, false);
}

function changeOutcome({ orderId, saleOrderId, cancel, changes }: ChangePlan, dryRun: boolean): OrderOutcome {
  const base = { orderId, dryRun, saleOrderId };
  if (cancel) return { ...base, status: 'cancelled', changes };
  return changes.length === 0 ? { ...base, status: 'unchanged' } : { ...base, status: 'updated', changes };
}
