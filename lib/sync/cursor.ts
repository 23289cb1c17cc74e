import { min } from 'date-fns/min';
import { subMinutes } from 'date-fns/subMinutes';

// Amazon states changes up to two minutes late, and orders appear in lists later than that: what is read twice is
// found in Odoo and left alone.
const overlapMinutes = 5;
const overlapMs = overlapMinutes * 60 * 1000;
const idleHour = 60 * 60 * 1000;

/**
 * From when on Amazon is asked for changes, `last` being how far the runs before have come: ISO 8601, UTC.
 * Never later than the overlap before `now` (milliseconds): Amazon refuses times of the last two minutes.
 */
export function changedAfter(last: string | undefined, since: string | undefined, now: number): string {
  const latest = subMinutes(now, overlapMinutes);
  const wanted = since === undefined ? subMinutes(last ?? now, overlapMinutes) : new Date(since);
  return min([wanted, latest]).toISOString();
}

/** What a complete run has covered. */
export interface Covered {
  /** From when on changes were asked for: ISO 8601, UTC. */
  readonly changedAfter: string;
  /** Up to when Amazon answered for: ISO 8601, UTC; undefined when it did not say. */
  readonly answeredFor: string | undefined;
  readonly wroteSomething: boolean;
}

/**
 * Where the cursor goes after a complete run: to the time that Amazon answered for.
 *
 * Undefined when it stays:
 * - Nothing was written. It then stays for up to an hour, so that quiet runs cost no write; the same few orders are read
 *   again until then.
 * - The caller asked for a time later than the cursor: what lies between was not read.
 *
 * It goes back when it is later than what Amazon can have answered for, set by a clock ahead of Amazon's or by a person:
 * the runs until then would each read the last minutes only, and miss what changes between them.
 */
export function nextCursor(cursor: string | undefined, covered: Covered): string | undefined {
  const { answeredFor } = covered;
  if (answeredFor === undefined) return undefined;
  const last = cursor === undefined ? 0 : Date.parse(cursor);
  if (last > 0 && Date.parse(covered.changedAfter) > last) return undefined;
  const advance = Date.parse(answeredFor) - last;
  // Up to the overlap later does no harm: the next run starts that much before the cursor. A new registration is
  // always so, since Amazon answers for two minutes ago.
  if (advance < -overlapMs) return answeredFor;
  return advance > (covered.wroteSomething ? 0 : idleHour) ? answeredFor : undefined;
}
