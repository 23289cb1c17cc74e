import type { Environment } from '../environment.ts';
import { nameField } from '../store/model.ts';
import { textOf, type Row } from '../store/row.ts';

/** What a record is called. */
export function displayNameOf(env: Environment, modelName: string, row: Row): string {
  const model = env.database.model(modelName);
  return model.behaviour.displayName?.(env, row) ?? textOf(row, nameField(model));
}

/** The name of a record by id; empty when it is not there. */
export function nameOfRecord(env: Environment, modelName: string, id: number | undefined): string {
  const row = id === undefined ? undefined : env.database.table(modelName).get(id);
  return row ? displayNameOf(env, modelName, row) : '';
}
