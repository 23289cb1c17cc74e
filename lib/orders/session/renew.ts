import { startOrderSession, type OrderSession } from './session.ts';

/**
 * The run with its registration as it now stands in Odoo: marketplaces, location, team, other registrations. What the run
 * carries from page to page stays. Three calls.
 */
export async function renewOrderSession(session: OrderSession): Promise<OrderSession> {
  const { tools, registration, dryRun, recovering, scope } = session;
  const fresh = await startOrderSession(tools, registration, { dryRun, recovering, signal: scope.signal });
  const { id, memory, warned, turns, offers, waitingStock, cancelledInOdoo } = session;
  return { ...fresh, id, memory, warned, turns, offers, waitingStock, cancelledInOdoo };
}
