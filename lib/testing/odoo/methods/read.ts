import type { Environment } from '../environment.ts';
import { nameOfRecord } from '../records/display-name.ts';
import { fieldValue } from '../records/field-value.ts';
import { checkAccess } from '../rights.ts';
import { isNumeric } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { isIds, isJson, type Row } from '../store/row.ts';
import { textsOf, textOrNone } from './arguments.ts';
import type { Method } from './method.ts';

/** Records that are gone are left out without a word, as Odoo does. */
export const read: Method = {
  name: 'read',
  on: 'records',
  parameters: ['fields', 'load'],
  run: (env, model, { fields, load }, ids) => {
    checkAccess(env, model, 'read');
    const table = env.database.table(model.name);
    const rows = ids.flatMap((id) => table.get(id) ?? []);
    return readRows(env, model, rows, textsOf(fields), load === undefined || textOrNone(load) !== undefined);
  },
};

/** Rows as `read` gives them; with `names`, a many2one comes as a pair of id and name. */
export function readRows(
  env: Environment,
  model: Model,
  rows: readonly Row[],
  fields: readonly string[] | undefined,
  names: boolean,
): readonly Readonly<Record<string, unknown>>[] {
  const wanted = fields && fields.length > 0 ? fields : [...model.fields.keys()];
  return rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(wanted.map((name) => [name, readField(env, model, row, name, names)])),
  }));
}

/** A field as it goes over the wire. @throws OdooError (ValueError) for a field that the model lacks. */
export function readField(env: Environment, model: Model, row: Row, name: string, names: boolean): unknown {
  const field = model.fields.get(name);
  if (!field) throw unknownField(env, model, name);
  const value = fieldValue(env, model, name, field, row);
  if (isIds(value)) return value;
  // Microseconds are kept, and never shown.
  if (field.type === 'datetime' && typeof value === 'string')
    return value.slice(0, 'yyyy-mm-dd hh:mm:ss'.length);
  if (typeof value === 'object') return isJson(value) ? value.json : false;
  if (field.type === 'many2one' && typeof value === 'number' && field.relation !== undefined) {
    return names ? [value, nameOfRecord(env, field.relation, value)] : value;
  }
  return value === false && isNumeric(field) ? 0 : value;
}

export const unknownField = (env: Environment, model: Model, name: string): Error =>
  env.database.version.traits.unknownField('read', model, name);
