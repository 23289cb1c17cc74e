import { htmlText, upsert, type LoadRecord } from '../odoo/index.ts';
import { isConnectorError } from '../support/errors.ts';
import { keyHash } from '../support/key-part.ts';
import { activityRecord } from './notices/activities.ts';
import type { DeliverySession } from './session.ts';
import { formatTold } from './memory/told.ts';
import type { Verdict } from './verdict.ts';
import { remember, writeMemories } from './memory/write-memories.ts';

/**
 * Writes down what pickings came to: one call for their fields, and one more for each kind of thing that there is:
 * activities to ask for, notes, activities that are done with. What the pickings remember goes last: a run that dies
 * before leaves them as they were, and the next one does all of it again. An activity that Odoo refuses is a warning: the
 * picking is flagged all the same.
 */
export async function writeVerdicts(session: DeliverySession, verdicts: readonly Verdict[]): Promise<void> {
  if (session.dryRun) return;
  const changed = verdicts.filter(isChange);
  const { odoo, emit } = session.tools;
  const { scope } = session;
  // Odoo would mail each one to its user, at a fifth of a second (measured): one e-mail lists them all.
  const quietly = { ...scope, context: { mail_activity_quick_update: true } };
  const asked = await upsert(odoo, 'mail.activity', changed.flatMap(newActivity), quietly);
  for (const { error } of asked) {
    if (!error) continue;
    const message = `An activity about a shipment could not be made: ${error.message}`;
    emit({ type: 'warning', code: error.code, message });
  }
  // A note that is there already is refused by Odoo, which is as good.
  await upsert(odoo, 'mail.message', changed.flatMap(noteRecord), scope);
  const next = changed.map(({ picking, memory }) => ({ ...picking, sync: { ...picking.sync, ...memory } }));
  remember(session, next);
  const ids = changed
    .flatMap((verdict) => doneActivities(session, verdict))
    .filter((id) => !asked.some((activity) => activity.id === id));
  if (ids.length > 0) await removeActivities(session, ids);
  await writeMemories(session, next);
}

async function removeActivities({ tools, scope }: DeliverySession, ids: readonly number[]): Promise<void> {
  await tools.odoo.call('mail.activity', 'unlink', { ids, ...scope }).catch((error: unknown) => {
    // Somebody has ticked one of them off in between: the others stay for a person to do so.
    if (!isConnectorError(error) || error.code !== 'ODOO_MISSING_RECORD') throw error;
  });
}

/** Whether there is something to write: a picking that is skipped alike in each run is written once. */
function isChange({ picking: { sync }, memory, note }: Verdict): boolean {
  if (!memory) return false;
  const next = { ...sync, ...memory };
  return (
    note !== undefined ||
    next.state !== sync.state ||
    next.error !== sync.error ||
    next.toldAt !== sync.toldAt ||
    next.lookedAt !== sync.lookedAt ||
    formatTold(next.told) !== formatTold(sync.told)
  );
}

const newActivity = ({ picking, memory }: Verdict): readonly LoadRecord[] =>
  memory?.error === undefined || memory.error === picking.sync.error
    ? []
    : [activityRecord(picking, memory.error)];

/** What was asked for in other words, or is not asked for any more; by another order of the picking neither. */
function doneActivities({ memories }: DeliverySession, { picking, memory }: Verdict): readonly number[] {
  if (!memory || !('error' in memory) || memory.error === picking.sync.error) return [];
  const others = [...(memories.get(picking.id)?.orders ?? [])].filter(([id]) => id !== picking.order.orderId);
  return others.some(([, { error }]) => error !== undefined) ? [] : picking.activityIds;
}

function noteRecord({ picking, note }: Verdict): readonly LoadRecord[] {
  if (note === undefined) return [];
  return [
    {
      key: `amazon.note_shipment_${picking.id}_${keyHash(note)}`,
      values: {
        model: 'stock.picking',
        res_id: picking.id,
        message_type: 'notification',
        subtype_id: { key: 'mail.mt_note' },
        body: `<p>${htmlText(note)}</p>`,
      },
    },
  ];
}
