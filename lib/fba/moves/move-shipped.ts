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
import { moveProblem, type MoveSession, type WaitingOrder } from './session.ts';

const ordersAtOnce = 100;

/**
 * Lets what Amazon has shipped leave the Amazon location, for these sale orders: read → plan → apply → outcome. What fails
 * is parked. Six calls for a hundred orders, and some more where there are kits, lots or refusals.
 *
 * @throws what ends a run.
 */
export async function* moveShipped(
  session: MoveSession,
  orders: readonly WaitingOrder[],
): AsyncGenerator<readonly StockMoveOutcome[], void> {
  for (const batch of inBatches(orders, ordersAtOnce)) {
    throwIfAborted(session.scope.signal);
    const outcomes = await moveBatch(session, batch);
    warn(session, outcomes);
    if (!session.dryRun) await park(session, outcomes);
    yield outcomes;
  }
}

async function moveBatch(
  session: MoveSession,
  batch: readonly WaitingOrder[],
): Promise<readonly StockMoveOutcome[]> {
  const shipped = await readShippedOrders(
    session,
    batch.map(({ saleOrderId }) => saleOrderId),
  );
  const terms = termsOf(session);
  const plan = planMoves(shipped, terms);
  const skipped = skippedOutcomes(session, batch, shipped);
  return [...skipped, ...(session.dryRun ? plannedOutcomes(plan) : await applyMoves(session, plan, terms))];
}

const termsOf = ({ registration, moves, tools }: MoveSession): DateTerms => ({
  policy: registration.moveDate,
  lockedUntil: moves.lockedUntil,
  now: toOdooDatetime(new Date(tools.clock.now()).toISOString()),
});

async function park(session: MoveSession, outcomes: readonly StockMoveOutcome[]): Promise<void> {
  const { tools, registration, problems, scope } = session;
  const verdicts = outcomes.map((outcome) => ({
    ref: outcome.orderId,
    saleOrderId: outcome.saleOrderId,
    error: outcome.status === 'failed' ? outcome.error : undefined,
  }));
  const open = ofKind(moveProblem, problems);
  const { odoo, clock } = tools;
  await updateProblems(moveProblem, verdicts, { odoo, registration, open, now: clock.now(), scope });
}

function warn({ tools }: MoveSession, outcomes: readonly StockMoveOutcome[]): void {
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
