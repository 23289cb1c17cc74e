import { describe, expect, it } from '@jest/globals';
import { createEndlessNight } from './fake-clock.ts';
import { collect } from '../../lib/support/batches.ts';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, type Reply } from './loopback.ts';
import { wireOrder } from './wire-orders.ts';

closeStages();

const orderId = '902-0000001-0000001';
const order: Reply = { body: { order: wireOrder() } };
const page: Reply = { body: { orders: [] } };
const query = { marketplaceIds: ['A1RKKUPIHCS9HS'], lastUpdatedAfter: '2026-10-01T00:00:00Z' };

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 1) await work();
}

describe('the usage plan', () => {
  it('lets a burst of 30 orders pass, then one every two seconds', async () => {
    const { amazon, clock } = await stage({ api: () => order });
    await times(30, () => amazon.getOrder(orderId));
    expect(clock.slept).toEqual([]);
    await times(2, () => amazon.getOrder(orderId));
    expect(clock.slept).toEqual([2_000, 2_000]);
  });

  it('lets 20 searches pass, then one every 179 seconds', async () => {
    const { amazon, clock } = await stage({ api: () => page });
    await times(21, () => collect(amazon.searchOrders(query)));
    expect(clock.slept).toEqual([178_572]);
  });

  it('keeps a count for each operation', async () => {
    const { amazon, clock } = await stage({ api: ({ path }) => (path.endsWith('/orders') ? page : order) });
    await times(20, () => collect(amazon.searchOrders(query)));
    await amazon.getOrder(orderId);
    expect(clock.slept).toEqual([]);
  });

  it('fails as throttled, and sends nothing, when the turn would come later than maxWaitMs', async () => {
    const { amazon, clock, apiRequests } = await stage({ api: () => page }, { maxWaitMs: 60_000 });
    await times(20, () => collect(amazon.searchOrders(query)));
    const error = await failureOf(collect(amazon.searchOrders(query)));
    expect(error).toMatchObject({ code: 'AMAZON_THROTTLED', retryable: true, retryAfterMs: 178_572 });
    expect(apiRequests).toHaveLength(20);
    expect(clock.slept).toEqual([]);
  });

  it('counts nothing as left after a 429', async () => {
    const throttled = amazonError(
      429,
      'QuotaExceeded',
      'You exceeded your quota for the requested resource.',
    );
    const { amazon, clock } = await stage({ api: (_request, count) => (count === 1 ? throttled : page) });
    await collect(amazon.searchOrders(query));
    // A random part of the first second, and then the rest of the time that one search takes to come back.
    expect(clock.slept).toEqual([500, 178_072]);
  });

  it('learns the rate that Amazon tells', async () => {
    const throttled = {
      status: 429,
      headers: { 'x-amzn-RateLimit-Limit': '0.1' },
      body: {
        errors: [{ code: 'QuotaExceeded', message: 'You exceeded your quota for the requested resource.' }],
      },
    };
    const { amazon, clock } = await stage({ api: (_request, count) => (count === 1 ? throttled : page) });
    await collect(amazon.searchOrders(query));
    expect(clock.slept).toEqual([500, 9_500]);
  });

  it('reports AMAZON_THROTTLED when Amazon goes on refusing', async () => {
    const { amazon, apiRequests } = await stage({
      api: () => amazonError(429, 'QuotaExceeded', 'Too many.'),
    });
    const error = await failureOf(amazon.getOrder(orderId));
    expect(error).toMatchObject({
      code: 'AMAZON_THROTTLED',
      status: 429,
      retryable: true,
      requestId: 'request-7',
    });
    expect(apiRequests).toHaveLength(5);
  });

  it('is that of the sandbox in the sandbox', async () => {
    const { amazon, clock } = await stage({ api: () => page }, { sandbox: true });
    await times(16, () => collect(amazon.searchOrders(query)));
    expect(clock.slept).toEqual([200]);
  });

  it('lets go of a caller who aborts while waiting', async () => {
    const clock = createEndlessNight();
    const { amazon } = await stage({ api: () => page }, { clock });
    await times(20, () => collect(amazon.searchOrders(query)));
    const controller = new AbortController();
    const failure = failureOf(collect(amazon.searchOrders(query, { signal: controller.signal })));
    await clock.asleep;
    controller.abort();
    await expect(failure).resolves.toMatchObject({ code: 'ABORTED' });
  });
});
