import { throwIfAborted } from '../../support/abort.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { odooWords } from '../transports/fault.ts';
import { batchSize, growBatches, shrinkBatches } from './batch-size.ts';
import { blamedRecords, modelsNamedIn, readLoadAnswer, type LoadAnswer } from './load-answer.ts';
import type { LoadRecord } from './load-record.ts';
import { loadTable } from './load-table.ts';
import type { OdooCall, OdooPort } from '../port.ts';
import { isAboutSize, isRefusal } from '../refusals.ts';

/** What became of one record. */
export type UpsertResult =
  | { readonly key: string; readonly id: number; readonly error?: never }
  | { readonly key: string; readonly error: ConnectorError; readonly id?: never };

export interface Loader {
  /** Loads records that share their columns, in batches; one bad record does not stop the others. */
  load(records: readonly LoadRecord[]): Promise<Results>;
}

type Results = readonly (readonly [LoadRecord, UpsertResult])[];
interface LoaderOptions extends Pick<OdooCall, 'context' | 'companyId' | 'signal' | 'timeoutMs'> {
  /** Records of one call, at most. Default: 200. */
  readonly batchSize?: number;
  /** What keys are: external ids (`id`), or ids of the database, as text (`.id`). Default: `id`. */
  readonly keyColumn?: 'id' | '.id';
}

// A lost race concerns the records of this call; what else may pass with time (Odoo is away) concerns all.
const isAboutRecords = (error: ConnectorError): boolean =>
  error.code === 'ODOO_CONCURRENCY' || isRefusal(error);

export function createLoader(port: OdooPort, model: string, options: LoaderOptions): Loader {
  const { context, companyId, signal, timeoutMs, keyColumn = 'id', batchSize: most = 200 } = options;
  const limits = { signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) };

  const loadTogether = async (records: readonly LoadRecord[]): Promise<LoadAnswer> => {
    const [table] = loadTable(records); // one, since the records share their columns
    const [, ...columns] = table?.fields ?? [];
    const result = await port.call(model, 'load', {
      args: { fields: [keyColumn, ...columns], data: table?.rows },
      // load() reads datetimes in the time zone of the context, or else of the user (measured).
      context: { ...context, tz: 'UTC' },
      ...(companyId === undefined ? {} : { companyId }),
      ...limits,
    });
    return readLoadAnswer(result, model);
  };

  const loadAll = async (records: readonly LoadRecord[], isSecondTry: boolean): Promise<Results> => {
    if (records.length === 0) return [];
    const answer = await loadTogether(records).catch((error: unknown) => {
      if (isConnectorError(error) && (isAboutRecords(error) || isAboutSize(error))) return error;
      throw error;
    });
    if (isConnectorError(answer))
      return isAboutSize(answer) ? loadFewer(records, answer) : loadHalves(records, answer);
    lostInARow = 0;
    growBatches(port, model, records.length);
    if (answer.ids !== false) return loaded(records, answer.ids);

    const blamed = blamedRecords(answer.messages);
    if (blamed.size === 0) return loadHalves(records, refusal(model, answer.messages[0]?.message));
    for (const { message, isCertain } of blamed.values()) if (!isCertain) await refuseWithoutRights(message);

    const failed: Results = records.flatMap((record, index) => {
      const blame = blamed.get(index);
      if (!blame || !(blame.isCertain || isSecondTry)) return [];
      return [[record, { key: record.key, error: refusal(model, blame.message, record.key) }]];
    });
    const innocent = records.filter((_, index) => !blamed.has(index));
    const doubtful = records.filter((_, index) => !isSecondTry && blamed.get(index)?.isCertain === false);
    return [...failed, ...(await loadAll(innocent, false)), ...(await loadAll(doubtful, true))];
  };

  // One record may be too much by itself; when the next one is lost too, nothing goes through any more.
  let lostInARow = 0;
  const loadFewer = async (records: readonly LoadRecord[], error: ConnectorError): Promise<Results> => {
    shrinkBatches(port, model, records.length);
    if (records.length === 1) lostInARow += 1;
    if (lostInARow > 1) throw error;
    return records.length === 1 ? loadHalves(records, error) : loadInBatches(records);
  };

  const loadHalves = async (records: readonly LoadRecord[], error: ConnectorError): Promise<Results> => {
    if (records.length < 2 || error.code === 'ODOO_CONCURRENCY') {
      return records.map((record) => [record, { key: record.key, error: naming(error, record.key) }]);
    }
    const middle = Math.ceil(records.length / 2);
    return [
      ...(await loadAll(records.slice(0, middle), false)),
      ...(await loadAll(records.slice(middle), false)),
    ];
  };

  const loaded = (records: readonly LoadRecord[], ids: readonly number[]): Results =>
    records.map((record, index) => {
      const id = ids[index];
      if (id !== undefined) return [record, { key: record.key, id }];
      throw new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo's answer to ${model}.load has too few ids.`);
    });

  // A missing right comes as a message about the first record, in the language of the user. Only the name of the model
  // in it is certain, so Odoo is asked whether the user may write that model at all.
  const askedFor = new Set<string>();
  const refuseWithoutRights = async (message: string): Promise<void> => {
    for (const named of modelsNamedIn(message)) {
      if (askedFor.has(named)) continue;
      askedFor.add(named);
      for (const operation of ['create', 'write']) {
        const args = { operation, raise_exception: false };
        if ((await port.call(named, 'check_access_rights', { args, ...limits })) === true) continue;
        throw new ConnectorError(
          'ODOO_ACCESS_DENIED',
          `The Odoo user may not ${operation} ${named} records: "${odooWords(message)}" Give the user the missing group, or use another user.`,
          { context: { model: named, operation } },
        );
      }
    }
  };

  const loadInBatches = async (records: readonly LoadRecord[]): Promise<Results> => {
    const results: Results[number][] = [];
    while (results.length < records.length) {
      throwIfAborted(signal);
      const end = results.length + batchSize(port, model, most);
      results.push(...(await loadAll(records.slice(results.length, end), false)));
    }
    return results;
  };

  return { load: loadInBatches };
}

const refusal = (model: string, message = 'no reason given', key?: string): ConnectorError =>
  new ConnectorError('ODOO_VALIDATION', `Odoo refused ${key ?? model}: "${odooWords(message)}"`, {
    context: { model, key },
  });

const naming = (error: ConnectorError, key: string): ConnectorError =>
  new ConnectorError(error.code, `${key}: ${error.message}`, {
    context: { ...error.context, key },
    retryable: error.retryable,
    cause: error,
  });
