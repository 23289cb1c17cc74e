import type { StockMoveOutcome } from '../outcome.ts';
import type { TodayReason } from './date.ts';
import type { MovesPlan } from './plan.ts';
import type { MoveSession, WaitingOrder } from './session.ts';
import type { ShippedOrder } from './shipped-order.ts';

/** What a run that writes nothing tells of a plan. */
export function plannedOutcomes({ pickings, open, moved }: MovesPlan): readonly StockMoveOutcome[] {
  return [
    ...pickings.map(({ order, dating }): StockMoveOutcome => {
      const said = remarks(order, dating.today);
      return { ...of(order), dryRun: true, status: 'moved', pickingIds: [], ...said };
    }),
    ...open.map(({ order, picking }): StockMoveOutcome => {
      return {
        ...of(order),
        dryRun: true,
        status: 'moved',
        pickingIds: [picking.id],
        ...remarks(order, undefined),
      };
    }),
    ...moved.map((order): StockMoveOutcome => ({ ...of(order), dryRun: true, status: 'unchanged' })),
  ];
}

/** Of orders of which nothing may leave. */
export function skippedOutcomes(
  { dryRun }: MoveSession,
  wanted: readonly WaitingOrder[],
  shipped: readonly ShippedOrder[],
): readonly StockMoveOutcome[] {
  const found = new Map(shipped.map((order) => [order.id, order]));
  return wanted.flatMap(({ orderId, saleOrderId }): StockMoveOutcome[] => {
    const order = found.get(saleOrderId);
    if (order && !order.isUnbalanced) return [];
    const reason = order ? 'NOT_SETTLED' : 'NOT_CONFIRMED';
    return [{ orderId, saleOrderId, dryRun, status: 'skipped', reason }];
  });
}

/** What is to be said of an order that was moved. */
export const remarks = (
  { otherDeliveries }: ShippedOrder,
  datedToday: TodayReason | undefined,
): Pick<Extract<StockMoveOutcome, { readonly status: 'moved' }>, 'datedToday' | 'otherDeliveries'> => ({
  ...(datedToday === undefined ? {} : { datedToday }),
  ...(otherDeliveries.length === 0 ? {} : { otherDeliveries }),
});

/** The beginning of every outcome of an order. */
export const of = ({
  orderId,
  id,
}: ShippedOrder): { readonly orderId: string; readonly saleOrderId: number } => ({
  orderId,
  saleOrderId: id,
});
