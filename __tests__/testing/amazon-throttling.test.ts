import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, errorOf, type AmazonTestClient } from './amazon-client.ts';
import { manualClock } from '../../stage/index.ts';

const search = { lastUpdatedAfter: '2026-01-01T00:00:00Z' };

describe('throttling of the embedded Amazon', () => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  let amazon: EmbeddedAmazon;

  async function start(options: EmbeddedAmazonOptions = {}): Promise<AmazonTestClient> {
    amazon = await startEmbeddedAmazon({ clock, ...options });
    const client = amazonTestClient(amazon);
    await client.logIn();
    return client;
  }
  async function statuses(client: AmazonTestClient, count: number): Promise<readonly number[]> {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await client.search(search)).status);
    return seen;
  }
  afterEach(() => amazon.close());

  it("lets Amazon's burst of 20 searches through, then one for every 179 seconds", async () => {
    const client = await start();
    expect(await statuses(client, 21)).toEqual([...Array<number>(20).fill(200), 429]);
    expect(errorOf(await client.search(search))).toBe(
      '429 QuotaExceeded You exceeded your quota for the requested resource.',
    );
    clock.advance(178_000);
    expect(await statuses(client, 1)).toEqual([429]);
    clock.advance(1_000);
    expect(await statuses(client, 2)).toEqual([200, 429]);
  });

  it('counts each operation by its own plan', async () => {
    const plan = { ratePerSecond: 1, burst: 1 };
    const client = await start({ usagePlans: { searchOrders: plan } });
    expect(await statuses(client, 2)).toEqual([200, 429]);
    expect((await client.get('/orders/2026-01-01/orders/902-0000000-0000000')).status).toBe(404);
    clock.advance(1_000);
    expect(await statuses(client, 2)).toEqual([200, 429]);
  });

  it('never throttles when that is switched off, and then tells no rate', async () => {
    const client = await start({ usagePlans: false });
    expect(new Set(await statuses(client, 30))).toEqual(new Set([200]));
    expect((await client.search(search)).headers.has('x-amzn-ratelimit-limit')).toBe(false);
  });

  it('tells the rate of the plan, or the one that a test wants told', async () => {
    const client = await start();
    const told = async (): Promise<string | null> =>
      (await client.search(search)).headers.get('x-amzn-RateLimit-Limit');
    expect(await told()).toBe('0.0056');
    amazon.setRateLimitHeader('searchOrders', '2.5');
    expect(await told()).toBe('2.5');
    amazon.setRateLimitHeader('searchOrders', undefined);
    expect(await told()).toBeNull();
  });
});
