import { throwRefused } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import { refOf, type AmazonPicking } from '../pickings/picking.ts';
import { readPickings, type DeliverySession } from '../session.ts';
import { shipmentsOf } from '../shipments.ts';
import { fingerprintOf } from './told.ts';
import { updatePickings } from './update-pickings.ts';
import type { Verdict } from '../verdict.ts';

/**
 * Lets pickings wait again that somebody has changed since this run read them. Odoo does so from the moment on at which
 * they are written down as done with; what was changed before is seen here. A call where there are some, one more for those
 * that were changed.
 */
export async function waitAgainIfChanged(
  session: DeliverySession,
  verdicts: readonly Verdict[],
): Promise<void> {
  const concluded = verdicts.filter(
    ({ picking, memory }) =>
      picking.isDone &&
      (memory?.told?.step === 'listed' || (memory?.state === 'none' && picking.sync.state !== 'none')),
  );
  if (concluded.length === 0 || session.dryRun) return;
  const now = await readPickings(session, unique(concluded.map(({ picking }) => picking.id)));
  const contents = new Map(now.map((picking) => [refOf(picking), contentOf(session, picking)]));
  const changed = concluded.filter(
    ({ picking }) => contents.get(refOf(picking)) !== contentOf(session, picking),
  );
  if (changed.length === 0) return;
  const ids = unique(changed.map(({ picking }) => picking.id));
  const updates = ids.map((id) => ({ id, values: { x_amazon_sync_state: 'pending' } }));
  // Amazon would never hear of the change.
  throwRefused(await updatePickings(session, updates));
}

/** The same for the same packages. */
function contentOf({ registration, tools }: DeliverySession, picking: AmazonPicking): string {
  const { shipments = [] } = shipmentsOf(picking, {
    trackingPolicy: registration.trackingPolicy,
    now: tools.clock.now(),
  });
  return fingerprintOf(shipments);
}
