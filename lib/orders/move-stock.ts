import type { PageEntry } from '../amazon/index.ts';
import { moveShipped, type StockMoveOutcome, type WaitingOrder } from '../fba/index.ts';
import type { OrderOutcome } from './outcome.ts';
import type { OrderSession } from './session/session.ts';

/**
 * The outcomes of a page, after what Amazon has shipped of its orders has left the Amazon location. An order whose stock
 * could not be moved has failed, although its sale order is there. `withWaiting`: what waits from before leaves as well,
 * which a run does by itself at its end for its own registration.
 */
export async function moveStock(
  session: OrderSession,
  entries: readonly PageEntry[],
  outcomes: readonly OrderOutcome[],
  { withWaiting = false }: { readonly withWaiting?: boolean } = {},
): Promise<readonly OrderOutcome[]> {
  if (session.dryRun) return outcomes;
  const shipped = new Set(
    entries.flatMap((entry) => (isShippedByAmazon(entry) ? [entry.order.orderId] : [])),
  );
  const orders = outcomes.flatMap((outcome): WaitingOrder[] => {
    const { orderId, status, saleOrderId } = outcome;
    const isWritten = status === 'created' || status === 'updated' || status === 'failed';
    const isLeft = withWaiting && saleOrderId !== undefined && session.waitingStock.has(saleOrderId);
    return (isWritten || isLeft) && saleOrderId !== undefined && shipped.has(orderId)
      ? [{ orderId, saleOrderId }]
      : [];
  });
  const moved = new Map<string, StockMoveOutcome>();
  for await (const batch of moveShipped(session, orders))
    for (const one of batch) moved.set(one.orderId, one);
  for (const { saleOrderId } of orders) session.waitingStock.delete(saleOrderId);
  return outcomes.map((outcome) => withMoves(outcome, moved.get(outcome.orderId)));
}

/** Stock moves that were waiting when the run started: those of orders from before, and of runs that were cut off. */
export async function* moveWaitingStock(session: OrderSession): AsyncGenerator<OrderOutcome, void> {
  for await (const batch of moveShipped(session, [...session.waitingStock.values()])) {
    yield* batch.flatMap((one): OrderOutcome[] => {
      const { orderId, saleOrderId, dryRun } = one;
      if (one.status === 'moved')
        return [{ orderId, saleOrderId, dryRun, status: 'updated', changes: ['moved'] }];
      return one.status === 'failed' ? [one] : [];
    });
  }
}

function withMoves(outcome: OrderOutcome, moved: StockMoveOutcome | undefined): OrderOutcome {
  if (moved?.status === 'failed' && outcome.status !== 'failed') return moved;
  if (moved?.status === 'moved' && outcome.status === 'unchanged')
    return { ...outcome, status: 'updated', changes: ['moved'] };
  if (moved?.status === 'moved' && outcome.status === 'updated')
    return { ...outcome, changes: [...outcome.changes, 'moved'] };
  return outcome;
}

const isShippedByAmazon = (entry: PageEntry): entry is Extract<PageEntry, { readonly error?: never }> =>
  entry.order?.fulfillment?.fulfilledBy === 'AMAZON' &&
  entry.order.fulfillment.fulfillmentStatus === 'SHIPPED';
