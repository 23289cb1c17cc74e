import type { Settings } from '../config.ts';
import { operations, sandboxPlan, type AmazonOperation } from '../operations/index.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';
import type { AmazonAnswer } from './wire.ts';

/** The usage plans of all operations, as far as they are known here. */
export interface Quotas {
  /** Resolves when it is this call's turn. @throws `AMAZON_THROTTLED`, or the signal's reason. */
  take(operation: AmazonOperation, signal: AbortSignal | undefined): Promise<void>;
  /** Learns from what Amazon answered. */
  learn(operation: AmazonOperation, answer: AmazonAnswer): void;
}

export function createQuotas({ sandbox, clock, maxWaitMs, logger }: Settings): Quotas {
  const create = (operation: AmazonOperation): TokenBucket => {
    const { ratePerSecond, burst } = sandbox ? sandboxPlan : operations[operation];
    const onWait = (waitMs: number): void => {
      logger.debug({ operation, waitMs }, 'waiting for quota at Amazon');
    };
    return createTokenBucket({ operation, ratePerSecond, burst, clock, maxWaitMs, onWait });
  };
  const buckets: Readonly<Record<AmazonOperation, TokenBucket>> = {
    searchOrders: create('searchOrders'),
    getOrder: create('getOrder'),
    confirmShipment: create('confirmShipment'),
    createFeedDocument: create('createFeedDocument'),
    createFeed: create('createFeed'),
    getFeeds: create('getFeeds'),
    getFeed: create('getFeed'),
    getFeedDocument: create('getFeedDocument'),
  };
  return {
    take: (operation, signal) => buckets[operation].take(signal),
    learn: (operation, { status, headers }) => {
      // The header tells the rate that Amazon grants this seller; it never tells the burst.
      const rate = Number(headers.get('x-amzn-ratelimit-limit'));
      if (Number.isFinite(rate) && rate > 0) buckets[operation].setRate(rate);
      if (status === 429) buckets[operation].empty();
    },
  };
}
