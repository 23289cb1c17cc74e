import { z } from 'zod';
import { optionsSchema } from '../support/check-input.ts';
import { isTimeZone } from '../support/time-zone.ts';
import { instantOf } from './period.ts';
import { salesKeys } from './sales-row.ts';
import { stockKeys } from './stock-row.ts';

const keysSchema = (known: readonly [string, ...string[]]) =>
  z
    .array(z.enum(known, `choose among ${known.join(', ')}`), `give a list of: ${known.join(', ')}`)
    .min(1, `give at least one of: ${known.join(', ')}`)
    .refine((keys) => new Set(keys).size === keys.length, 'the same name stands there twice');

const registrationsSchema = z
  .array(
    z.looseObject({ id: z.int('give registrations, as registrations.list() gives them') }),
    'give a list of registrations',
  )
  .min(1, 'give at least one registration, or leave it out for all')
  .optional();

const timeSchema = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  'give a date, or a time with its zone, such as 2026-01-02T03:04:05Z',
);

/** Options of `reports.sales`. */
export const salesInput = optionsSchema({
  by: keysSchema(salesKeys),
  from: timeSchema,
  to: timeSchema,
  timeZone: z.string().refine(isTimeZone, 'give an IANA time zone, such as Europe/Madrid').optional(),
  registrations: registrationsSchema,
}).refine(
  ({ from, to, timeZone = 'UTC' }) =>
    // A wrong zone is complained of already.
    !isTimeZone(timeZone) || instantOf(from, timeZone) < instantOf(to, timeZone),
  'from has to be before to',
);

/** Options of `reports.stock`. */
export const stockInput = optionsSchema({ by: keysSchema(stockKeys), registrations: registrationsSchema });
