import { asSuperuser, type Environment } from '../environment.ts';
import { checkAccess } from '../rights.ts';
import { hasColumn, onDeleteOf, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { linksOf, type Row } from '../store/row.ts';
import { brokenLink } from './check-row.ts';
import { existingRows } from './existing.ts';
import { dropExternalIds } from './external-ids.ts';

/** Deletes records, and does to those that point to them what their fields say: delete too, refuse, or let go. */
export function unlinkRecords(env: Environment, modelName: string, ids: readonly number[]): void {
  const model = env.database.model(modelName);
  checkAccess(env, model, 'unlink');
  const rows = existingRows(env, modelName, ids);
  model.behaviour.beforeUnlink?.(env, rows);
  const going = new Set(ids);
  for (const referring of [...env.database.models()]) {
    for (const [name, field] of referring.fields) {
      if (field.relation === modelName && hasColumn(field)) letGo(env, referring, name, field, going);
    }
  }
  const table = env.database.table(modelName);
  for (const { id } of rows) table.remove(id);
  dropExternalIds(env, modelName, going);
}

function letGo(env: Environment, model: Model, name: string, field: Field, going: ReadonlySet<number>): void {
  const table = env.database.table(model.name);
  const rows = pointingAt(env, model, name, field, going);
  for (const row of rows) {
    if (field.type === 'many2many') {
      table.put({ ...row, [name]: linksOf(row, name).filter((id) => !going.has(id)) });
      continue;
    }
    // A record may point at itself, or at another one that is going with it.
    if (field.relation === model.name && going.has(row.id)) continue;
    const onDelete = onDeleteOf(field);
    if (onDelete === 'restrict') throw brokenLink(model, `'${field.label}' (${name})`);
    if (onDelete === 'cascade') unlinkRecords(asSuperuser(env), model.name, [row.id]);
    else table.put({ ...row, [name]: false });
  }
}

function pointingAt(
  env: Environment,
  model: Model,
  name: string,
  field: Field,
  going: ReadonlySet<number>,
): readonly Row[] {
  const table = env.database.table(model.name);
  if (field.type === 'many2many') {
    return [...table.rows()].filter((row) => linksOf(row, name).some((id) => going.has(id)));
  }
  return [...going].flatMap((id) =>
    [...(table.find(name, id) ?? [])].flatMap((other) => table.get(other) ?? []),
  );
}
