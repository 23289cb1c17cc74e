import type { Environment } from '../environment.ts';
import { checkAccess } from '../rights.ts';
import type { Row } from '../store/row.ts';
import { checkRow } from './check-row.ts';
import { applyToChildren } from './commands.ts';
import { existingRows } from './existing.ts';
import { recompute } from './recompute.ts';
import { splitValues } from './split-values.ts';

/** Writes the same values to all these records. */
export function writeRecords(
  env: Environment,
  modelName: string,
  ids: readonly number[],
  values: unknown,
): void {
  const model = env.database.model(modelName);
  checkAccess(env, model, 'write');
  const rows = existingRows(env, modelName, ids);
  const written = rows.map((before) => {
    const split = splitValues(env, model, values, before);
    return { before, ...split };
  });
  const [first] = written;
  if (!first) return;
  model.behaviour.beforeWrite?.(env, rows, first.stored);
  const table = env.database.table(modelName);
  for (const { before, stored, children } of written) {
    const current = table.get(before.id) ?? before;
    const row: Row = {
      ...current,
      ...stored,
      id: before.id,
      write_uid: env.uid,
      write_date: env.database.stamp(),
    };
    const complete = { ...row, ...model.behaviour.derive?.(env, row) };
    checkRow(env, model, complete);
    table.put(complete);
    for (const { field, value } of children) applyToChildren(env, field, before.id, value);
  }
  model.behaviour.afterWrite?.(env, rows, first.stored);
  recompute(env, model, ids, new Set(Object.keys(first.stored)));
}
