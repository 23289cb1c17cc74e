import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import type { Logger } from '../support/logger.ts';
import { redactText } from '../support/redact.ts';
import { namingVerb } from './naming-rights.ts';

/** The part of an outcome that goes to the log: never a draft, nor anything else about a buyer. */
export interface LoggedOutcome {
  readonly status: string;
  readonly orderId?: string | undefined;
  readonly saleOrderId?: number | undefined;
  readonly pickingId?: number | undefined;
  readonly invoiceId?: number | undefined;
  /** Why the record was skipped. */
  readonly reason?: string;
  /** Why the record failed. */
  readonly error?: ConnectorError;
}

/** Which run it is. */
export interface LoggedRun {
  /** The verb, such as `orders.sync`. */
  readonly run: string;
  readonly registrationId?: number;
  readonly dryRun?: boolean | undefined;
}

// A failed record is a warning; every other one is for debugging.
function logOutcome(logger: Logger, run: LoggedRun, outcome: LoggedOutcome): void {
  const { status, orderId, saleOrderId, pickingId, invoiceId, reason, error } = outcome;
  const fields = { ...run, status, orderId, saleOrderId, pickingId, invoiceId };
  if (error) logger.warn({ ...fields, code: error.code }, error.message);
  else logger.debug({ ...fields, reason }, `${run.run}: ${status}`);
}

/**
 * Passes on the outcomes of a run as they come, and writes each to the log: a failed one as a warning, every other one
 * for debugging. At the end it writes how many there were of each status. What kept the run from going on is an error.
 */
export async function* logOutcomes<Outcome extends LoggedOutcome>(
  logger: Logger,
  run: LoggedRun,
  outcomes: AsyncIterable<Outcome>,
): AsyncGenerator<Outcome, void> {
  const counts: Record<string, number> = {};
  let end = 'left by the caller';
  try {
    for await (const outcome of outcomes) {
      counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
      logOutcome(logger, run, outcome);
      yield outcome;
    }
    end = 'finished';
  } catch (thrown) {
    end = 'stopped by an error';
    throw endingError(logger, run, thrown);
  } finally {
    logger.info({ ...run, counts }, `${run.run}: ${end}`);
  }
}

/** Passes on the outcome of a verb that has one only, and writes to the log what became of it. */
export async function logSingleOutcome<Outcome extends LoggedOutcome>(
  logger: Logger,
  run: LoggedRun,
  outcome: Promise<Outcome>,
): Promise<Outcome> {
  try {
    const reached = await outcome;
    logOutcome(logger, run, reached);
    return reached;
  } catch (thrown) {
    throw endingError(logger, run, thrown);
  }
}

/** Passes on what a verb reports as a whole, and writes to the log these fields of it: ids, states and numbers alone. */
export async function logReport<Report>(
  logger: Logger,
  run: LoggedRun,
  report: Promise<Report>,
  fieldsOf: (report: Report) => Readonly<Record<string, unknown>>,
): Promise<Report> {
  try {
    const reached = await report;
    logger.info({ ...run, ...fieldsOf(reached) }, `${run.run}: finished`);
    return reached;
  } catch (thrown) {
    throw endingError(logger, run, thrown);
  }
}

/** What a verb ends with, written to the log. A caller who stops it is no failure. */
function endingError(logger: Logger, run: LoggedRun, thrown: unknown): unknown {
  const error = namingVerb(run.run, thrown);
  const code = isConnectorError(error) ? error.code : undefined;
  const message = isConnectorError(error) ? error.message : redactText(String(error));
  if (code === 'ABORTED') logger.info({ ...run, code }, message);
  else logger.error({ ...run, code }, message);
  return error;
}
