import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fields, readRecords, throwRefused, toOdooDatetime } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import { askMark } from './odoo-code.ts';
import type { DeliverySession } from '../session.ts';
import { remembering, type Parcel } from '../verdict.ts';
import { updatePickings } from './update-pickings.ts';
import { remember } from './write-memories.ts';

const turnSchema = z.object({ x_amazon_told: fields.char });

/**
 * Writes down that these parcels are being sent, before the first request: whoever comes after a run that dies looks them
 * up before it sends anything. Gives those that this run may send: of several workers that have read the same, Odoo lets
 * one have a picking. Two calls.
 */
export async function takeTurns(
  session: DeliverySession,
  parcels: readonly Parcel[],
): Promise<readonly Parcel[]> {
  const { tools, scope, memories } = session;
  const toldAt = new Date(tools.clock.now()).toISOString();
  const owner = randomUUID();
  const before = new Map(parcels.map(({ picking }) => [picking.id, memories.get(picking.id)?.told ?? '']));
  const sent = parcels.map((parcel) =>
    remembering(parcel, { told: { step: 'sending', fingerprint: parcel.fingerprint, owner }, toldAt }),
  );
  remember(
    session,
    sent.map(({ picking }) => picking),
  );
  const ids = unique(sent.map(({ picking }) => picking.id));
  const wanted = new Map(ids.map((id) => [id, memories.get(id)?.told ?? '']));
  const updates = ids.map((id) => ({
    id,
    values: {
      x_amazon_asked: `${before.get(id) ?? ''}${askMark}${wanted.get(id) ?? ''}`,
      x_amazon_told_at: toOdooDatetime(toldAt),
    },
  }));
  const results = await updatePickings(session, updates);
  // Where others were quicker each time, it is theirs: what stands there tells.
  throwRefused(results.filter(({ error }) => error?.code !== 'ODOO_CONCURRENCY'));
  const turns = await readRecords(tools.odoo, 'stock.picking', ids, turnSchema, scope);
  const own = new Set(turns.flatMap((turn) => (turn.x_amazon_told === wanted.get(turn.id) ? [turn.id] : [])));
  return sent.filter(({ picking }) => own.has(picking.id));
}
