import type { LoadValue } from './load-record.ts';
import { groupByColumns } from './load-table.ts';
import { createLoader, type UpsertResult } from './loader.ts';
import type { OdooPort } from '../port.ts';
import type { UpsertOptions } from './upsert.ts';

/** New values of a record that has no external id of ours. */
export interface RecordUpdate {
  readonly id: number;
  /** Fields that are not named stay; `null` empties. */
  readonly values: Readonly<Record<string, LoadValue>>;
}

/**
 * Writes other values into each of many records, by their database ids; gives what became of each. One call for
 * each 200 records that name the same fields, by Odoo's `load` (`web_save_multi` is a third faster and Odoo 19's alone).
 * Calls are repeated by the port, and single refusals kept apart, as with `upsert`. Two updates of one record: the later one counts.
 */
export async function updateRecords(
  port: OdooPort,
  model: string,
  updates: readonly RecordUpdate[],
  options: UpsertOptions = {},
): Promise<readonly UpsertResult[]> {
  const loader = createLoader(port, model, { ...options, keyColumn: '.id' });
  const byId = new Map(updates.map(({ id, values }) => [id, { key: String(id), values }]));
  const results: UpsertResult[] = [];
  for (const { members } of groupByColumns([...byId.values()])) {
    results.push(...(await loader.load(members)).map(([, result]) => result));
  }
  return results;
}
