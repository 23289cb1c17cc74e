import type { Environment } from '../environment.ts';
import { notEmbedded, valueError } from '../errors.ts';
import { isToMany, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';

/** The columns of a table for `load`, as a tree: `order_line/product_id/.id` is a leaf two levels down. */
export interface Columns {
  readonly model: Model;
  /** Column with the external id of the record, and that with its database id. */
  readonly externalId: number | undefined;
  readonly databaseId: number | undefined;
  readonly values: readonly ValueColumn[];
  readonly links: readonly LinkColumn[];
  readonly children: readonly ChildColumns[];
}

export interface ValueColumn {
  readonly name: string;
  readonly field: Field;
  readonly column: number;
}

/** A many2one or many2many, named by external id, database id or name. */
export interface LinkColumn extends ValueColumn {
  readonly by: 'id' | '.id' | 'name';
}

export interface ChildColumns {
  readonly name: string;
  readonly field: Field;
  readonly columns: Columns;
}

type Path = readonly [column: number, path: readonly string[]];

/** @throws OdooError (ValueError) for a column that names no field. */
export function readColumns(env: Environment, modelName: string, fields: readonly string[]): Columns {
  return columnsOf(
    env,
    env.database.model(modelName),
    fields.map((path, column): Path => [column, path.split('/')]),
  );
}

function columnsOf(env: Environment, model: Model, paths: readonly Path[]): Columns {
  const own = (name: string): number | undefined =>
    paths.find(([, path]) => path.length === 1 && path[0] === name)?.[0];
  const values: ValueColumn[] = [];
  const links: LinkColumn[] = [];
  const nested = new Map<string, { field: Field; paths: Path[] }>();
  for (const [column, [name = '', ...rest]] of paths) {
    if (name === 'id' || name === '.id') continue;
    const field = model.fields.get(name);
    if (!field) throw env.database.version.traits.unknownColumn(model, name);
    if (field.relation === undefined) {
      if (rest.length > 0) throw valueError(`Invalid field name '${rest.join('/')}'`);
      values.push({ name, field, column });
    } else if (field.type === 'one2many' && rest.length > 0) {
      const group = nested.get(name) ?? { field, paths: [] };
      group.paths.push([column, rest]);
      nested.set(name, group);
    } else {
      links.push({ name, field, column, by: linkKind(model, name, field, rest) });
    }
  }
  const children = [...nested].map(([name, group]) => ({
    name,
    field: group.field,
    columns: columnsOf(env, env.database.model(group.field.relation ?? ''), group.paths),
  }));
  return { model, externalId: own('id'), databaseId: own('.id'), values, links, children };
}

function linkKind(model: Model, name: string, field: Field, rest: readonly string[]): LinkColumn['by'] {
  const [by, ...more] = rest;
  if (more.length === 0 && (by === 'id' || by === '.id')) return by;
  if (by === undefined && field.type !== 'one2many') return 'name';
  if (by !== undefined && !isToMany(field)) throw valueError(`Invalid field name '${rest.join('/')}'`);
  throw notEmbedded(`the load column ${[name, ...rest].join('/')} of ${model.name}`);
}
