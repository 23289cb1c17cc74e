import { toOdooDatetime } from '../../odoo/index.ts';
import { isConnectorError } from '../../support/errors.ts';
import { applyReturns } from './apply.ts';
import type { IdentifiedReturn } from './identify.ts';
import type { FbaReturnOutcome } from './outcome.ts';
import { outcomeOf } from './outcomes.ts';
import { planReturns } from './plan.ts';
import { readReturnedOrders } from './read-orders.ts';
import { startReturnSession, type ReturnSession } from './session.ts';

/** Runs in the other companies in which the seller is registered, by company. */
export type CompanySessions = Map<number, ReturnSession>;

/**
 * Read → plan → apply → outcome, in the order of the returns. Those of orders that a registration of another company has
 * imported come back in that company.
 */
export async function bringBackByOwners(
  session: ReturnSession,
  others: CompanySessions,
  batch: readonly IdentifiedReturn[],
): Promise<readonly FbaReturnOutcome[]> {
  let outcomes = await bringBack(session, batch);
  for (const [companyId, id] of otherCompanies(session)) {
    const unknown = batch.filter((_, index) => isUnknown(outcomes[index]));
    if (unknown.length === 0) break;
    const other = others.get(companyId) ?? (await startElsewhere(session, { id, companyId }));
    if (!other) continue;
    others.set(companyId, other);
    const theirs = await bringBack(other, unknown);
    const found = new Map(unknown.map((one, index) => [one, theirs[index]]));
    outcomes = batch.flatMap((one, index) => found.get(one) ?? outcomes[index] ?? []);
  }
  return outcomes;
}

/** A registration of the seller in each of the other companies. */
const otherCompanies = ({ registration, siblings }: ReturnSession): ReadonlyMap<number, number> =>
  new Map(
    siblings
      .filter(({ companyId }) => companyId !== registration.companyId)
      .map(({ id, companyId }) => [companyId, id]),
  );

const isUnknown = (outcome: FbaReturnOutcome | undefined): boolean =>
  outcome?.status === 'skipped' && outcome.reason === 'ORDER_UNKNOWN';

/** Undefined where that registration has nowhere for returns to come back to: its orders stay unknown here. */
async function startElsewhere(
  { tools, dryRun, scope }: ReturnSession,
  ref: { readonly id: number; readonly companyId: number },
): Promise<ReturnSession | undefined> {
  try {
    return await startReturnSession(tools, ref, { dryRun, signal: scope.signal });
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'REGISTRATION_INVALID') throw error;
    tools.emit({ type: 'warning', code: 'REGISTRATION_INVALID', message: error.message });
    return undefined;
  }
}

async function bringBack(
  session: ReturnSession,
  batch: readonly IdentifiedReturn[],
): Promise<readonly FbaReturnOutcome[]> {
  const { registration, moves, tools, dryRun } = session;
  const orders = await readReturnedOrders(
    session,
    batch.map(({ row }) => row.orderId),
  );
  const steps = planReturns(batch, orders, {
    policy: registration.moveDate,
    lockedUntil: moves.lockedUntil,
    now: toOdooDatetime(new Date(tools.clock.now()).toISOString()),
  });
  return dryRun ? steps.map((step) => outcomeOf(step, true)) : applyReturns(session, steps);
}
