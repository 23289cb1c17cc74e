import { startOrderRun, type OrderRun } from './run.ts';

/**
 * The run with its registration as it now stands in Odoo: marketplaces, location, team, other registrations. What the run
 * carries from page to page stays. Three calls.
 */
export async function renewOrderRun(run: OrderRun): Promise<OrderRun> {
  const { tools, registration, dryRun, recovering, scope } = run;
  const fresh = await startOrderRun(tools, registration, { dryRun, recovering, signal: scope.signal });
  const { id, memory, warned, turns, offers, waitingStock, cancelledInOdoo } = run;
  return { ...fresh, id, memory, warned, turns, offers, waitingStock, cancelledInOdoo };
}
