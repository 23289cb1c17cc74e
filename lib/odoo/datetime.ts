import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import { z } from 'zod';
import { ConnectorError } from '../support/errors.ts';

const odooFormat = 'yyyy-MM-dd HH:mm:ss';
const isoSchema = z.iso.datetime({ offset: true });

/**
 * An ISO 8601 time with its zone as Odoo takes it: `2026-01-02 03:04:05`, UTC, without fractions of seconds.
 *
 * @throws `CONFIGURATION_INVALID` when `iso` is none, or has no zone.
 */
export function toOdooDatetime(iso: string): string {
  if (isoSchema.safeParse(iso).success) return format(new UTCDate(iso), odooFormat);
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `"${iso}" is no time with a zone, such as 2026-01-02T03:04:05Z.`,
  );
}

/**
 * A datetime of Odoo, which is UTC, as ISO 8601: `2026-01-02T03:04:05.000Z`. Of an empty field, undefined.
 *
 * @throws `ODOO_UNEXPECTED_ANSWER` when `text` is none.
 */
export function fromOdooDatetime(text: string): string;
export function fromOdooDatetime(text: string | undefined): string | undefined;
export function fromOdooDatetime(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = parse(text, odooFormat, new UTCDate(0));
  // parse() is lenient about digits; a datetime of Odoo comes out as it went in.
  if (isValid(date) && format(date, odooFormat) === text) return date.toISOString();
  throw new ConnectorError('ODOO_UNEXPECTED_ANSWER', `"${text}" is no datetime as Odoo gives them.`);
}
