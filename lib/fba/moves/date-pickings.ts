import { datePicking, type DateTerms, type TodayReason } from './date.ts';
import { writeDates } from './write-dates.ts';
import type { MoveSession } from './session.ts';
import type { ShippedOrder } from './shipped-order.ts';

/**
 * Gives done pickings the date on which Amazon shipped: validation has overwritten it with the time of the day. Their moves
 * follow (Odoo 19). Gives for each order why its moves stay dated today. One call, none when nothing is to be dated.
 *
 * `validated`: the pickings of this run. Others are dated only while their order is taken up for the first time, by a run
 * that went on after one that was cut off: a date that somebody changed in Odoo since stays.
 */
export async function datePickings(
  session: MoveSession,
  orders: readonly ShippedOrder[],
  validated: ReadonlySet<number>,
  terms: DateTerms,
): Promise<ReadonlyMap<number, TodayReason>> {
  const today = new Map<number, TodayReason>();
  const updates = orders.flatMap((order) => {
    const done = order.pickings.filter(
      ({ id, state }) => state === 'done' && (validated.has(id) || !order.isAgain),
    );
    if (done.length === 0) return [];
    const dating = datePicking(order, terms);
    if (dating.today !== undefined) today.set(order.id, dating.today);
    return done.flatMap(({ id, doneAt = '' }) =>
      dating.doneAt !== undefined && dating.doneAt < doneAt
        ? [{ id, doneAt: dating.doneAt, orderId: order.id }]
        : [],
    );
  });
  const refused = await writeDates(session, updates);
  // Odoo 19 knows more locks than the plain one: a hard one, those of a parent company.
  for (const { id, orderId } of updates) if (refused.has(id)) today.set(orderId, 'PERIOD_LOCKED');
  return today;
}
