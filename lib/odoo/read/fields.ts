import { z } from 'zod';

/** Fields to read, by name: the request and the check of the answer in one. */
export type FieldShape = Readonly<Record<string, z.ZodType>>;

/** A record as it is read: its fields, and always its id. */
export type ReadRecord<Shape extends FieldShape> = z.infer<z.ZodObject<Shape>> & { readonly id: number };

/** What web_read and web_search_read are asked for: `{}` for a plain field, the fields behind it for a link. */
export type Specification = Readonly<Record<string, FieldSpecification>>;

interface FieldSpecification {
  readonly fields?: Specification;
}

/** Odoo says `false` for empty; these kinds say `undefined`. */
export interface Fields {
  readonly char: z.ZodType<string | undefined>;
  readonly text: z.ZodType<string | undefined>;
  readonly selection: z.ZodType<string | undefined>;
  /** `YYYY-MM-DD`. */
  readonly date: z.ZodType<string | undefined>;
  /** UTC, `YYYY-MM-DD HH:MM:SS`; see `fromOdooDatetime`. */
  readonly datetime: z.ZodType<string | undefined>;
  readonly integer: z.ZodType<number>;
  readonly float: z.ZodType<number>;
  readonly boolean: z.ZodType<boolean>;
  /** Id of the record. */
  readonly many2one: z.ZodType<number | undefined>;
  /** Ids of the records. */
  readonly many2many: z.ZodType<readonly number[]>;
  readonly one2many: z.ZodType<readonly number[]>;
  /** A many2one with fields of its record, read in the same call. */
  link<Shape extends FieldShape>(shape: Shape): z.ZodType<ReadRecord<Shape> | undefined>;
  /** A one2many or many2many with fields of its records, read in the same call. */
  links<Shape extends FieldShape>(shape: Shape): z.ZodType<readonly ReadRecord<Shape>[]>;
}

// What zod itself offers for facts about a schema: the request for the records behind a link.
const nested = z.registry<{ readonly specify: (without: readonly string[]) => Specification }>();

const orUndefined = <Output>(schema: z.ZodType<Output>): z.ZodType<Output | undefined> =>
  z.preprocess((value) => (value === false ? undefined : value), schema.optional());

const text = orUndefined(z.string());
const ids = z.array(z.number());

export const fields: Fields = {
  char: text,
  text,
  selection: text,
  date: orUndefined(z.string().regex(/^\d{4}-\d\d-\d\d$/)),
  datetime: orUndefined(z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  integer: z.int(),
  float: z.number(),
  boolean: z.boolean(),
  many2one: orUndefined(z.number()),
  many2many: ids,
  one2many: ids,
  link: (shape) =>
    orUndefined(recordSchema(shape)).register(nested, {
      specify: (without) => specificationOf(shape, without),
    }),
  links: (shape) =>
    z.array(recordSchema(shape)).register(nested, { specify: (without) => specificationOf(shape, without) }),
};

export function recordSchema<Shape extends FieldShape>(shape: Shape): z.ZodType<ReadRecord<Shape>> {
  return z.intersection(z.object(shape), z.object({ id: z.number() }));
}

/** `shape` as Odoo's `specification` of web_read: the same tree, with `fields` below every link; less some paths. */
export function specificationOf(shape: FieldShape, without: readonly string[] = []): Specification {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      if (without.includes(name)) return [];
      const behindLink = nested.get(schema instanceof z.ZodOptional ? schema.unwrap() : schema);
      const below = without.flatMap((path) =>
        path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : [],
      );
      return [[name, behindLink ? { fields: behindLink.specify(below) } : {}]];
    }),
  );
}

/** Everything that either of them asks for. */
export function mergeSpecifications(one: Specification, other: Specification): Specification {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [first, second] = [one[name]?.fields, other[name]?.fields];
      if (first && second) return [name, { fields: mergeSpecifications(first, second) }];
      const behindLink = first ?? second;
      return [name, behindLink ? { fields: behindLink } : {}];
    }),
  );
}
