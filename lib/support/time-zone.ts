import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** Whether this machine knows the time zone: an IANA name, such as `Europe/Madrid`; no offsets, which Odoo does not take. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The day of an instant (ISO 8601, or milliseconds) in a time zone: `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, instant: string | number): string =>
  format(instant, 'yyyy-MM-dd', { in: tz(timeZone) });
