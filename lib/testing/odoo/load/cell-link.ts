import { asSuperuser, type Environment } from '../environment.ts';
import { searchRows } from '../records/search.ts';
import { findExternalId } from '../records/external-ids.ts';
import { nameField } from '../store/model.ts';
import { CellError } from './cell-error.ts';
import type { LinkColumn } from './columns.ts';
import { isEmpty } from './rows.ts';

/** What a cell of a relation says, as `create` takes it: an id, or for many2many the whole new list. */
export function cellLink(env: Environment, { field, by }: LinkColumn, cell: unknown, label: string): unknown {
  const relation = field.relation ?? '';
  const find = (key: string): number => findRecord(env, relation, by, key, label);
  if (field.type === 'many2one') return isEmpty(cell) ? false : find(String(cell));
  const keys = isEmpty(cell) ? [] : String(cell).split(',');
  return [[6, 0, keys.map((key) => find(key.trim()))]];
}

function findRecord(
  env: Environment,
  relation: string,
  by: LinkColumn['by'],
  key: string,
  label: string,
): number {
  if (by === 'id') return byExternalId(env, relation, key, label);
  if (by === '.id') return byDatabaseId(env, relation, key, label);
  const model = env.database.model(relation);
  const [row] = searchRows(asSuperuser(env), model, [[nameField(model), '=', key]]);
  if (row) return row.id;
  throw new CellError(`No matching record found for name '${key}' in field '${label}'`, {
    moreinfo: { ...possibleValues, res_model: relation },
  });
}

function byExternalId(env: Environment, relation: string, key: string, label: string): number {
  const target = findExternalId(env, key);
  if (target && target.model !== relation) {
    throw new CellError(`Invalid external ID ${key}: expected model '${relation}', found '${target.model}'`);
  }
  if (target && env.database.table(relation).get(target.id)) return target.id;
  throw new CellError(
    `No matching record found for external id '${key}' in field '${label}'`,
    lookup(relation),
  );
}

function byDatabaseId(env: Environment, relation: string, key: string, label: string): number {
  if (!/^\d+$/.test(key))
    throw new CellError(`Invalid database id '${key}' for the field '${label}'`, lookup(relation));
  if (env.database.table(relation).get(Number(key))) return Number(key);
  throw new CellError(
    `No matching record found for database id '${key}' in field '${label}'`,
    lookup(relation),
  );
}

const possibleValues = {
  name: 'Possible Values',
  type: 'ir.actions.act_window',
  target: 'new',
  view_mode: 'list,form',
  views: [
    [false, 'list'],
    [false, 'form'],
  ],
  context: { create: false },
  help: 'See all possible values',
} as const;

const lookup = (relation: string): Readonly<Record<string, unknown>> => ({
  moreinfo: { ...possibleValues, res_model: 'ir.model.data', domain: [['model', '=', relation]] },
});
