import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import {
  mergeSpecifications,
  recordSchema,
  specificationOf,
  type FieldShape,
  type ReadRecord,
} from './fields.ts';
import type { Domain, OdooCall, OdooPort } from '../port.ts';

export type ReadOptions = Pick<OdooCall, 'context' | 'companyId' | 'signal' | 'timeoutMs'>;

export interface SearchOptions extends ReadOptions {
  /** Default: all records. */
  readonly domain?: Domain;
  /** Such as `name, id desc`. Default: the model's own. */
  readonly order?: string;
  /** Default: none. */
  readonly limit?: number;
  /** Fields of the schema that this Odoo lacks, such as `carrier_id.x_amazon_carrier`: not asked for, and undefined. */
  readonly without?: readonly string[];
}

/**
 * The records that match, with the fields of `schema` and their ids, nested ones too: one call (Odoo 17+).
 *
 * @throws `ODOO_UNEXPECTED_ANSWER` naming model and field, or another `ODOO_…` code.
 * @example
 * const orders = await searchRecords(odoo, 'sale.order', z.object({ name: fields.char }), { domain: [['state', '=', 'sale']] });
 */
export async function searchRecords<Shape extends FieldShape>(
  port: OdooPort,
  model: string,
  schema: z.ZodObject<Shape>,
  { domain = [], order, limit, without = [], ...call }: SearchOptions = {},
): Promise<readonly ReadRecord<Shape>[]> {
  const args = { domain, specification: specificationOf(schema.shape, without), order, limit };
  const answer = await port.call(model, 'web_search_read', { args, ...call });
  return parseRecords(model, z.object({ records: z.array(recordSchema(schema.shape)) }), answer).records;
}

/**
 * The records that match, each in two shapes that are read together: one call. Both shapes may name the same field, and
 * more or less of what is behind it.
 */
export async function searchInTwoShapes<One extends FieldShape, Other extends FieldShape>(
  port: OdooPort,
  model: string,
  one: One,
  other: Other,
  { domain = [], order, limit, without = [], ...call }: SearchOptions = {},
): Promise<readonly (readonly [ReadRecord<One>, ReadRecord<Other>])[]> {
  const specification = mergeSpecifications(specificationOf(one, without), specificationOf(other, without));
  const args = { domain, specification, order, limit };
  const answer = await port.call(model, 'web_search_read', { args, ...call });
  const { records } = parseRecords(model, z.object({ records: z.array(recordSchema(one)) }), answer);
  const others = parseRecords(model, z.object({ records: z.array(recordSchema(other)) }), answer).records;
  return records.flatMap((record, index) => {
    const twin = others[index];
    return twin ? [[record, twin] as const] : [];
  });
}

/**
 * The records with these ids, as {@link searchRecords} gives them; archived ones too.
 *
 * @throws `ODOO_MISSING_RECORD` when one is gone (Odoo leaves it out when only plain fields are read), and as above.
 */
export async function readRecords<Shape extends FieldShape>(
  port: OdooPort,
  model: string,
  ids: readonly number[],
  schema: z.ZodObject<Shape>,
  options: ReadOptions = {},
): Promise<readonly ReadRecord<Shape>[]> {
  if (ids.length === 0) return [];
  const args = { specification: specificationOf(schema.shape) };
  const answer = await port.call(model, 'web_read', { ids, args, ...options });
  return parseRecords(model, z.array(recordSchema(schema.shape)), answer);
}

/** How many records match. */
export async function searchCount(
  port: OdooPort,
  model: string,
  domain: Domain,
  options: ReadOptions = {},
): Promise<number> {
  return parseRecords(
    model,
    z.number(),
    await port.call(model, 'search_count', { args: { domain }, ...options }),
  );
}

function parseRecords<T>(model: string, schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const names = issue?.path.filter((part) => typeof part === 'string' && part !== 'records') ?? [];
  const field = names.length === 0 ? undefined : names.join('.');
  throw new ConnectorError(
    'ODOO_UNEXPECTED_ANSWER',
    `Odoo's answer for ${model}${field === undefined ? '' : `, field ${field},`} is not what it should be: ${issue?.message ?? 'unreadable'}.`,
    { context: { model, field } },
  );
}
