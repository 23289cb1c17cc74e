import { outOfSightError } from './out-of-sight.ts';
import { createSaleOrders, prepareDrafts, type AppliedOrder } from './apply.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { OriginLink } from './link-replacements.ts';
import type { OrderSession } from './session/session.ts';
import { standBack } from './session/turns.ts';
import { balanceTotals } from './totals/balance.ts';

/** An applied draft; `byOther`: another run was faster, and has made its sale order. */
export type MadeOrder = AppliedOrder & { readonly byOther: boolean };

// Whoever makes the first few orders of a long page makes the rest of it. Fewer orders are not worth the calls.
const firstOrders = 5;
const longPage = 25;

/**
 * Makes sale orders, and brings them to their totals.
 *
 * Several runs may be at the same orders: the database lets each order be made once, but whoever is second has worked for
 * nothing. So a run makes the first few orders of a long page, and sees by them whether another one is at it. Then that
 * one goes on, and this one waits, and makes only what is left when nothing more comes.
 */
export async function makeOrders(
  session: OrderSession,
  drafts: readonly SaleOrderDraft[],
): Promise<readonly MadeOrder[]> {
  if (drafts.length < longPage) return makeAtOnce(session, drafts);
  const { turns } = session;
  const ahead = turns.isBehind ? await leaveToOther(session, drafts, false) : noOther(drafts);
  turns.isBehind = ahead.there.length > 0;
  const first = turns.isBehind ? [] : await makeAtOnce(session, ahead.missing.slice(0, firstOrders));
  const rest = ahead.missing.slice(first.length);
  // A sale order of another run is there already, and so is whatever that one makes of the rest.
  const isSecond = first.some(({ byOther }) => byOther);
  turns.isBehind ||= isSecond;
  const left = isSecond ? await leaveToOther(session, rest, true) : noOther(rest);
  return [
    ...first,
    // Whoever made these may have died before it looked at their totals, and this run moves the cursor beyond them.
    ...(await balanceMade(session, [...ahead.there, ...left.there])),
    ...(await makeAtOnce(session, left.missing)),
  ];
}

interface Left {
  readonly there: readonly AppliedOrder[];
  readonly missing: readonly SaleOrderDraft[];
}

const noOther = (missing: readonly SaleOrderDraft[]): Left => ({ there: [], missing });

function leaveToOther(
  { tools: { odoo, clock }, scope }: OrderSession,
  drafts: readonly SaleOrderDraft[],
  hasBegun: boolean,
): Promise<Left> {
  return standBack(drafts, hasBegun, { odoo, clock, scope });
}

/** What is there already is left as it is: another run was faster. */
async function makeAtOnce(
  session: OrderSession,
  drafts: readonly SaleOrderDraft[],
): Promise<readonly MadeOrder[]> {
  const { tools, facts, scope, id: runId, offers } = session;
  const { odoo, writers } = tools;
  const { ready, refused } = await prepareDrafts(odoo, drafts, facts, { offers, scope });
  const made = await createSaleOrders(odoo, ready, facts, { scope, runId, writers });
  return [
    ...refused.map((order): MadeOrder => ({ ...order, byOther: false })),
    ...(await balanceMade(session, made)),
  ];
}

/** Of orders that were made just now, by this run or by another: those that another made for other amounts are its own. */
const balanceMade = (session: OrderSession, orders: readonly AppliedOrder[]): Promise<readonly MadeOrder[]> =>
  balanceOrders(session, orders, true);

/** The same orders, with the errors of those whose totals could not be brought to Amazon's. */
export async function balanceOrders(
  { tools, facts, scope, id: runId }: OrderSession,
  orders: readonly AppliedOrder[],
  isJustMade = false,
): Promise<readonly MadeOrder[]> {
  const there = orders.flatMap(({ draft, saleOrderId, error }) =>
    error ? [] : [{ target: draft, saleOrderId, edited: new Set<string>(), isJustMade }],
  );
  const { errors, madeBy } = await balanceTotals(tools.odoo, there, facts, scope);
  return orders.map((order): MadeOrder => {
    const { saleOrderId = 0 } = order;
    if (!order.error && !madeBy.has(saleOrderId)) return outOfSight(order);
    const byOther = madeBy.has(saleOrderId) && madeBy.get(saleOrderId) !== runId;
    const error = errors.get(saleOrderId);
    return error ? { ...order, error, byOther } : { ...order, byOther };
  });
}

/**
 * An order whose external id leads to a sale order that this run does not see. Without the id of that: nothing that the
 * run writes may name it.
 */
const outOfSight = ({ draft }: AppliedOrder): MadeOrder => ({
  draft,
  byOther: false,
  error: outOfSightError(draft.orderId),
});

/**
 * Originals that came with the same page as what replaces them, and so had no id when that was planned. Those that another
 * run made are linked too: it may have died before it came to that.
 */
export function originsIn(made: readonly MadeOrder[]): readonly OriginLink[] {
  const ids = new Map(made.map(({ draft, saleOrderId }) => [draft.orderId, saleOrderId]));
  return made.flatMap(({ draft: { orderId, origin }, saleOrderId }) => {
    const originId = origin?.saleOrderId === undefined ? ids.get(origin?.orderId ?? '') : undefined;
    return saleOrderId === undefined || originId === undefined ? [] : [{ orderId, originId }];
  });
}
