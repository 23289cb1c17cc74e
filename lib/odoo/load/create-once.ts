import type { OdooPort } from '../port.ts';
import type { LoadRecord } from './load-record.ts';
import type { UpsertResult } from './loader.ts';
import { upsert, type UpsertOptions } from './upsert.ts';

/**
 * Creates the records whose external ids are not there yet and writes nothing into those that are: whoever made, edited,
 * merged or archived one of them in the meantime is not overwritten. Gives ids and errors as {@link upsert} does, without
 * telling which are new.
 *
 * Of two workers with the same key, the database lets one create the record; the other gets its id (measured on Odoo 19:
 * `load` with this context). The children of a record that is there are not made either. Nothing is written into records
 * that were created by `createOnce`; one that was loaded otherwise counts as it was loaded.
 */
export function createOnce(
  port: OdooPort,
  model: string,
  records: readonly LoadRecord[],
  options: UpsertOptions = {},
): Promise<readonly UpsertResult[]> {
  const context = { ...options.context, mode: 'update', noupdate: true };
  return upsert(port, model, records, { ...options, context });
}
