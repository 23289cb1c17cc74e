import { z } from 'zod';
import { inBatches } from '../support/batches.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { actApart, halvesOf } from './apart.ts';
import { batchSize, growBatches, shrinkBatches } from './load/batch-size.ts';
import type { UpsertResult } from './load/loader.ts';
import type { Domain, OdooCall, OdooPort } from './port.ts';
import { fields } from './read/fields.ts';
import { searchRecords } from './read/search-records.ts';
import { isAboutSize, isRefusal } from './refusals.ts';

/** A record of a model on which Odoo's database keeps names apart. */
export interface NamedRecord {
  /** Its `name`, which no other record of the company may have. */
  readonly key: string;
  /** The other fields, as Odoo's `create` takes them. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface CreateNamedOptions extends Pick<OdooCall, 'context' | 'signal' | 'timeoutMs'> {
  readonly companyId: number;
}

const most = 200;
// Odoo itself has tried five times by then.
const mostRaces = 3;

/**
 * Creates the records whose names are not taken in the company, and gives the ids of those that are there; an id or an error
 * for each, in order. Nothing is written into what is there.
 *
 * For models with a constraint on `name` and `company_id`, such as `stock.picking`: the name is the key, which the database
 * keeps apart for all workers, and `create` takes two thirds of the time of a `load` with external ids (measured on Odoo 19).
 * One call for each 200 records, and one more where one of them is there. When Odoo refuses a record the others go in.
 *
 * @throws every code that is not about single records; `OUTCOME_UNKNOWN` when even the reply for a single one is lost.
 */
export async function createNamed(
  port: OdooPort,
  model: string,
  records: readonly NamedRecord[],
  options: CreateNamedOptions,
): Promise<readonly UpsertResult[]> {
  const ids = new Map<string, number>();

  const create = async (part: readonly NamedRecord[], races = 0): Promise<void> => {
    try {
      const vals_list = part.map(({ key, values }) => ({ name: key, ...values }));
      const answer = await port.call(model, 'create', { args: { vals_list }, ...options });
      const created = z.array(z.number()).length(part.length).safeParse(answer);
      if (!created.success) throw unexpected(model);
      part.forEach(({ key }, index) => ids.set(key, created.data[index] ?? 0));
      growBatches(port, model, part.length);
    } catch (error) {
      if (!isConnectorError(error)) throw error;
      const isRace = error.code === 'ODOO_CONCURRENCY' && races < mostRaces;
      if (!isRace && !mayBeThere(error)) throw error;
      const missing = await withoutThose(part);
      if (missing.length === 0) return;
      if (isRace || missing.length < part.length) return create(missing, isRace ? races + 1 : races);
      if (!isAboutSize(error) || part.length === 1) throw error;
      shrinkBatches(port, model, part.length);
      for (const half of halvesOf(part)) await create(half);
    }
  };

  /** Notes the ids of records that are there by now, and gives the others. */
  const withoutThose = async (part: readonly NamedRecord[]): Promise<readonly NamedRecord[]> => {
    const domain: Domain = [
      ['company_id', '=', options.companyId],
      ['name', 'in', part.map(({ key }) => key)],
    ];
    const there = await searchRecords(port, model, z.object({ name: fields.char }), { domain, ...options });
    for (const { id, name = '' } of there) ids.set(name, id);
    return part.filter(({ key }) => !ids.has(key));
  };

  const refused = new Map<NamedRecord, ConnectorError>();
  for (const batch of inBatches(records, batchSize(port, model, most)))
    for (const [record, error] of await actApart(batch, create)) refused.set(record, error);
  return records.map((record): UpsertResult => {
    const { key } = record;
    const id = ids.get(key);
    return id === undefined ? { key, error: refused.get(record) ?? unexpected(model) } : { key, id };
  });
}

// A name that is taken is refused like a value that Odoo does not take.
const mayBeThere = (error: ConnectorError): boolean => isRefusal(error) || isAboutSize(error);

const unexpected = (model: string): ConnectorError =>
  new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo's answer to ${model}.create could not be read.`, {
    context: { model },
  });
