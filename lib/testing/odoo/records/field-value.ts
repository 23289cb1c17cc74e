import { asSuperuser, isActiveTest, type Environment } from '../environment.ts';
import { notEmbedded } from '../errors.ts';
import { isNumeric, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { linksOf, type Row, type Value } from '../store/row.ts';
import { conditionOf } from './condition.ts';
import { displayNameOf } from './display-name.ts';
import { sortRows } from './order.ts';

/** The value of a field of a record: stored, related, computed, or the records that point back. */
export function fieldValue(env: Environment, model: Model, name: string, field: Field, row: Row): Value {
  if (name === 'display_name') return displayNameOf(env, model.name, row) || false;
  if (field.compute) return field.compute(env, row);
  if (field.related) return relatedValue(env, model, field.related, row);
  if (field.type === 'one2many') return inverseIds(env, field, row.id);
  if (field.type === 'many2many') return shownIds(env, field, linksOf(row, name));
  return row[name] ?? (isNumeric(field) ? 0 : false);
}

// Odoo computes related fields as superuser.
function relatedValue(env: Environment, model: Model, path: readonly string[], row: Row): Value {
  const [name = '', ...rest] = path;
  const field = model.fields.get(name);
  if (!field) return false;
  const value = fieldValue(asSuperuser(env), model, name, field, row);
  if (rest.length === 0) return value;
  if (field.relation === undefined || typeof value !== 'number') return false;
  const next = env.database.table(field.relation).get(value);
  return next ? relatedValue(env, env.database.model(field.relation), rest, next) : false;
}

function inverseIds(env: Environment, field: Field, id: number): readonly number[] {
  const { relation = '', inverse = '' } = field;
  const ids = env.database.table(relation).find(inverse, id);
  if (!ids) throw notEmbedded(`a one2many over ${relation}.${inverse}, which is no stored many2one`);
  const { domain = [] } = field;
  if (domain.length === 0) return shownIds(env, field, ids);
  const { test } = conditionOf(env, env.database.model(relation), domain);
  const table = env.database.table(relation);
  const matching = [...ids].filter((other) => {
    const row = table.get(other);
    return row !== undefined && test(row);
  });
  return shownIds(env, field, matching);
}

/** Ids of a list field as Odoo shows them: archived ones left out, in the order of their model. */
function shownIds(env: Environment, field: Field, ids: Iterable<number>): readonly number[] {
  const { relation = '' } = field;
  const model = env.database.model(relation);
  const table = env.database.table(relation);
  const hidesArchived = isActiveTest(env) && model.fields.has('active');
  const rows = [...ids].flatMap((id) => table.get(id) ?? []);
  const shown = hidesArchived ? rows.filter((row) => row['active'] !== false) : rows;
  return sortRows(env, model, shown, undefined).map((row) => row.id);
}
