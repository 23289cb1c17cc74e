import { decimal, zero } from '../../../support/money.ts';
import type { Environment } from '../environment.ts';
import { notEmbedded } from '../errors.ts';
import { fieldValue } from '../records/field-value.ts';
import { searchRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { isNumeric } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import type { Row } from '../store/row.ts';
import { textsOf } from './arguments.ts';
import type { Method } from './method.ts';
import { readField, unknownField } from './read.ts';

/** Counts and sums by stored fields. Anything else, such as months or averages, is refused by name. */
export const formattedReadGroup: Method = {
  name: 'formatted_read_group',
  on: 'model',
  parameters: ['domain', 'groupby', 'aggregates', 'having', 'offset', 'limit', 'order'],
  required: ['domain'],
  run: (env, model, { domain, groupby, aggregates, ...others }) => {
    checkAccess(env, model, 'read');
    const [unknown] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (unknown !== undefined) throw notEmbedded(`formatted_read_group with ${unknown}`);
    const names = textsOf(groupby) ?? [];
    return groupsOf(env, model, domain, names).flatMap((rows) =>
      rows.slice(0, 1).map((first) => ({
        ...Object.fromEntries(names.map((name) => [name, readField(env, model, first, name, true)])),
        ...Object.fromEntries(
          (textsOf(aggregates) ?? []).map((aggregate) => [
            aggregate,
            aggregated(env, model, rows, aggregate),
          ]),
        ),
      })),
    );
  },
};

/** The rows that match, in groups of those that have these fields in common. */
export function groupsOf(
  env: Environment,
  model: Model,
  domain: unknown,
  names: readonly string[],
): readonly (readonly Row[])[] {
  for (const name of names) checkGroup(env, model, name);
  const groups = new Map<string, readonly Row[]>();
  const order = names.length === 0 ? undefined : names.join(', ');
  for (const row of searchRows(env, model, domain, { order })) {
    const key = JSON.stringify(names.map((name) => keyOf(env, model, row, name)));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function checkGroup(env: Environment, model: Model, name: string): void {
  const field = model.fields.get(name);
  if (name.includes(':') || name.includes('.')) throw notEmbedded(`groups by ${name}`);
  if (!field) throw unknownField(env, model, name);
  if (field.type === 'one2many' || field.type === 'many2many')
    throw notEmbedded(`groups by the list ${name}`);
}

// A number that Odoo would have worked out, such as the rate of a foreign currency: zero would be a wrong answer.
function keyOf(env: Environment, model: Model, row: Row, name: string): unknown {
  const field = model.fields.get(name);
  if (field?.compute && isNumeric(field) && fieldValue(env, model, name, field, row) === false)
    throw notEmbedded(`${model.name}.${name} of record ${row.id}, by which it should group`);
  return readField(env, model, row, name, false);
}

/** What an aggregate such as `quantity:sum` comes to. */
export function aggregated(env: Environment, model: Model, rows: readonly Row[], aggregate: string): number {
  if (aggregate === '__count') return rows.length;
  const [name = '', operation] = aggregate.split(':');
  const field = model.fields.get(name);
  if (!field) throw unknownField(env, model, name);
  if (operation !== 'sum' || !isNumeric(field)) throw notEmbedded(`the aggregate ${aggregate}`);
  return Number(
    rows.reduce((sum, row) => sum.plus(decimal(Number(fieldValue(env, model, name, field, row)))), zero),
  );
}
