import { ofKind, updateProblems } from '../../problems/index.ts';
import type { OrderOutcome } from '../outcome.ts';
import type { OrderSession } from '../session/session.ts';
import { failed, refusal, reported } from './outcomes.ts';
import { cancellationProblem } from './problem.ts';
import { readAnswers } from './read-answers.ts';
import { tellAmazon } from './tell-amazon.ts';

/**
 * Follows what was cancelled in Odoo alone: each order is reported in each run again, until Amazon's own status says that
 * it knows. Where the registration gives a reason, Amazon is asked to cancel it too, and its answer is read.
 */
export async function followCancelled(session: OrderSession): Promise<readonly OrderOutcome[]> {
  const { cancelledInOdoo, dryRun, registration } = session;
  if (dryRun) return cancelledInOdoo.map((order) => reported(order, true));
  await dropSettled(session);
  const { answered, open } = await readAnswers(session);
  const silent = cancelledInOdoo.filter(({ orderId }) => !answered.has(orderId) && !open.has(orderId));
  const { cancelReason } = registration;
  const told =
    cancelReason === undefined
      ? new Map<string, OrderOutcome>()
      : await tellAmazon(session, silent, cancelReason);
  return cancelledInOdoo.map((order) => {
    const outcome = answered.get(order.orderId) ?? told.get(order.orderId);
    if (outcome) return outcome;
    return order.answer === 'refused' && !open.has(order.orderId)
      ? failed(order, refusal(order, 'Amazon refused it before'))
      : reported(order, false);
  });
}

/** Removes the problems of orders for which Amazon does not wait any more. */
async function dropSettled(session: OrderSession): Promise<void> {
  const { cancelledInOdoo, problems: open, tools, registration, scope } = session;
  const waiting = new Set(cancelledInOdoo.map(({ orderId }) => orderId));
  const judged = ofKind(cancellationProblem, open)
    .filter(({ ref }) => !waiting.has(ref))
    .map(({ ref }) => ({ ref, error: undefined }));
  const { odoo, clock } = tools;
  await updateProblems(cancellationProblem, judged, { odoo, registration, open, now: clock.now(), scope });
}
