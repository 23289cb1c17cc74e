import type { Environment } from '../environment.ts';
import { seedRecord } from './create.ts';
import { numberOf, textOf, type Row } from '../store/row.ts';

/** The record behind an external id. */
export interface ExternalTarget {
  readonly model: string;
  readonly id: number;
  /** Set by a load that says so: a load that only creates passes such a record over. Default: `false`. */
  readonly noUpdate?: boolean;
}

/** `amazon.order_1` → module and name; without a prefix Odoo's import puts `__import__`. */
export function splitExternalId(externalId: string): readonly [module: string, name: string] {
  const dot = externalId.indexOf('.');
  return dot < 0 ? ['__import__', externalId] : [externalId.slice(0, dot), externalId.slice(dot + 1)];
}

/** What an external id points to, also when that record is gone. */
export function findExternalId(env: Environment, externalId: string): ExternalTarget | undefined {
  const row = externalIdRow(env, externalId);
  return (
    row && { model: textOf(row, 'model'), id: numberOf(row, 'res_id'), noUpdate: row['noupdate'] === true }
  );
}

function externalIdRow(env: Environment, externalId: string): Row | undefined {
  const [module, name] = splitExternalId(externalId);
  const table = env.database.table('ir.model.data');
  const id = [...(table.find('complete_name', `${module}.${name}`) ?? [])][0];
  return id === undefined ? undefined : table.get(id);
}

/** Gives a record its external id, or points one whose record is gone to the new record. */
export function setExternalId(
  env: Environment,
  externalId: string,
  { model, id, noUpdate = false }: ExternalTarget,
): void {
  const [module, name] = splitExternalId(externalId);
  const known = externalIdRow(env, externalId);
  const values = { module, name, model, res_id: id, complete_name: `${module}.${name}` };
  seedRecord(env, 'ir.model.data', known ? { ...known, ...values } : { ...values, noupdate: noUpdate });
}

export function dropExternalIds(env: Environment, model: string, ids: ReadonlySet<number>): void {
  const table = env.database.table('ir.model.data');
  for (const id of ids) {
    for (const key of [...(table.find('res_id', id) ?? [])]) {
      if (textOf(table.get(key), 'model') === model) table.remove(key);
    }
  }
}
