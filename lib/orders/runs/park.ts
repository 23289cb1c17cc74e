import { updateProblems } from '../../problems/index.ts';
import type { OrderOutcome } from '../outcome.ts';
import type { Run } from './run.ts';

/** Stands for an order so broken that not even its id could be read: it cannot be parked. */
export const namelessId = '(unreadable)';

/** Parks what failed and drops the problems of what did not; gives the number of records written. */
export async function parkOutcomes(
  { facts, problems, tools, signal }: Run,
  outcomes: readonly OrderOutcome[],
): Promise<number> {
  const verdicts = outcomes
    .filter(({ orderId }) => orderId !== namelessId)
    .map((outcome) => ({
      orderId: outcome.orderId,
      saleOrderId: outcome.saleOrderId,
      error: outcome.status === 'failed' ? outcome.error : undefined,
    }));
  return updateProblems(tools.odoo, facts.registration, verdicts, problems, tools.clock.now(), { signal });
}
