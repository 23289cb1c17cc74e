import type { Environment } from '../environment.ts';
import { missingRecord } from '../errors.ts';
import type { Row } from '../store/row.ts';

/** The rows with these ids. @throws OdooError (MissingError) when one is gone. */
export function existingRows(env: Environment, model: string, ids: readonly number[]): readonly Row[] {
  const table = env.database.table(model);
  return ids.map((id) => {
    const row = table.get(id);
    if (row) return row;
    throw missingRecord(model, id, env.uid);
  });
}
