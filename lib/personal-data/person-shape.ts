import { z } from 'zod';
import { fields } from '../odoo/index.ts';
import type { PersonalValues } from './buyer-values.ts';

/**
 * What Odoo may quote of a partner when it refuses something that is about it, for a link such as `partner_id`: whoever
 * writes with partners that it has not made itself reads this of them, so that errors can be kept free of it.
 */
export const personShape = {
  name: fields.char,
  vat: fields.char,
  email: fields.char,
  phone: fields.char,
  street: fields.char,
};

/** The people in an answer of Odoo's: the partners that were read, and those behind the links of other records. */
export function personalValuesIn(
  model: string,
  answer: unknown,
): readonly (readonly [id: number, values: PersonalValues])[] {
  const { data: records = [] } = answerSchema.safeParse(answer);
  const partners = model === 'res.partner' ? records : records.flatMap(partnersOf);
  return partners.flatMap((partner) => {
    const { data } = partnerSchema.safeParse(partner);
    if (!data) return [];
    const { id, name, ...others } = data;
    const values = [name, ...Object.values(others)].flatMap((value) => value ?? []);
    return values.length === 0 ? [] : [[id, { values, names: name === undefined ? [] : [name] }] as const];
  });
}

const records = z.array(z.record(z.string(), z.unknown()));
const answerSchema = z.union([records, z.object({ records }).transform((page) => page.records)]);
const text = z.string().optional().catch(undefined);
const partnerSchema = z.object({
  id: z.number(),
  name: text,
  vat: text,
  email: text,
  phone: text,
  street: text,
  street2: text,
});

const partnersOf = (record: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.entries(record).flatMap(([name, value]) => (/(^|_)partner(_\w+)?_id$/.test(name) ? [value] : []));
