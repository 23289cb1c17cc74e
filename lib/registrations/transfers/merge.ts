import { z } from 'zod';
import { searchRecords, type OdooPort } from '../../odoo/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import type { Registration, RegistrationRef } from '../registration.ts';
import { followingRecords, movingRecords, type MovingRecords } from './moving-records.ts';
import { checkMergeInput, planMerge } from './plan-move.ts';
import type { RegistrationMerge, RegistrationTransfer, RegistrationTransferOptions } from './report.ts';
import { runTransferBetween, type TransferTools } from './run-transfer.ts';

const batchSize = 500;

/** Merges registrations into the first of them: see `Registrations.merge`. */
export async function mergeRegistrations(
  tools: TransferTools,
  refs: readonly Pick<RegistrationRef, 'id'>[],
  options: RegistrationTransferOptions,
): Promise<RegistrationMerge> {
  checkMergeInput(refs.map(({ id }) => id));
  const [into = 0, ...others] = refs.map(({ id }) => id);
  const merge = (from: number, own: RegistrationTransferOptions): Promise<RegistrationTransfer> =>
    runTransferBetween(tools, { from, to: into, plan: planMerge }, own);
  // All of them are checked before any is written.
  const planned = await inTurn(others, (from) => merge(from, { ...options, dryRun: true }));
  const transfers = options.dryRun === true ? planned : await inTurn(others, (from) => merge(from, options));
  let followed = 0;
  if (options.dryRun !== true) {
    for (const { from, to } of transfers) followed += await followAll(tools, from, to, options.signal);
  }
  const wrote = followed > 0 || transfers.some(({ status }) => status === 'done');
  const [first] = transfers;
  return {
    status: options.dryRun === true ? 'planned' : wrote ? 'done' : 'unchanged',
    into: first?.to ?? (await tools.get(into, options)),
    transfers,
  };
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/**
 * Lets sale orders follow their registration, and what else a run of it has left since; of one that was archived before,
 * everything. Cut off, it goes on where it stopped when the merge is called again.
 */
async function followAll(
  { odoo, belongings: { belongings } }: TransferTools,
  from: Registration,
  to: Registration,
  signal: AbortSignal | undefined,
): Promise<number> {
  let count = 0;
  const left = movingRecords(belongings, { from, recordIds: [], merging: true });
  for (const records of [...left, ...followingRecords(belongings, from)])
    for (;;) {
      throwIfAborted(signal);
      const ids = await nextBatch(odoo, records, from, signal);
      if (ids.length === 0) break;
      await odoo.call(records.model, 'write', {
        ids,
        args: { vals: { [records.field]: to.id } },
        context: { tracking_disable: true },
        companyId: from.companyId,
        signal,
      });
      count += ids.length;
    }
  return count;
}

async function nextBatch(
  odoo: OdooPort,
  { model, domain }: MovingRecords,
  { companyId }: Registration,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const rows = await searchRecords(odoo, model, z.object({}), {
    domain,
    order: 'id',
    limit: batchSize,
    companyId,
    signal,
  });
  return rows.map(({ id }) => id);
}
