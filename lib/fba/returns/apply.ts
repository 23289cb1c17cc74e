import { createOnce, throwRefused } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { TodayReason } from '../moves/date.ts';
import { moveGroupRecord } from '../moves/records.ts';
import { validateAll } from '../moves/validate.ts';
import { writeDates } from '../moves/write-dates.ts';
import { giveReturnedLots } from './give-lots.ts';
import type { FbaReturnOutcome } from './outcome.ts';
import { of, outcomeOf } from './outcomes.ts';
import { isUnfinished, type ReturnDraft, type ReturnStep } from './plan.ts';
import { readReturnedOrders } from './read-orders.ts';
import { returnRecord } from './records.ts';
import type { ReturnedOrder, ReturnPicking } from './returned-order.ts';
import type { ReturnSession } from './session.ts';

/**
 * Makes pickings, gives lots and validates, and reads what came back then: only that counts. A run that is cut off is
 * taken up where it was, since every picking is found by its name.
 */
export async function applyReturns(
  session: ReturnSession,
  steps: readonly ReturnStep[],
): Promise<readonly FbaReturnOutcome[]> {
  const drafts = steps.filter((step) => step.step === 'make');
  const { ids, errors } = await makePickings(session, drafts);
  for (const step of steps)
    if (step.step === 'find' && isUnfinished(step)) ids.set(step.key, step.picking.id);

  const orderIds = steps.flatMap(({ key, row }) => (ids.has(key) ? [row.orderId] : []));
  const lotless = steps.some((step) => ids.has(step.key) && mayLackLots(step))
    ? await giveReturnedLots(
        session,
        [...(await readReturnedOrders(session, orderIds)).values()],
        new Set(ids.values()),
      )
    : new Map<number, ConnectorError>();
  const ready = steps.flatMap(({ key, name, row: { orderId } }) => {
    const id = ids.get(key);
    return id === undefined || lotless.has(id) ? [] : [{ id, name, orderId }];
  });
  const refused = await validateAll(session, ready);

  const found = await readReturnedOrders(session, orderIds);
  const pickingOf = (step: ReturnStep): ReturnPicking | undefined =>
    step.step === 'find' && !ids.has(step.key)
      ? step.picking
      : found.get(step.row.orderId)?.pickings.find(({ name }) => name === step.name);
  const locked = await datePickings(session, steps, pickingOf);
  return steps.map((step): FbaReturnOutcome => {
    if (step.step !== 'make' && !ids.has(step.key)) return outcomeOf(step, false);
    const picking = pickingOf(step);
    const id = ids.get(step.key) ?? 0;
    if (picking?.state === 'done' && step.order) {
      const today = locked.get(step.key) ?? ('dating' in step ? step.dating.today : undefined);
      const datedToday = today === undefined ? {} : { datedToday: today };
      return {
        ...of(step, false),
        status: 'returned',
        saleOrderId: step.order.id,
        pickingId: picking.id,
        ...datedToday,
      };
    }
    const error = errors.get(step.key) ?? lotless.get(id) ?? refusedReturn(step, refused.get(id));
    const saleOrderId = step.order?.id ?? 0;
    return { ...of(step, false), status: 'failed', saleOrderId, pickingId: picking?.id, error };
  });
}

const mayLackLots = (step: ReturnStep): boolean =>
  (step.step === 'make' && step.moves.some(({ part }) => part.isTracked)) ||
  (step.step === 'find' && step.picking.lotless.length > 0);

/** One call; one that is there, made by another worker or before a reply was lost, is left as it is. */
async function makePickings(
  session: ReturnSession,
  drafts: readonly ReturnDraft[],
): Promise<{ readonly ids: Map<string, number>; readonly errors: ReadonlyMap<string, ConnectorError> }> {
  const { tools, dialect, scope } = session;
  if (dialect.groupsMoves) {
    const orders = new Map<number, ReturnedOrder>(drafts.map(({ order }) => [order.id, order]));
    const groups = [...orders.values()].map((order) => moveGroupRecord({ order }));
    throwRefused(await createOnce(tools.odoo, 'procurement.group', groups, scope));
  }
  const records = drafts.map((draft) => returnRecord(draft, session));
  const results = await createOnce(tools.odoo, 'stock.picking', records, scope);
  return {
    ids: new Map(results.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id] as const]))),
    errors: new Map(results.flatMap(({ key, error }) => (error ? [[key, error] as const] : []))),
  };
}

/**
 * Gives done pickings the date on which Amazon received the units: validation has overwritten it. A date that somebody
 * changed in Odoo since stays. Gives by key what Odoo refuses to date: it knows more locks than the plain one.
 */
async function datePickings(
  session: ReturnSession,
  steps: readonly ReturnStep[],
  pickingOf: (step: ReturnStep) => ReturnPicking | undefined,
): Promise<ReadonlyMap<string, TodayReason>> {
  const updates = steps.flatMap((step) => {
    const picking = pickingOf(step);
    const doneAt = 'dating' in step ? step.dating.doneAt : undefined;
    if (!picking?.isUndated || doneAt === undefined || doneAt >= (picking.doneAt ?? '')) return [];
    return [{ id: picking.id, doneAt, key: step.key }];
  });
  const refused = await writeDates(session, updates);
  return new Map(
    updates.flatMap(({ id, key }) => (refused.has(id) ? [[key, 'PERIOD_LOCKED'] as const] : [])),
  );
}

function refusedReturn(
  { name, order, row }: ReturnStep,
  refusal: ConnectorError | undefined,
): ConnectorError {
  const context = { orderId: row.orderId, saleOrderId: order?.id };
  if (!refusal) {
    const words = `Picking ${name} is not done. The next run goes on with it; when it stays so, look at it in Odoo.`;
    return new ConnectorError('MOVE_INCOMPLETE', words, { context });
  }
  const { cause } = refusal;
  const why = cause instanceof Error ? cause.message : refusal.message;
  const words = `Odoo does not validate picking ${name}: ${why} Complete it in Odoo; or delete it there, then it is made anew.`;
  return new ConnectorError('MOVE_REFUSED', words, { context, cause });
}
