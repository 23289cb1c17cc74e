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
  readonly maxDelayMs: number;
}

export interface RetryAttempt {
  /** The try that failed, counted from 1. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly error: ConnectorError;
}

export interface RetryTools {
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onRetry?: ((attempt: RetryAttempt) => void) | undefined;
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

/** The result of `operation`, tried again while its error is retryable and the policy allows. */
export async function retry<T>(
  operation: () => Promise<T>,
  policy: RetryPolicy,
  tools: RetryTools,
): Promise<T> {
  const startedAt = tools.clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!isConnectorError(error) || !error.retryable || attempt >= policy.maxAttempts) throw error;
      const delayMs = nextDelay(attempt, error, policy, tools.random);
      if (tools.clock.now() - startedAt + delayMs > policy.maxElapsedMs) throw error;
      tools.onRetry?.({ attempt, delayMs, error });
      await tools.clock.sleep(delayMs, tools.signal);
    }
  }
}
