import { isActiveTest, type Environment } from '../environment.ts';
import type { Model } from '../store/model.ts';
import type { Row } from '../store/row.ts';
import { conditionOf } from './condition.ts';
import { parseDomain, type DomainNode } from './domain.ts';
import { sortRows } from './order.ts';

export interface SearchOptions {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly order?: string | undefined;
}

/** The rows that match, in order; rights are the caller's affair. */
export function searchRows(
  env: Environment,
  model: Model,
  domain: unknown,
  { offset = 0, limit, order }: SearchOptions = {},
): readonly Row[] {
  const sorted = sortRows(env, model, matchingRows(env, model, domain), order);
  return sorted.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** The rows that match, in no order. */
export function matchingRows(env: Environment, model: Model, domain: unknown): readonly Row[] {
  const condition = conditionOf(env, model, domain);
  const table = env.database.table(model.name);
  const ids = condition.candidates();
  const rows = ids ? [...ids].flatMap((id) => table.get(id) ?? []) : [...table.rows()];
  const hidesArchived = isActiveTest(env) && hasActive(model) && !namesActive(parseDomain(domain));
  return rows.filter((row) => !(hidesArchived && isArchived(model, row)) && condition.test(row));
}

const hasActive = (model: Model): boolean => model.fields.has('active') || model.fields.has('x_active');

// A field named x_active is the archive flag of a model made by a user (measured on Odoo 19).
const isArchived = (model: Model, row: Row): boolean =>
  model.fields.has('active') ? row['active'] === false : row['x_active'] !== true;

/** A domain that speaks of `active` itself sees archived records too. */
function namesActive(node: DomainNode): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.field === 'active' || node.field === 'x_active';
    case 'not':
      return namesActive(node.part);
    case 'constant':
      return false;
    default:
      return node.parts.some(namesActive);
  }
}
