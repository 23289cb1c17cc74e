import type { Environment } from '../environment.ts';
import { checkAccess } from '../rights.ts';
import { userError } from '../errors.ts';
import type { Model } from '../store/model.ts';
import type { Row, Values } from '../store/row.ts';
import { checkRow } from './check-row.ts';
import { applyToChildren } from './commands.ts';
import { defaultValues } from './defaults.ts';
import { splitValues } from './split-values.ts';

/** New records of a model, one for each item of `valuesList`; their ids, in order. */
export function createRecords(
  env: Environment,
  modelName: string,
  valuesList: readonly unknown[],
): readonly number[] {
  const model = env.database.model(modelName);
  checkAccess(env, model, 'create');
  if (model.behaviour.cannotCreate !== undefined && !env.sudo) {
    throw userError(
      `The embedded Odoo does not create ${modelName} records: ${model.behaviour.cannotCreate}.`,
    );
  }
  const created = valuesList.map((values) => createOne(env, model, values));
  model.behaviour.afterCreate?.(
    env,
    created.flatMap((id) => env.database.table(modelName).get(id) ?? []),
  );
  return created;
}

function createOne(env: Environment, model: Model, given: unknown): number {
  const { stored, children } = splitValues(env, model, given);
  const table = env.database.table(model.name);
  const now = env.database.stamp();
  const row: Row = {
    ...defaultValues(env, model, stored),
    ...stored,
    id: table.nextId(),
    create_uid: env.uid,
    create_date: now,
    write_uid: env.uid,
    write_date: now,
  };
  const complete = { ...row, ...model.behaviour.derive?.(env, row) };
  checkRow(env, model, complete);
  table.put(complete);
  for (const { field, value } of children) applyToChildren(env, field, row.id, value);
  return row.id;
}

/** Puts a record of the seed into the store as it is, under a given id or the next one. */
export function seedRecord(
  env: Environment,
  modelName: string,
  values: Values & { readonly id?: number },
): number {
  const table = env.database.table(modelName);
  const id = values.id ?? table.nextId();
  const now = env.database.stamp();
  table.put({ active: true, create_uid: 1, create_date: now, write_uid: 1, write_date: now, ...values, id });
  return id;
}
