import type { AmazonOrder } from '../../amazon/index.ts';
import type { ProblemKind } from '../../schema/index.ts';
import { updateProblems } from '../../problems/index.ts';
import type { OrderOutcome } from '../outcome.ts';
import { orderProblem, type OrderSession } from './session.ts';

/** Stands for an order so broken that not even its id could be read: it cannot be parked. */
export const namelessId = '(unreadable)';

/**
 * Parks what failed and drops the problems of what did not; gives the number of records written. `orders`: as Amazon gives
 * them, for their marketplaces.
 */
export async function parkOutcomes(
  { registration, problems: open, tools, scope }: OrderSession,
  outcomes: readonly OrderOutcome[],
  kind: ProblemKind = orderProblem,
  orders: readonly AmazonOrder[] = [],
): Promise<number> {
  const marketplaces = new Map(registration.marketplaces.map(({ id, recordId }) => [id, recordId]));
  const places = new Map(
    orders.map(({ orderId, salesChannel }) => [orderId, marketplaces.get(salesChannel.marketplaceId ?? '')]),
  );
  const verdicts = outcomes
    .filter(({ orderId }) => orderId !== namelessId)
    .map((outcome) => ({
      ref: outcome.orderId,
      saleOrderId: outcome.saleOrderId,
      marketplaceRecordId: places.get(outcome.orderId),
      error: outcome.status === 'failed' ? outcome.error : undefined,
    }));
  const { odoo, clock } = tools;
  return updateProblems(kind, verdicts, { odoo, registration, open, now: clock.now(), scope });
}
