import { describe, expect, it } from '@jest/globals';
import { createTokenBucket, type TokenBucket } from '../../lib/amazon/transport/token-bucket.ts';
import type { Clock } from '../../lib/support/clock.ts';

interface Sleeper {
  readonly delayMs: number;
  readonly wake: () => void;
}

function bucketWithSleepers(): { readonly bucket: TokenBucket; readonly sleepers: Sleeper[] } {
  const sleepers: Sleeper[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ delayMs, wake: resolve });
        signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      }),
  };
  const plan = { ratePerSecond: 1, burst: 1 };
  const bucket = createTokenBucket({
    ...plan,
    operation: 'getOrder',
    clock,
    maxWaitMs: 10_000,
    onWait: () => undefined,
  });
  return { bucket, sleepers };
}

describe('a token bucket', () => {
  it('gives turns in the order of asking', async () => {
    const { bucket, sleepers } = bucketWithSleepers();
    await bucket.take(undefined);
    void bucket.take(undefined);
    void bucket.take(undefined);
    void bucket.take(undefined);
    expect(sleepers.map(({ delayMs }) => delayMs)).toEqual([1_000, 2_000, 3_000]);
  });

  it('gives the turn of one who aborts to the next who asks', async () => {
    const { bucket, sleepers } = bucketWithSleepers();
    await bucket.take(undefined);
    const controller = new AbortController();
    const aborted = bucket.take(controller.signal);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'ABORTED' });
    void bucket.take(undefined);
    expect(sleepers.map(({ delayMs }) => delayMs)).toEqual([1_000, 1_000]);
  });

  it('refuses at once what would wait too long', async () => {
    const { bucket } = bucketWithSleepers();
    for (let asked = 0; asked < 11; asked += 1) void bucket.take(undefined);
    await expect(bucket.take(undefined)).rejects.toMatchObject({
      code: 'AMAZON_THROTTLED',
      retryAfterMs: 11_000,
    });
  });
});
