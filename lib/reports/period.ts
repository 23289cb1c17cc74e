import { tz, TZDate } from '@date-fns/tz';
import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns/format';
import { fromOdooDatetime } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';

/** A date (its midnight in the time zone) or an instant, as an instant: ISO 8601, UTC. */
export function instantOf(text: string, timeZone: string): string {
  const [year, month, day] = text.split('-').map(Number);
  const time =
    text.length === 10 ? new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, timeZone) : new Date(text);
  return new UTCDate(time).toISOString();
}

/**
 * The month that begins at this datetime of Odoo, in the time zone: `YYYY-MM`.
 *
 * @throws `CONFIGURATION_INVALID` when no month begins there: Odoo uses UTC without a word where it does not know a zone.
 */
export function monthOf(begin: string, timeZone: string): string {
  const instant = fromOdooDatetime(begin);
  const [month = '', rest] = format(instant, 'yyyy-MM dd:HH:mm', { in: tz(timeZone) }).split(' ');
  // Where clocks are put forward at midnight, a month begins at one.
  if (rest === '01:00:00' || instantOf(`${month}-01`, timeZone) === instant) return month;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Odoo does not know the time zone ${timeZone}: choose another name of it, or UTC.`,
  );
}
