import { cancellationFeed, type CancelReason } from '../../amazon/index.ts';
import { submitFeed } from '../../feeds/index.ts';
import { dueProblems, ofKind } from '../../problems/index.ts';
import { orderMarketplaces } from '../../registrations/index.ts';
import type { OrderOutcome } from '../outcome.ts';
import { parkOutcomes } from '../session/park.ts';
import type { OrderSession } from '../session/session.ts';
import type { CancelledOrder } from './cancelled-order.ts';
import { failed, reported } from './outcomes.ts';
import { cancellationProblem } from './problem.ts';

/**
 * Asks Amazon to cancel those of these orders about which it was not asked yet, or in vain and whose time has come: one
 * feed for all. Gives an outcome for each of them, by order id.
 */
export async function tellAmazon(
  session: OrderSession,
  orders: readonly CancelledOrder[],
  reason: CancelReason,
): Promise<ReadonlyMap<string, OrderOutcome>> {
  const { tools, registration, problems } = session;
  const due = new Set(dueProblems(cancellationProblem, problems, tools.clock.now()).map(({ ref }) => ref));
  const parked = new Set(ofKind(cancellationProblem, problems).map(({ ref }) => ref));
  const wanted = orders.filter(({ answer, orderId }) =>
    answer === undefined
      ? !parked.has(orderId) || due.has(orderId)
      : answer === 'refused' && due.has(orderId),
  );
  if (wanted.length === 0) return new Map();
  const feed = cancellationFeed(
    registration.sellerId,
    orderMarketplaces(registration, wanted),
    wanted.map(({ orderId, itemIds }) => ({ orderId, orderItemIds: itemIds, reason })),
  );
  const records = wanted.map(({ orderId }, index) => ({ ref: orderId, first: index + 1, last: index + 1 }));
  const submission = await submitFeed({ ...session, amazon: tools.amazonOf(registration) }, feed, records);
  const isSent = submission.status === 'submitted' || submission.status === 'busy';
  // A missing role, or feeds that cannot be sent for a while, must not keep orders from coming in.
  const outcomes = wanted.map((order) => (isSent ? reported(order, false) : failed(order, submission.error)));
  // One about which Amazon is asked again keeps its problem until Amazon has answered.
  if (!isSent) await parkOutcomes(session, outcomes, cancellationProblem);
  return new Map(outcomes.map((outcome) => [outcome.orderId, outcome]));
}
