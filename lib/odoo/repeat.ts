import { systemClock, type Clock } from '../support/clock.ts';
import { retry, type RetryAttempt, type RetryPolicy, type RetryTools } from '../support/retry.ts';

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

/** `work`, tried again while its error is retryable. Waiting ends with `ABORTED` when the signal fires. */
export function repeat<T>(
  operation: string,
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
  { policy = defaultPolicy, clock = systemClock, random = Math.random, onRetry }: RepeatOptions,
  isRepeatable?: RetryTools['isRepeatable'],
): Promise<T> {
  return retry(work, policy, {
    clock,
    random,
    signal,
    isRepeatable,
    onRetry: (attempt) => onRetry?.({ ...attempt, operation }),
  });
}
