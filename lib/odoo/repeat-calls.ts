import { systemClock, type Clock } from '../support/clock.ts';
import { isRepeatableWithKey } from '../support/outcome-unknown.ts';
import { retry, type RetryAttempt, type RetryPolicy, type RetryTools } from '../support/retry.ts';
import { readLoadAnswer } from './load/load-answer.ts';
import type { OdooCall, OdooPort } from './port.ts';
import { isReadMethod } from './read/read-methods.ts';

/** How calls that may be sent again are sent again. */
export interface RepeatOptions {
  /** Default: five tries within two minutes, the first delay at most 200 ms, later ones at most 5 s. */
  readonly policy?: RetryPolicy | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** A number in [0, 1) for the jitter. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Hears of every further try; `operation` is `model.method`. */
  readonly onRetry?: ((attempt: RetryAttempt & { readonly operation: string }) => void) | undefined;
}

const defaultPolicy: RetryPolicy = {
  maxAttempts: 5,
  maxElapsedMs: 120_000,
  baseDelayMs: 200,
  maxDelayMs: 5_000,
};

/**
 * Wraps `port` so that it sends again what may be sent again. This is the only place that repeats calls to Odoo.
 *
 * Reads are repeated while their error is retryable; a `load` that names each record by its id, also after a lost reply
 * or a lost race, since the ids keep it from happening twice. Every other write is sent once: read first what became of
 * it. Waiting ends with `ABORTED` when the signal of the call fires.
 */
export function repeatCalls(port: OdooPort, options: RepeatOptions = {}): OdooPort {
  const { policy = defaultPolicy, clock = systemClock, random = Math.random, onRetry } = options;

  const repeat = <T>(
    operation: string,
    work: () => Promise<T>,
    signal: AbortSignal | undefined,
    isRepeatable?: RetryTools['isRepeatable'],
  ): Promise<T> =>
    retry(work, policy, {
      clock,
      random,
      signal,
      isRepeatable,
      onRetry: (attempt) => onRetry?.({ ...attempt, operation }),
    });

  return {
    call: (model, method, call) => {
      const operation = `${model}.${method}`;
      const send = (): Promise<unknown> => port.call(model, method, call);
      if (isReadMethod(method)) return repeat(operation, send, call?.signal);
      if (!isLoadWithKeys(method, call)) return send();
      const load = async (): Promise<unknown> => {
        const answer = await send();
        readLoadAnswer(answer, model); // a lost race comes as an answer, not as an error
        return answer;
      };
      return repeat(operation, load, call?.signal, isRepeatableWithKey);
    },
    version: (call) => repeat('common.version', () => port.version(call), call?.signal),
  };
}

// Without a column for ids, `load` creates new records each time.
function isLoadWithKeys(method: string, call: OdooCall | undefined): boolean {
  const columns = call?.args?.['fields'];
  return method === 'load' && Array.isArray(columns) && (columns.includes('id') || columns.includes('.id'));
}
