import type { Settings } from '../config.ts';
import { sandboxPlan, type OperationFacts } from '../operations/operation.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';
import type { AmazonAnswer } from './wire.ts';

/** The usage plans of all operations, as far as they are known here. */
export interface Quotas {
  /** Resolves when it is this call's turn. @throws `AMAZON_THROTTLED`, `ABORTED` */
  take(operation: OperationFacts, signal: AbortSignal | undefined): Promise<void>;
  /** Learns from what Amazon answered. */
  learn(operation: OperationFacts, answer: AmazonAnswer): void;
}

export function createQuotas({ sandbox, clock, maxWaitMs, logger }: Settings): Quotas {
  const buckets = new Map<string, TokenBucket>();

  const bucketOf = ({ name: operation, usagePlan }: OperationFacts): TokenBucket => {
    const known = buckets.get(operation);
    if (known) return known;
    const { ratePerSecond, burst } = sandbox ? sandboxPlan : usagePlan;
    const onWait = (waitMs: number): void => {
      logger.debug({ operation, waitMs }, 'waiting for quota at Amazon');
    };
    const bucket = createTokenBucket({ operation, ratePerSecond, burst, clock, maxWaitMs, onWait });
    buckets.set(operation, bucket);
    return bucket;
  };

  return {
    take: (operation, signal) => bucketOf(operation).take(signal),
    learn: (operation, { status, headers }) => {
      // The header tells the rate that Amazon grants this seller; it never tells the burst.
      const rate = Number(headers.get('x-amzn-ratelimit-limit'));
      if (Number.isFinite(rate) && rate > 0) bucketOf(operation).setRate(rate);
      if (status === 429) bucketOf(operation).empty();
    },
  };
}
