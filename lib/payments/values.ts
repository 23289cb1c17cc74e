import { z } from 'zod';

/** A day of the calendar, `YYYY-MM-DD`. */
export const dayText: z.ZodType<string> = z.iso.date('give a day as YYYY-MM-DD');

/** An amount that is not zero, as a decimal string; below zero for money that goes out. */
export const signedText: z.ZodType<string> = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'give a decimal string such as "12.34"')
  .refine((text) => Number(text) !== 0, 'the amount has to be above or below zero');

/** An amount above zero, as a decimal string. */
export const decimalText: z.ZodType<string> = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'give a decimal string such as "12.34"')
  .refine((text) => Number(text) > 0, 'the amount has to be above zero');
