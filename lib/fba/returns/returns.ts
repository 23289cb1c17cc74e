import { z } from 'zod';
import type { CustomerReturn } from '../../amazon/index.ts';
import { toOdooDatetime } from '../../odoo/index.ts';
import { ofKind, updateProblems } from '../../problems/index.ts';
import type { RegistrationRef } from '../../registrations/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { moveCursor, type SessionTools } from '../../sync/index.ts';
import { bringBackByOwners, type CompanySessions } from './by-owners.ts';
import { identifyReturns, type IdentifiedReturn } from './identify.ts';
import type { FbaReturnOutcome } from './outcome.ts';
import { readReturnsReport, type ReportedReturns } from './read-report.ts';
import { returnProblem, startReturnSession, type ReturnSession } from './session.ts';

/** Options of `fba.returns`. */
export interface FbaReturnOptions {
  /**
   * These, such as `parseCustomerReturns` reads from a file: Amazon is not asked. Default: Amazon's report.
   *
   * The same return has to say the same in every run, `returnedAt` too: by that it is found again, where it has no
   * `licensePlate`.
   */
  readonly returns?: readonly GivenReturn[];
  /**
   * From when on Amazon is asked: ISO 8601. Default: seven days before the last report ended, earlier while a return fails
   * (60 days at most); 30 days ago in the first run.
   */
  readonly since?: string;
  /** Plans everything and writes nothing into Odoo; it asks Amazon for a report all the same. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is finished stays. */
  readonly signal?: AbortSignal;
}

/** A return as you know it: what Amazon's report would say besides may be left out. */
export type GivenReturn = Pick<CustomerReturn, 'orderId' | 'sku' | 'quantity' | 'returnedAt'> & {
  readonly [Name in keyof CustomerReturn]?: CustomerReturn[Name] | undefined;
};

const returnsAtOnce = 100;

const words = z.string().nullish();
const inputSchema = optionsSchema({
  returns: z
    .array(
      z.object({
        orderId: z.string().min(1),
        sku: z.string().min(1),
        quantity: z.int().min(1),
        returnedAt: z.iso.datetime({ offset: true }),
        disposition: words,
        reason: words,
        status: words,
        fnSku: words,
        licensePlate: words,
      }),
    )
    .optional(),
  since: z
    .string()
    .refine((since) => !Number.isNaN(Date.parse(since)), 'give a time in ISO 8601')
    .optional(),
  dryRun: z.boolean().optional(),
});

/** Brings back what customers returned: see `Fba.returns`. */
export async function* syncReturns(
  tools: SessionTools,
  registration: RegistrationRef,
  options: FbaReturnOptions,
): AsyncGenerator<FbaReturnOutcome, void> {
  checkInput('fba.returns', inputSchema, options);
  const { returns, since, dryRun = false, signal } = options;
  const session = await startReturnSession(tools, registration, { dryRun, signal });
  const reported = returns
    ? { returns: returns.map(whole), covered: undefined }
    : await readReturnsReport(session, since);
  if (!reported) return;
  const failed = new Set<string>();
  const others: CompanySessions = new Map();
  for (const batch of inBatches(identifyReturns(reported.returns), returnsAtOnce)) {
    throwIfAborted(signal);
    const outcomes = await bringBackByOwners(session, others, batch);
    if (!dryRun) await park(session, batch, outcomes);
    for (const [index, { status }] of outcomes.entries())
      if (status === 'failed') failed.add(batch[index]?.row.returnedAt ?? '');
    yield* outcomes;
  }
  if (!dryRun) await close(session, reported.covered, [...failed].toSorted().at(0));
}

async function park(
  { tools, registration, problems, scope }: ReturnSession,
  batch: readonly IdentifiedReturn[],
  outcomes: readonly FbaReturnOutcome[],
): Promise<void> {
  const verdicts = outcomes.flatMap((outcome, index) => {
    const { ref } = batch[index] ?? {};
    const error = outcome.status === 'failed' ? outcome.error : undefined;
    return ref === undefined ? [] : [{ ref, saleOrderId: outcome.saleOrderId, error }];
  });
  const open = ofKind(returnProblem, problems);
  const { odoo, clock } = tools;
  await updateProblems(returnProblem, verdicts, { odoo, registration, open, now: clock.now(), scope });
}

/** Writes how far the reports go. It stays where the caller asked for a later time: what lies between was not read. */
async function close(
  session: ReturnSession,
  covered: ReportedReturns['covered'],
  failed: string | undefined,
): Promise<void> {
  const { cursor, failedSince } = session;
  if (!covered || (cursor !== undefined && covered.from > cursor)) return;
  const isLater = cursor === undefined || covered.to > cursor;
  if (!isLater && failed === failedSince) return;
  await moveCursor(
    session,
    { field: 'x_last_return_sync', from: cursor, to: isLater ? covered.to : undefined },
    { x_return_failed_since: failed === undefined ? false : toOdooDatetime(failed) },
  );
}

/** What is blank is not stated: two units without licence plate are two. */
const whole = (given: GivenReturn): CustomerReturn => ({
  ...given,
  disposition: stated(given.disposition),
  reason: stated(given.reason),
  status: stated(given.status),
  fnSku: stated(given.fnSku),
  licensePlate: stated(given.licensePlate),
});

// Of a JavaScript caller, `null` too.
function stated(value: string | null | undefined): string | undefined {
  const text = value?.trim() ?? '';
  return text === '' ? undefined : text;
}
