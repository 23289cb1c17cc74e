import { sleepUnlessAborted } from './abort.ts';
import type { Clock } from './clock.ts';
import { isConnectorError, type ConnectorError } from './errors.ts';

/** How often and how long to try again. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly maxAttempts: number;
  /** No new try starts later than this many milliseconds after the first. */
  readonly maxElapsedMs: number;
  /** Upper bound of the first delay, in milliseconds; it doubles with each try. */
  readonly baseDelayMs: number;
  /** Upper bound of every delay, in milliseconds, unless the server asked for a longer one. */
  readonly maxDelayMs: number;
}

/** A try that failed and is followed by another one. */
export interface RetryAttempt {
  /** The try that failed, counted from 1. */
  readonly attempt: number;
  /** Milliseconds until the next try. */
  readonly delayMs: number;
  /** Why it failed. */
  readonly error: ConnectorError;
}

export interface RetryTools {
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onRetry?: ((attempt: RetryAttempt) => void) | undefined;
  /** Which errors are worth another try. Default: those that are `retryable`. */
  readonly isRepeatable?: ((error: ConnectorError) => boolean) | undefined;
}

/**
 * Milliseconds to wait after failed try number `attempt`.
 * A delay that the server gave is obeyed as it is; else full jitter under an exponential bound.
 */
export function nextDelay(
  attempt: number,
  error: ConnectorError,
  policy: RetryPolicy,
  random: () => number,
): number {
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.round(random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1)));
}

/**
 * The result of `operation`, tried again while its error is retryable and the policy allows.
 *
 * @throws the last error of `operation`; `ABORTED` when the signal fires between two tries.
 */
export async function retry<T>(
  operation: () => Promise<T>,
  policy: RetryPolicy,
  tools: RetryTools,
): Promise<T> {
  const { clock, signal } = tools;
  const isRepeatable = tools.isRepeatable ?? ((error: ConnectorError) => error.retryable);
  const startedAt = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!isConnectorError(error) || !isRepeatable(error) || attempt >= policy.maxAttempts) throw error;
      const delayMs = nextDelay(attempt, error, policy, tools.random);
      if (clock.now() - startedAt + delayMs > policy.maxElapsedMs) throw error;
      tools.onRetry?.({ attempt, delayMs, error });
      await sleepUnlessAborted(clock, delayMs, signal);
    }
  }
}
