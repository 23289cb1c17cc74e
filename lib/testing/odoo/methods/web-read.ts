import type { Environment } from '../environment.ts';
import { sortRows } from '../records/order.ts';
import { checkAccess } from '../rights.ts';
import type { Model } from '../store/model.ts';
import { isIds, type Row } from '../store/row.ts';
import { numberOrNone, objectOf, textOrNone } from './arguments.ts';
import type { Method } from './method.ts';
import { readField, unknownField } from './read.ts';

/** A tree of the fields to read, as Odoo's web client sends it. */
export type Specification = Readonly<Record<string, unknown>>;

export const webRead: Method = {
  name: 'web_read',
  on: 'records',
  parameters: ['specification'],
  required: ['specification'],
  run: (env, model, { specification }, ids) => {
    checkAccess(env, model, 'read');
    const table = env.database.table(model.name);
    const rows = ids.flatMap((id) => table.get(id) ?? []);
    return readTree(env, model, rows, objectOf(specification));
  },
};

export function readTree(
  env: Environment,
  model: Model,
  rows: readonly Row[],
  specification: Specification,
): readonly Readonly<Record<string, unknown>>[] {
  // Asked for by name or not, an unknown field is an error even where there is no record.
  for (const name of Object.keys(specification))
    if (!model.fields.has(name)) throw unknownField(env, model, name);
  return rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(
      Object.entries(specification).map(([name, part]) => [
        name,
        readNode(env, model, row, name, objectOf(part)),
      ]),
    ),
  }));
}

function readNode(env: Environment, model: Model, row: Row, name: string, part: Specification): unknown {
  const value = readField(env, model, row, name, false);
  const relation = model.fields.get(name)?.relation;
  if (relation === undefined || part['fields'] === undefined) return value;
  const target = env.database.model(relation);
  checkAccess(env, target, 'read');
  const table = env.database.table(relation);
  const fields = objectOf(part['fields']);
  if (typeof value === 'number') return readTree(env, target, present(table.get(value)), fields)[0] ?? false;
  if (!isIds(value)) return false;
  const order = textOrNone(part['order']);
  const rows = value.flatMap((id) => table.get(id) ?? []);
  const sorted = order === undefined ? rows : sortRows(env, target, rows, order);
  // With a limit, Odoo still gives all the ids, and the fields of the first ones alone.
  const limit = numberOrNone(part['limit']) ?? sorted.length;
  return [
    ...readTree(env, target, sorted.slice(0, limit), fields),
    ...sorted.slice(limit).map(({ id }) => ({ id })),
  ];
}

const present = (row: Row | undefined): readonly Row[] => (row ? [row] : []);
