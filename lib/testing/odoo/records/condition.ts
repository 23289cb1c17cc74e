import { asSuperuser, withContext, type Environment } from '../environment.ts';
import { valueError } from '../errors.ts';
import { hasColumn, isToMany, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { isIds, type Row } from '../store/row.ts';
import { parseDomain, python, type DomainNode } from './domain.ts';
import { fieldValue } from './field-value.ts';
import { comparable, testOf } from './operators.ts';
import { searchRows } from './search.ts';

/** A domain made ready for a model. */
export interface Condition {
  readonly test: (row: Row) => boolean;
  /** Ids that hold all matches, found by index; undefined when only looking at every record tells. */
  readonly candidates: () => ReadonlySet<number> | undefined;
}

const anything: Condition['candidates'] = () => undefined;

export function conditionOf(env: Environment, model: Model, domain: unknown): Condition {
  return prepare(env, model, parseDomain(domain));
}

function prepare(env: Environment, model: Model, node: DomainNode): Condition {
  switch (node.kind) {
    case 'constant':
      return { test: () => node.value, candidates: () => (node.value ? undefined : new Set()) };
    case 'not': {
      const inner = prepare(env, model, node.part);
      return { test: (row) => !inner.test(row), candidates: anything };
    }
    case 'and': {
      const parts = node.parts.map((part) => prepare(env, model, part));
      return { test: (row) => parts.every((part) => part.test(row)), candidates: () => smallest(parts) };
    }
    case 'or': {
      const parts = node.parts.map((part) => prepare(env, model, part));
      return { test: (row) => parts.some((part) => part.test(row)), candidates: () => union(parts) };
    }
    case 'leaf':
      return prepareLeaf(env, model, node);
  }
}

function smallest(parts: readonly Condition[]): ReadonlySet<number> | undefined {
  const known = parts.flatMap((part) => part.candidates() ?? []);
  return known.toSorted((a, b) => a.size - b.size)[0];
}

function union(parts: readonly Condition[]): ReadonlySet<number> | undefined {
  const all = new Set<number>();
  for (const part of parts) {
    const ids = part.candidates();
    if (!ids) return undefined;
    for (const id of ids) all.add(id);
  }
  return all;
}

type Leaf = Extract<DomainNode, { kind: 'leaf' }>;

function prepareLeaf(env: Environment, model: Model, leaf: Leaf): Condition {
  const [name = '', ...rest] = leaf.field.split('.');
  const field = model.fields.get(name);
  const printed = `('${name}', '${leaf.operator}', ${python(leaf.value)})`;
  if (!field) {
    throw env.database.version.traits.unknownInDomain(model, name, printed);
  }
  checkLeaf(env, leaf, printed);
  if (field.compute && !field.storedInOdoo) {
    throw valueError(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
  }
  if (rest.length > 0) return through(env, model, name, field, [[rest.join('.'), leaf.operator, leaf.value]]);
  if (leaf.operator === 'any') return through(env, model, name, field, leaf.value);

  if (leaf.operator === 'child_of' && field.relation === 'stock.location')
    return prepareLeaf(env, model, { ...leaf, operator: 'in', value: withinLocations(env, leaf.value) });

  const test = testOf(field, name, leaf.operator, readMoment(env, field, leaf.value));
  return {
    test: (row) => test(fieldValue(asSuperuser(env), model, name, field, row)),
    candidates: () => equalIds(env, model, name, field, leaf),
  };
}

/** Before Odoo 19 some conditions were not yet allowed (measured). */
function checkLeaf(env: Environment, { operator, value }: Leaf, printed: string): void {
  if (!env.database.version.traits.refusesNewLeaves) return;
  if (operator === '==' || operator === 'any!' || operator === 'not any!')
    throw valueError(`Invalid leaf ${printed}`);
  if (['in', 'not in'].includes(operator) && typeof value === 'string')
    throw valueError(`Invalid domain term ${printed}`);
}

/** A moment with a time zone as one in UTC, where Odoo reads such moments. */
function readMoment(env: Environment, { type }: Field, value: unknown): unknown {
  const isZoned = typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value);
  if (type !== 'datetime' || !isZoned || !env.database.version.traits.readsZonedMoments) return value;
  return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
}

/** These locations and all below them. */
function withinLocations(env: Environment, operand: unknown): readonly number[] {
  const locations = env.database.table('stock.location');
  const found = new Set((Array.isArray(operand) ? operand : [operand]).map(Number));
  for (const id of found) for (const child of locations.find('location_id', id) ?? []) found.add(child);
  return [...found];
}

/** A condition on the records behind a relation. Odoo looks at archived ones too when the relation is a many2one. */
function through(env: Environment, model: Model, name: string, field: Field, domain: unknown): Condition {
  if (field.relation === undefined) {
    throw valueError(
      `Invalid field ${model.name}.${name} in condition ('${name}', 'any', ${python(domain)})`,
    );
  }
  const inner = isToMany(field) ? env : withContext(env, { active_test: false });
  const found = new Set(
    searchRows(asSuperuser(inner), env.database.model(field.relation), domain).map(({ id }) => id),
  );
  const table = env.database.table(model.name);
  return {
    test: (row) => {
      const value = fieldValue(asSuperuser(env), model, name, field, row);
      return isIds(value) ? value.some((id) => found.has(id)) : typeof value === 'number' && found.has(value);
    },
    candidates: () => {
      if (field.type === 'one2many' && field.inverse !== undefined) {
        return parents(env, field.relation ?? '', field.inverse, found);
      }
      const ids = [...found].map((id) => table.find(name, id));
      return ids.includes(undefined) || !hasColumn(field)
        ? undefined
        : new Set(ids.flatMap((set) => [...(set ?? [])]));
    },
  };
}

function parents(
  env: Environment,
  relation: string,
  inverse: string,
  children: ReadonlySet<number>,
): ReadonlySet<number> {
  const table = env.database.table(relation);
  return new Set(
    [...children].flatMap((id) => {
      const parent = table.get(id)?.[inverse];
      return typeof parent === 'number' ? [parent] : [];
    }),
  );
}

/** The ids with one of the values asked for, by index. */
function equalIds(
  env: Environment,
  model: Model,
  name: string,
  field: Field,
  leaf: Leaf,
): ReadonlySet<number> | undefined {
  if (!['=', 'in'].includes(leaf.operator)) return undefined;
  const operands: readonly unknown[] = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const table = env.database.table(model.name);
  const all = new Set<number>();
  for (const operand of operands) {
    const value = comparable(field, operand);
    if (name === 'id') {
      if (typeof value === 'number') all.add(value);
      continue;
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    // Rows may hold False in more than one way (empty text, zero), so an index does not tell all of them.
    if (value === false && field.type !== 'many2one') return undefined;
    const ids = table.find(name, value);
    if (!ids) return undefined;
    for (const id of ids) all.add(id);
  }
  return all;
}
