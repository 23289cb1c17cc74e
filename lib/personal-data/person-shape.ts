import { z } from 'zod';
import { fields } from '../odoo/index.ts';
import type { PersonalValues } from './buyer-values.ts';
import { isObject } from '../support/is-object.ts';

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
  const partners = model === 'res.partner' ? recordsIn(answer) : recordsIn(answer).flatMap(partnersOf);
  return partners.flatMap((partner) => {
    const { data } = partnerSchema.safeParse(partner);
    if (!data) return [];
    const { id, name, ...others } = data;
    const values = [name, ...Object.values(others)].flatMap((value) => value ?? []);
    return values.length === 0 ? [] : [[id, { values, names: name === undefined ? [] : [name] }] as const];
  });
}

// By hand: every answer of Odoo's comes by here, and few hold partners.
function recordsIn(answer: unknown): readonly object[] {
  const records: unknown = isObject(answer) && 'records' in answer ? answer.records : answer;
  return Array.isArray(records) ? records.filter(isObject) : [];
}

const partnersOf = (record: object): readonly unknown[] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]) =>
    isObject(value) && /(^|_)partner(_\w+)?_id$/.test(name) ? [value] : [],
  );

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
