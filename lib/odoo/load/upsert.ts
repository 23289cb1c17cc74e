import { ConnectorError } from '../../support/errors.ts';
import { keysOf, type LoadRecord } from './load-record.ts';
import { groupByColumns } from './load-table.ts';
import { createLoader, type UpsertResult } from './loader.ts';
import type { OdooCall, OdooPort } from '../port.ts';

export type { UpsertResult } from './loader.ts';

export interface UpsertOptions extends Pick<OdooCall, 'context' | 'companyId' | 'signal' | 'timeoutMs'> {
  /**
   * Records of one call, at most. Default: 200; Odoo's workers are stopped after a minute of work. Fewer where that many
   * did not go through: a proxy took no body of that size, or waited no longer.
   */
  readonly batchSize?: number;
}

/**
 * Creates or updates records by their external ids; gives an id or an error for each, in order.
 *
 * One call for each 200 records that name the same fields (see `loadTable`). A call is one transaction. A port made by
 * `repeatCalls` sends it again after a lost reply or a lost race. When Odoo refuses a record,
 * that one fails with Odoo's words (`ODOO_VALIDATION`) and the others go in: one more call when the message names a
 * field; two when it does not, since the record then gets a second try. A key that is given twice fails the second time
 * (`CONFIGURATION_INVALID`): Odoo would double its lines. Datetimes are UTC whatever the time zone of the user.
 *
 * @throws `ODOO_ACCESS_DENIED` when the user may not write this model at all; every other code that is not about single
 * records; `ABORTED` between calls. What was loaded until then stays.
 */
export async function upsert(
  port: OdooPort,
  model: string,
  records: readonly LoadRecord[],
  options: UpsertOptions = {},
): Promise<readonly UpsertResult[]> {
  const refused = refuseKeys(model, records);
  const results = new Map<LoadRecord, UpsertResult>(refused);
  const loader = createLoader(port, model, options);
  for (const { members } of groupByColumns(records.filter((record) => !refused.has(record)))) {
    for (const [record, result] of await loader.load(members)) results.set(record, result);
  }
  return records.flatMap((record) => results.get(record) ?? []);
}

function refuseKeys(model: string, records: readonly LoadRecord[]): ReadonlyMap<LoadRecord, UpsertResult> {
  const seen = new Set<string>();
  const refused = new Map<LoadRecord, UpsertResult>();
  for (const record of records) {
    const keys = keysOf(record);
    // Odoo 19: a constraint of ir.model.data refuses blanks; without a prefix Odoo would put its own.
    const unfit = keys.find((key) => !/^[^\s.]+\.\S+$/.test(key));
    const double = keys.find((key, index) => seen.has(key) || keys.indexOf(key) !== index);
    for (const key of keys) seen.add(key);
    if (unfit === undefined && double === undefined) continue;
    const reason =
      unfit === undefined
        ? `${double ?? ''} is given twice: give each record once.`
        : `"${unfit}" is no external id: it needs a prefix, a dot and a name without blanks.`;
    const error = new ConnectorError('CONFIGURATION_INVALID', `Not sent to Odoo: ${reason}`, {
      context: { model, key: record.key },
    });
    refused.set(record, { key: record.key, error });
  }
  return refused;
}
