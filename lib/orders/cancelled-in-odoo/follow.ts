import type { OrderOutcome } from '../outcome.ts';
import type { Run } from '../runs/run.ts';
import { reported } from './cancelled-order.ts';
import { tellAmazon } from './tell-amazon.ts';

/**
 * What was cancelled in Odoo alone: reported in each run again, until Amazon's own status says that it knows; and told to
 * Amazon where the registration gives a reason for it.
 */
export async function followCancelled(run: Run): Promise<readonly OrderOutcome[]> {
  const { cancelledInOdoo, dryRun, facts } = run;
  if (cancelledInOdoo.length === 0) return [];
  const { cancelReason } = facts.registration;
  if (cancelReason !== undefined && !dryRun) return tellAmazon(run, cancelReason);
  return cancelledInOdoo.map((order) => reported(order, dryRun));
}
