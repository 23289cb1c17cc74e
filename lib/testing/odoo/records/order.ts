import type { Environment } from '../environment.ts';
import { userError, valueError } from '../errors.ts';
import { hasColumn } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import type { Row, Value } from '../store/row.ts';
import { fieldValue } from './field-value.ts';

type Compare = (left: Row, right: Row) => number;

/** Rows in an order such as `date_order desc, id`; default: the model's own. */
export function sortRows(
  env: Environment,
  model: Model,
  rows: readonly Row[],
  order: string | undefined,
): readonly Row[] {
  if (rows.length < 2 && order === undefined) return rows;
  const compare = compareBy(env, model, order ?? model.order);
  return rows.toSorted(compare);
}

function compareBy(env: Environment, model: Model, order: string): Compare {
  const terms = order.split(',').map((term) => compareByTerm(env, model, term.trim(), order));
  return (left, right) => {
    for (const term of terms) {
      const result = term(left, right);
      if (result !== 0) return result;
    }
    return 0;
  };
}

function compareByTerm(env: Environment, model: Model, term: string, order: string): Compare {
  const match = /^(\w+)(?:\s+(asc|desc))?$/i.exec(term);
  if (!match) {
    throw userError(
      `Invalid "order" specified (${order}). A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
    );
  }
  const [, name = '', direction = 'asc'] = match;
  const field = model.fields.get(name);
  if (!field) throw env.database.version.traits.unknownField('order', model, name);
  if (!hasColumn(field) && field.related === undefined && field.storedInOdoo !== true) {
    throw valueError(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
  }
  const valueOf = (row: Row): Value => fieldValue(env, model, name, field, row);
  const compare: Compare =
    field.type === 'many2one' && field.relation !== undefined
      ? compareLinks(env, field.relation, valueOf)
      : (left, right) => compareValues(valueOf(left), valueOf(right), field.type === 'boolean');
  return direction.toLowerCase() === 'desc' ? (left, right) => compare(right, left) : compare;
}

// A many2one is sorted as its records are in their own model, empty ones last.
function compareLinks(env: Environment, relation: string, valueOf: (row: Row) => Value): Compare {
  const table = env.database.table(relation);
  const model = env.database.model(relation);
  // Built on the first use: the order of a model may name the model itself.
  let compareTargets: Compare | undefined;
  return (left, right) => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a === b) return 0;
    const [from, to] = [a, b].map((id) => (typeof id === 'number' ? table.get(id) : undefined));
    if (!from || !to) return Number(!from) - Number(!to);
    compareTargets ??= compareBy(env, model, model.order);
    return compareTargets(from, to);
  };
}

/** As PostgreSQL sorts: empty values after all others, unless `false` is a value of its own. */
function compareValues(left: Value, right: Value, isBoolean: boolean): number {
  if (left === right) return 0;
  if (!isBoolean && (left === false || right === false))
    return Number(left === false) - Number(right === false);
  return left < right ? -1 : 1;
}
