import { addMinutes } from 'date-fns/addMinutes';
import { fromOdooDatetime, toOdooDatetime, upsert, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { problemKey } from './keys.ts';
import type { OrderOutcome } from './outcome.ts';

/** An order that could not be imported, as parked in Odoo (model `x_amazon_problem`). */
export interface OpenProblem {
  readonly id: number;
  readonly orderId: string;
  /** Code of the error. */
  readonly code: string;
  readonly attempts: number;
  /** Odoo's datetime, UTC. */
  readonly nextTry: string | undefined;
}

// getOrder refills at one call in two seconds: a run that has many problems works them off in turns.
const retriesPerRun = 20;
const minutesBetweenTries = [0, 15, 60, 240, 1440];

// Its sale order is there, with a total that a person has to look at: asking Amazon again changes nothing.
// TAX_DIFFERS without a next try: parked so since the sale order was made.
const needsPerson = ({ code, nextTry }: OpenProblem): boolean =>
  code === 'TOTAL_DIFFERS' || (code === 'TAX_DIFFERS' && nextTry === undefined);

/** The parked orders whose turn it is at `now` (milliseconds), longest waiting first. */
export function dueProblems(problems: readonly OpenProblem[], now: number): readonly OpenProblem[] {
  return problems
    .filter((problem) => !needsPerson(problem) && dueAt(problem) <= now)
    .toSorted((a, b) => dueAt(a) - dueAt(b))
    .slice(0, retriesPerRun);
}

const dueAt = ({ nextTry }: OpenProblem): number =>
  nextTry === undefined ? 0 : Date.parse(fromOdooDatetime(nextTry));

interface ParkOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Parks what failed and removes what is solved; gives the number of records written.
 * No call when nothing failed and nothing was parked. A problem that is parked already and fails alike before its time
 * is not written again.
 */
export async function updateProblems(
  odoo: OdooPort,
  registration: Registration,
  outcomes: readonly OrderOutcome[],
  open: readonly OpenProblem[],
  now: number,
  options: ParkOptions,
): Promise<number> {
  const byOrder = new Map(open.map((problem) => [problem.orderId, problem]));
  const failed = outcomes.flatMap((outcome) => {
    if (outcome.status !== 'failed') return [];
    const problem = byOrder.get(outcome.orderId);
    const isParked = problem?.code === outcome.error.code && dueAt(problem) > now;
    return isParked ? [] : [problemRecord(outcome, registration, problem?.attempts ?? 0, now)];
  });
  const parked = await upsert(odoo, 'x_amazon_problem', failed, {
    companyId: registration.companyId,
    ...options,
  });
  // What cannot even be parked must not be passed over: the run ends, the cursor stays.
  const refused = parked.find((result) => result.error !== undefined);
  if (refused?.error) throw refused.error;

  const solved = outcomes.flatMap((outcome) => {
    const problem = byOrder.get(outcome.orderId);
    return outcome.status === 'failed' || !problem || needsPerson(problem) ? [] : [problem.id];
  });
  if (solved.length > 0) await odoo.call('x_amazon_problem', 'unlink', { ids: solved, ...options });
  return failed.length + solved.length;
}

function problemRecord(
  { orderId, error, saleOrderId }: Extract<OrderOutcome, { status: 'failed' }>,
  registration: Registration,
  attemptsBefore: number,
  now: number,
): LoadRecord {
  const wait = minutesBetweenTries[Math.min(attemptsBefore + 1, minutesBetweenTries.length - 1)] ?? 0;
  return {
    key: problemKey(orderId),
    values: {
      x_name: orderId,
      x_registration_id: { dbId: registration.id },
      x_order_ref: orderId,
      x_code: error.code,
      x_reason: error.message,
      x_attempts: attemptsBefore + 1,
      x_next_try:
        error.code === 'TAX_DIFFERS' && saleOrderId !== undefined
          ? null
          : toOdooDatetime(addMinutes(now, wait).toISOString()),
    },
  };
}
