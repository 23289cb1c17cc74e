import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import type { Domain, OdooPort, OdooVersion } from '../port.ts';
import type { FieldShape } from './fields.ts';
import type { ReadOptions } from './search-records.ts';

/** A record that groups have in common: its id and the name that Odoo shows. */
export interface NamedRef {
  /** Id of the record in Odoo. */
  readonly id: number;
  /** Name, in the language of the Odoo user. */
  readonly name: string;
}

const orUndefined = <Output>(schema: z.ZodType<Output>): z.ZodType<Output | undefined> =>
  z.preprocess((value) => (value === false ? undefined : value), schema.optional());

/** What records may be grouped by; `undefined` is the group of those that have nothing there. */
export const groupKeys = {
  /** A many2one. */
  link: orUndefined(z.tuple([z.number(), z.string()]).transform(([id, name]): NamedRef => ({ id, name }))),
  selection: orUndefined(z.string()),
  float: z.number(),
  /** A datetime by month (`date_order:month`): when the month begins, `YYYY-MM-DD HH:MM:SS` in UTC. */
  month: orUndefined(z.string()),
} as const;

/** Records that have the same keys. */
export interface RecordGroup<Keys extends FieldShape, Field extends string> {
  readonly keys: z.infer<z.ZodObject<Keys>>;
  readonly sums: Readonly<Record<Field, number>>;
  /** How many records there are in the group. */
  readonly count: number;
}

export interface SumQuery<Keys extends FieldShape, Field extends string> extends ReadOptions {
  readonly domain: Domain;
  /** By what to group, such as `{ 'date_order:month': groupKeys.month }`. */
  readonly keys: Keys;
  /** Those keys by which to group this time, in order; the others are undefined. Default: all. */
  readonly by?: readonly (keyof Keys & string)[];
  /** Stored numeric fields to sum up. */
  readonly sums: readonly Field[];
}

/** Asks Odoo for sums of records by group, one call each. */
export type ReadSums = <Keys extends FieldShape, Field extends string>(
  model: string,
  query: SumQuery<Keys, Field>,
) => Promise<readonly RecordGroup<Keys, Field>[]>;

/**
 * The method by which an Odoo of this version sums up: `formatted_read_group` from 19 on, `read_group` before.
 *
 * Not by trying: an unknown method is an error in the log of the Odoo server.
 */
export function sumsOn(odoo: OdooPort, { major = 19 }: Pick<OdooVersion, 'major'>): ReadSums {
  const method = major < 19 ? 'read_group' : 'formatted_read_group';
  return async (model, { domain, keys, by, sums, ...call }) => {
    const groupby = by ?? Object.keys(keys);
    const aggregates = sums.map((name) => `${name}:sum`);
    const args =
      method === 'read_group'
        ? { domain, fields: aggregates, groupby, lazy: false }
        : { domain, aggregates: ['__count', ...aggregates], groupby };
    const answer = await odoo.call(model, method, { args, ...call });
    return groupsOf(model, answer, keys, sums);
  };
}

// A sum over nothing but empty fields is false.
const summed = z.preprocess((value) => (value === false ? 0 : value), z.number());
const rowsSchema = z.array(z.record(z.string(), z.unknown()));
const rangesSchema = z.record(z.string(), z.union([z.object({ from: z.string() }), z.literal(false)]));

/** Both methods' answers: they name sums and beginnings of months differently. */
function groupsOf<Keys extends FieldShape, Field extends string>(
  model: string,
  answer: unknown,
  keys: Keys,
  sums: readonly Field[],
): readonly RecordGroup<Keys, Field>[] {
  const groupSchema = z.object({
    keys: z.object(keys),
    sums: z.record(z.enum(sums), summed),
    count: z.number(),
  });
  const rows = rowsSchema.safeParse(answer);
  const parsed = z.array(groupSchema).safeParse(
    rows.data?.map((row) => ({
      keys: Object.fromEntries(Object.keys(keys).map((key) => [key, keyOf(row, key)])),
      sums: Object.fromEntries(sums.map((name) => [name, row[`${name}:sum`] ?? row[name]])),
      count: row['__count'],
    })),
  );
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConnectorError(
    'ODOO_UNEXPECTED_ANSWER',
    `Odoo's sums of ${model} are not what they should be: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}.`,
    { context: { model } },
  );
}

function keyOf(row: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = row[key];
  if (!key.endsWith(':month') || value === false) return value;
  // 19: [beginning, label]. Before: the label alone, and the beginning under `__range`.
  if (Array.isArray(value)) return value[0];
  const range = rangesSchema.safeParse(row['__range']).data?.[key];
  return range ? range.from : undefined;
}
