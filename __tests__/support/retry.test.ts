import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../../lib/support/errors.ts';
import { isRepeatableWithKey, outcomeUnknown } from '../../lib/support/outcome-unknown.ts';
import { nextDelay, retry, type RetryPolicy } from '../../lib/support/retry.ts';

const policy: RetryPolicy = { maxAttempts: 4, maxElapsedMs: 10_000, baseDelayMs: 1000, maxDelayMs: 3000 };
const busy = (retryAfterMs?: number) =>
  new ConnectorError('AMAZON_THROTTLED', 'busy', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

describe('retry', () => {
  it('waits up to twice as long after each try, to a bound, with full jitter', () => {
    expect([1, 2, 3].map((attempt) => nextDelay(attempt, busy(), policy, () => 1))).toEqual([
      1000, 2000, 3000,
    ]);
    expect(nextDelay(3, busy(), policy, () => 0)).toBe(0);
  });

  it('obeys a delay that the server gave', () => {
    expect(nextDelay(1, busy(7000), policy, () => 0.5)).toBe(7000);
  });

  async function attempt(error: ConnectorError, change: Partial<RetryPolicy> = {}): Promise<number> {
    let tries = 0;
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const operation = (): Promise<never> => {
      tries += 1;
      return Promise.reject(error);
    };
    await expect(retry(operation, { ...policy, ...change }, { clock, random: () => 1 })).rejects.toBe(error);
    return tries;
  }

  it('gives up after the last attempt, at once when waiting does not help, and when time would run out', async () => {
    expect(await attempt(busy())).toBe(4);
    expect(await attempt(new ConnectorError('ODOO_VALIDATION', 'no'))).toBe(1);
    expect(await attempt(busy(20_000))).toBe(1);
  });

  it('gives the result of the first try that works', async () => {
    let tries = 0;
    const result = await retry(
      () => {
        tries += 1;
        return tries < 3 ? Promise.reject(busy()) : Promise.resolve('done');
      },
      policy,
      { clock: { now: () => 0, sleep: () => Promise.resolve() }, random: () => 0 },
    );
    expect([result, tries]).toEqual(['done', 3]);
  });

  it('ends with ABORTED, not with the reason of the signal, when the caller stops between two tries', async () => {
    const controller = new AbortController();
    const clock = {
      now: () => 0,
      sleep: (_delayMs: number, signal?: AbortSignal) => {
        controller.abort();
        return Promise.reject(new Error(String(signal?.reason)));
      },
    };
    const tools = { clock, random: () => 1, signal: controller.signal };
    await expect(retry(() => Promise.reject(busy()), policy, tools)).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });

  it('keeps an error that came although the caller had stopped: it says what became of the call', async () => {
    const controller = new AbortController();
    const tools = { clock: { now: () => 0, sleep: () => Promise.resolve() }, random: () => 1 };
    const lost = outcomeUnknown('The reply was lost.', {});
    const work = () => {
      controller.abort();
      return Promise.reject(lost);
    };
    await expect(retry(work, policy, { ...tools, signal: controller.signal })).rejects.toBe(lost);
  });

  it('sends what is not known to have happened again only where a key keeps it from happening twice', async () => {
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    let tries = 0;
    const work = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(outcomeUnknown('Lost.', {})) : Promise.resolve('done');
    };
    const tools = { clock, random: () => 0 };
    await expect(retry(work, policy, tools)).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      retryable: false,
    });
    tries = 0;
    expect(await retry(work, policy, { ...tools, isRepeatable: isRepeatableWithKey })).toBe('done');
  });
});
