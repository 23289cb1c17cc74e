import type { OrderOutcome } from '../outcome.ts';
import type { OrderRun } from '../runs/run.ts';
import { updateProblems, ofKind } from '../../problems/index.ts';
import { cancellationProblem } from './problem.ts';
import { reported } from './cancelled-order.ts';
import { tellAmazon } from './tell-amazon.ts';

/**
 * What was cancelled in Odoo alone: reported in each run again, until Amazon's own status says that it knows; and told to
 * Amazon where the registration gives a reason for it.
 */
export async function followCancelled(run: OrderRun): Promise<readonly OrderOutcome[]> {
  const { cancelledInOdoo, dryRun, registration } = run;
  if (!dryRun) await dropSettled(run);
  if (cancelledInOdoo.length === 0) return [];
  const { cancelReason } = registration;
  if (cancelReason !== undefined && !dryRun) return tellAmazon(run, cancelReason);
  return cancelledInOdoo.map((order) => reported(order, dryRun));
}

/** Problems of orders for which Amazon does not wait any more. */
async function dropSettled({
  cancelledInOdoo,
  problems: open,
  tools,
  registration,
  scope,
}: OrderRun): Promise<void> {
  const waiting = new Set(cancelledInOdoo.map(({ orderId }) => orderId));
  const settled = ofKind(cancellationProblem, open)
    .filter(({ ref }) => !waiting.has(ref))
    .map(({ ref }) => ({ ref, error: undefined }));
  const { odoo, clock } = tools;
  await updateProblems(cancellationProblem, settled, { odoo, registration, open, now: clock.now(), scope });
}
