import type { ProblemKind } from '../schema/index.ts';
import { z } from 'zod';
import {
  searchRecords,
  throwRefused,
  toOdooDatetime,
  upsert,
  type CallScope,
  type Domain,
  type LoadRecord,
  type LoadValue,
  type OdooPort,
} from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import { dueAt, nextTry, ofKind } from './due.ts';
import { problemKey, problemModel } from './model.ts';
import type { OpenProblem, Verdict } from './problem.ts';

/** What problems are updated with: a run has it all. */
export interface ProblemScope {
  readonly odoo: OdooPort;
  readonly registration: Pick<Registration, 'id'>;
  /** What was open when the run started, of any kind. */
  readonly open: readonly OpenProblem[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly scope: CallScope;
}

/**
 * Parks what failed and removes what is solved, of one kind; gives the number of records written. Problems of other kinds
 * stay as they are, also those of the same record.
 *
 * No call when nothing failed and nothing was parked. A problem that is parked already and fails alike before its time is
 * not written again.
 */
export async function updateProblems(
  kind: ProblemKind,
  verdicts: readonly Verdict[],
  { odoo, registration, open, now, scope }: ProblemScope,
): Promise<number> {
  const byRef = new Map(ofKind(kind, open).map((problem) => [problem.ref, problem]));
  const judged = oncePerRecord(verdicts);
  const failed = judged.flatMap(({ ref, saleOrderId, marketplaceRecordId, error }) => {
    if (error === undefined) return [];
    const problem = byRef.get(ref);
    const isParked = problem?.code === error.code && dueAt(problem) > now;
    const attempts = (problem?.attempts ?? 0) + 1;
    const parked = { ref, saleOrderId, marketplaceRecordId, error, attempts };
    return isParked ? [] : [problemRecord(kind, parked, registration.id, now)];
  });
  const parked = await upsert(odoo, problemModel, failed, scope);
  // What cannot even be parked must not be passed over: the run ends, the cursor stays.
  throwRefused(parked);

  const solved = judged.flatMap(({ ref, error }) => {
    const problem = byRef.get(ref);
    return error === undefined && problem ? [problem.id] : [];
  });
  await removeProblems(odoo, solved, scope);
  return failed.length + solved.length;
}

// A record can come twice, in two states: as long as one of them fails, it has a problem.
function oncePerRecord(verdicts: readonly Verdict[]): readonly Verdict[] {
  const sorted = verdicts.toSorted((a, b) => Number(a.error !== undefined) - Number(b.error !== undefined));
  return [...new Map(sorted.map((verdict) => [verdict.ref, verdict])).values()];
}

async function removeProblems(odoo: OdooPort, ids: readonly number[], scope: CallScope): Promise<void> {
  if (ids.length === 0) return;
  try {
    await odoo.call(problemModel, 'unlink', { ids, ...scope });
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'ODOO_MISSING_RECORD') throw error;
    // Another worker, or a person, has removed some of them in between: the rest still has to go.
    const domain: Domain = [['id', 'in', ids]];
    const left = await searchRecords(odoo, problemModel, z.object({}), { domain, ...scope });
    if (left.length > 0) await odoo.call(problemModel, 'unlink', { ids: left.map(({ id }) => id), ...scope });
  }
}

interface Parked extends Verdict {
  readonly error: ConnectorError;
  readonly attempts: number;
}

function problemRecord(
  kind: ProblemKind,
  { ref, saleOrderId, marketplaceRecordId, error, attempts }: Parked,
  registrationId: number,
  now: number,
): LoadRecord {
  return {
    key: problemKey(kind.name, ref),
    values: {
      x_name: ref,
      x_registration_id: { dbId: registrationId },
      x_kind: kind.name,
      x_ref: ref,
      x_marketplace_id: optionalLink(marketplaceRecordId),
      x_sale_order_id: optionalLink(saleOrderId),
      x_code: error.code,
      x_reason: error.message,
      x_attempts: attempts,
      x_next_try: toOdooDatetime(nextTry(kind, attempts, now).toISOString()),
    },
  };
}

const optionalLink = (dbId: number | undefined): LoadValue => (dbId === undefined ? null : { dbId });
