import { inBatches } from '../../support/batches.ts';
import { ofKind, updateProblems } from '../../problems/index.ts';
import { toOdooDatetime } from '../../odoo/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import type { StockMoveOutcome } from '../outcome.ts';
import { applyMoves } from './apply.ts';
import type { DateTerms } from './date.ts';
import { plannedOutcomes, skippedOutcomes } from './outcomes.ts';
import { planMoves } from './plan.ts';
import { readShippedOrders } from './read-orders.ts';
import { moveProblem, type MoveRun, type WaitingOrder } from './run.ts';

const ordersAtOnce = 100;

/**
 * Lets what Amazon has shipped leave the Amazon location, for these sale orders: read → plan → apply → outcome. What fails
 * is parked. Six calls for a hundred orders, and some more where there are kits, lots or refusals.
 *
 * @throws what ends a run.
 */
export async function* moveShipped(
  run: MoveRun,
  orders: readonly WaitingOrder[],
): AsyncGenerator<readonly StockMoveOutcome[], void> {
  for (const batch of inBatches(orders, ordersAtOnce)) {
    throwIfAborted(run.scope.signal);
    const outcomes = await moveBatch(run, batch);
    warn(run, outcomes);
    if (!run.dryRun) await park(run, outcomes);
    yield outcomes;
  }
}

async function moveBatch(run: MoveRun, batch: readonly WaitingOrder[]): Promise<readonly StockMoveOutcome[]> {
  const shipped = await readShippedOrders(
    run,
    batch.map(({ saleOrderId }) => saleOrderId),
  );
  const terms = termsOf(run);
  const plan = planMoves(shipped, terms);
  const skipped = skippedOutcomes(run, batch, shipped);
  return [...skipped, ...(run.dryRun ? plannedOutcomes(plan) : await applyMoves(run, plan, terms))];
}

const termsOf = ({ registration, moves, tools }: MoveRun): DateTerms => ({
  policy: registration.moveDate,
  lockedUntil: moves.lockedUntil,
  now: toOdooDatetime(new Date(tools.clock.now()).toISOString()),
});

async function park(run: MoveRun, outcomes: readonly StockMoveOutcome[]): Promise<void> {
  const { tools, registration, problems, scope } = run;
  const verdicts = outcomes.map((outcome) => ({
    ref: outcome.orderId,
    saleOrderId: outcome.saleOrderId,
    error: outcome.status === 'failed' ? outcome.error : undefined,
  }));
  const open = ofKind(moveProblem, problems);
  const { odoo, clock } = tools;
  await updateProblems(moveProblem, verdicts, { odoo, registration, open, now: clock.now(), scope });
}

function warn({ tools }: MoveRun, outcomes: readonly StockMoveOutcome[]): void {
  const moved = outcomes.flatMap((outcome) => (outcome.status === 'moved' ? [outcome] : []));
  const locked = moved.filter(({ datedToday }) => datedToday === 'PERIOD_LOCKED');
  if (locked.length > 0) {
    const orderIds = locked.map(({ orderId }) => orderId).join(', ');
    const message = `Stock moves of orders that Amazon shipped in a locked period have today's date: ${orderIds}.`;
    tools.emit({ type: 'warning', code: 'PERIOD_LOCKED', message });
  }
  const twice = moved.filter(({ otherDeliveries = [] }) => otherDeliveries.length > 0);
  if (twice.length > 0) {
    const named = twice.map(
      ({ orderId, otherDeliveries = [] }) => `${orderId} (${otherDeliveries.join(', ')})`,
    );
    const message = `Orders that Amazon has shipped have open deliveries of one's own warehouse too: ${named.join(', ')}. Cancel these in Odoo, unless they are meant.`;
    tools.emit({ type: 'warning', code: 'DELIVERY_OPEN', message });
  }
}
