import { z } from 'zod';
import {
  fields,
  fromOdooDatetime,
  searchRecords,
  toOdooDatetime,
  upsert,
  type Domain,
  type LoadRecord,
  type OdooPort,
  type ReadRecord,
} from '../odoo/index.ts';
import { namingMissingInstall, type Registration } from '../registrations/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import { dueAt, nextTry } from './due.ts';
import type { OpenProblem, Problem, Verdict } from './problem.ts';

const problemModel = 'x_amazon_problem';
const problemKey = (orderId: string): string => `amazon.problem_${orderId}`;

interface StoreOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Fields of open problems, for a read of the registration that they hang on. */
export const openProblemShape = {
  x_order_ref: fields.char,
  x_code: fields.char,
  x_attempts: fields.integer,
  x_next_try: fields.datetime,
};

export function openProblem(record: ReadRecord<typeof openProblemShape>): OpenProblem {
  return {
    id: record.id,
    orderId: record.x_order_ref ?? '',
    code: record.x_code ?? '',
    attempts: record.x_attempts,
    nextTry: record.x_next_try === undefined ? undefined : fromOdooDatetime(record.x_next_try),
  };
}

const problemSchema = z.object({
  ...openProblemShape,
  x_registration_id: fields.many2one,
  x_sale_order_id: fields.many2one,
  x_reason: fields.text,
  create_date: fields.datetime,
});

/**
 * The problems of a registration, or of all that the user may see, longest waiting first. One call.
 *
 * @throws `NOT_INSTALLED`
 */
export async function listProblems(
  odoo: OdooPort,
  registration: Pick<Registration, 'id' | 'companyId'> | undefined,
  options: StoreOptions,
): Promise<readonly Problem[]> {
  const records = await namingMissingInstall(() =>
    searchRecords(odoo, problemModel, problemSchema, {
      domain: registration ? [['x_registration_id', '=', registration.id]] : [],
      order: 'create_date, id',
      ...(registration ? { companyId: registration.companyId } : {}),
      ...options,
    }),
  );
  return records.map((record) => ({
    ...openProblem(record),
    registrationId: record.x_registration_id ?? 0,
    saleOrderId: record.x_sale_order_id,
    reason: record.x_reason ?? '',
    since: record.create_date === undefined ? '' : fromOdooDatetime(record.create_date),
  }));
}

/**
 * Parks what failed and removes what is solved; gives the number of records written.
 * No call when nothing failed and nothing was parked. A problem that is parked already and fails alike before its time
 * is not written again.
 */
export async function updateProblems(
  odoo: OdooPort,
  registration: Registration,
  verdicts: readonly Verdict[],
  open: readonly OpenProblem[],
  now: number,
  options: StoreOptions,
): Promise<number> {
  const byOrder = new Map(open.map((problem) => [problem.orderId, problem]));
  const failed = verdicts.flatMap(({ orderId, saleOrderId, error }) => {
    if (error === undefined) return [];
    const problem = byOrder.get(orderId);
    const isParked = problem?.code === error.code && dueAt(problem) > now;
    const attempts = (problem?.attempts ?? 0) + 1;
    return isParked ? [] : [problemRecord({ orderId, saleOrderId, error, attempts }, registration, now)];
  });
  const parked = await upsert(odoo, problemModel, failed, { companyId: registration.companyId, ...options });
  // What cannot even be parked must not be passed over: the run ends, the cursor stays.
  const refused = parked.find((result) => result.error !== undefined);
  if (refused?.error) throw refused.error;

  const solved = verdicts.flatMap(({ orderId, error }) => {
    const problem = byOrder.get(orderId);
    return error === undefined && problem ? [problem.id] : [];
  });
  await removeProblems(odoo, solved, options);
  return failed.length + solved.length;
}

async function removeProblems(odoo: OdooPort, ids: readonly number[], options: StoreOptions): Promise<void> {
  if (ids.length === 0) return;
  try {
    await odoo.call(problemModel, 'unlink', { ids, ...options });
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'ODOO_MISSING_RECORD') throw error;
    // Another worker, or a person, has removed some of them in between: the rest still has to go.
    const domain: Domain = [['id', 'in', ids]];
    const left = await searchRecords(odoo, problemModel, z.object({}), { domain, ...options });
    if (left.length > 0)
      await odoo.call(problemModel, 'unlink', { ids: left.map(({ id }) => id), ...options });
  }
}

interface ParkedOrder extends Verdict {
  readonly error: ConnectorError;
  readonly attempts: number;
}

function problemRecord(
  { orderId, saleOrderId, error, attempts }: ParkedOrder,
  registration: Registration,
  now: number,
): LoadRecord {
  return {
    key: problemKey(orderId),
    values: {
      x_name: orderId,
      x_registration_id: { dbId: registration.id },
      x_order_ref: orderId,
      x_sale_order_id: saleOrderId === undefined ? null : { dbId: saleOrderId },
      x_code: error.code,
      x_reason: error.message,
      x_attempts: attempts,
      x_next_try: toOdooDatetime(nextTry(attempts, now).toISOString()),
    },
  };
}
