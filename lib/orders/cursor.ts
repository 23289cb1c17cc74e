import { min } from 'date-fns/min';
import { subMinutes } from 'date-fns/subMinutes';
import { toOdooDatetime, type OdooPort } from '../odoo/index.ts';
import { registrationModel, type Registration } from '../registrations/index.ts';

// Amazon states changes up to two minutes late, and orders appear in lists later than that: what is read twice is
// found in Odoo and left alone.
const overlapMinutes = 5;
const idleHour = 60 * 60 * 1000;

/**
 * From when on Amazon is asked for changed orders: ISO 8601, UTC.
 * Never later than the overlap before `now` (milliseconds): Amazon refuses times of the last two minutes.
 */
export function changedAfter(registration: Registration, since: string | undefined, now: number): string {
  const latest = subMinutes(now, overlapMinutes);
  const last = registration.lastOrderSync;
  const wanted = since === undefined ? subMinutes(last ?? now, overlapMinutes) : new Date(since);
  return min([wanted, latest]).toISOString();
}

/**
 * Where the cursor goes after a complete run: to the time that Amazon answered for.
 *
 * Undefined when it stays. A run that wrote nothing leaves it for up to an hour, so that quiet runs cost no write; the
 * same few orders are read again until then.
 */
export function nextCursor(
  registration: Registration,
  answeredFor: string | undefined,
  wroteSomething: boolean,
): string | undefined {
  if (answeredFor === undefined) return undefined;
  const last = registration.lastOrderSync === undefined ? 0 : Date.parse(registration.lastOrderSync);
  const advance = Date.parse(answeredFor) - last;
  return advance > (wroteSomething ? 0 : idleHour) ? answeredFor : undefined;
}

export async function moveCursor(
  odoo: OdooPort,
  registration: Registration,
  cursor: string,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const vals = { x_last_order_sync: toOdooDatetime(cursor) };
  await odoo.call(registrationModel, 'write', { ids: [registration.id], args: { vals }, ...options });
}
