import { z } from 'zod';
import { cleanLine, cleanLines } from '../../support/clean-text.ts';
import { decimalText } from './decimal-text.ts';
import type { AmazonMoney } from './money.ts';

// Kinds of values in Amazon's JSON. Amazon leaves out what it does not tell, or sends `null` or an empty string for it.

/** A line that must be there. */
export const text: z.ZodType<string> = z
  .string()
  .transform(cleanLine)
  .refine((value) => value.trim() !== '', 'is blank');

export const optionalText: z.ZodType<string | undefined> = optionalString(cleanLine);

/** Text of several lines. */
export const optionalLines: z.ZodType<string | undefined> = optionalString(cleanLines);

function optionalString(clean: (text: string) => string): z.ZodType<string | undefined> {
  return z
    .string()
    .nullish()
    .transform((value) => {
      const cleaned = clean(value ?? '');
      return cleaned.trim() === '' ? undefined : cleaned;
    });
}

// Odoo keeps counts in 32 bits.
const largestCount = 2 ** 31 - 1;

/** Units of something. */
export const count: z.ZodType<number> = z.int().nonnegative().max(largestCount);

// Nothing at Amazon happens in other years, and Odoo cannot count on from year 9999, nor keep year 0 or 10000.
const likelyYear = /^(19|2\d)\d\d-/;

/** ISO 8601 in UTC, from 1900 to 2999; other offsets are converted. */
export const time: z.ZodType<string> = z.iso
  .datetime({ offset: true })
  .transform((value) => (value.endsWith('Z') ? value : new Date(value).toISOString()))
  .refine((value) => likelyYear.test(value), 'is in a year that cannot be');

export const optionalTime: z.ZodType<string | undefined> = optional(time);

// Amazon's model has amounts as strings; a number is taken only where its text is certain.
const amount = z.union([z.string(), z.number()]).transform((value, context) => {
  const decimal = decimalText(value);
  if (decimal !== undefined) return decimal;
  context.addIssue({ code: 'custom', message: 'is not a decimal number' });
  return z.NEVER;
});

export const money: z.ZodType<AmazonMoney> = z.object({
  amount,
  currencyCode: z.string().regex(/^[A-Z]{3}$/, 'is not a currency code'),
});

export const optionalMoney: z.ZodType<AmazonMoney | undefined> = optional(money);

/** What `schema` reads, or `undefined` where Amazon tells nothing. */
export function optional<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A list; empty where Amazon tells nothing. */
export function list<T>(schema: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z
    .array(schema)
    .nullish()
    .transform((values) => values ?? []);
}

/** `rows` in which what Amazon left out is left out too. */
export function told<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
