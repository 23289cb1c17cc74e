import { sleepUnlessAborted } from '../../support/abort.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { Clock } from '../../support/clock.ts';
import type { UsagePlan } from '../operations/operation.ts';

/** Keeps the calls of one operation within Amazon's usage plan. */
export interface TokenBucket {
  /**
   * Resolves when a request may go out, first come first served.
   *
   * @throws `AMAZON_THROTTLED` at once when the turn would come later than the longest wait; `ABORTED` when the
   * signal fires while waiting.
   */
  take(signal: AbortSignal | undefined): Promise<void>;
  /** Amazon told this seller's rate, in requests per second. */
  setRate(ratePerSecond: number): void;
  /** Amazon refused for quota: nothing is left, whatever was counted here. */
  empty(): void;
}

export interface TokenBucketOptions extends UsagePlan {
  readonly operation: string;
  readonly clock: Clock;
  /** Milliseconds. */
  readonly maxWaitMs: number;
  readonly onWait: (waitMs: number) => void;
}

/**
 * A full bucket. Whoever finds it empty books a token that is still to come, so `tokens` below zero is the queue,
 * and nobody who comes later can get ahead.
 */
export function createTokenBucket(options: TokenBucketOptions): TokenBucket {
  const { operation, clock, maxWaitMs, burst, onWait } = options;
  let ratePerSecond = options.ratePerSecond;
  let tokens = burst;
  let countedAt = clock.now();

  const refill = (): void => {
    const now = clock.now();
    const elapsedMs = Math.max(0, now - countedAt); // the system's clock can be set back
    tokens = Math.min(burst, tokens + (elapsedMs / 1000) * ratePerSecond);
    countedAt = now;
  };

  return {
    take: async (signal) => {
      refill();
      const waitMs = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / ratePerSecond) * 1000);
      if (waitMs > maxWaitMs) throw throttled(operation, waitMs, maxWaitMs);
      tokens -= 1;
      if (waitMs === 0) return;
      onWait(waitMs);
      try {
        await sleepUnlessAborted(clock, waitMs, signal);
      } catch (error) {
        tokens += 1;
        throw error;
      }
    },
    setRate: (rate) => {
      refill();
      ratePerSecond = rate;
    },
    empty: () => {
      refill();
      tokens = Math.min(tokens, 0);
    },
  };
}

function throttled(operation: string, waitMs: number, maxWaitMs: number): ConnectorError {
  const seconds = Math.ceil(waitMs / 1000);
  return new ConnectorError(
    'AMAZON_THROTTLED',
    `The quota of ${operation} is used up and comes back in ${seconds} s, later than maxWaitMs (${maxWaitMs}) allows to wait.`,
    { context: { operation }, retryable: true, retryAfterMs: waitMs },
  );
}
