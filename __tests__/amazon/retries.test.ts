import { Agent } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, it, jest } from '@jest/globals';
import type { AmazonRetry } from '../../lib/amazon/index.ts';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, type Reply } from './loopback.ts';
import { wireOrder } from './wire-orders.ts';

closeStages();

const orderId = '902-0000001-0000001';
const order: Reply = { body: { order: wireOrder() } };
const after = (reply: Reply) => (_request: unknown, count: number) => (count === 1 ? reply : order);

describe('a request to Amazon', () => {
  it.each<[string, Reply]>([
    ['500', amazonError(500, 'InternalFailure', 'Try again.')],
    ['502', { status: 502, body: '<html></html>' }],
    ['503', { status: 503, body: '' }],
    ['504', { status: 504, body: { message: 'Endpoint request timed out' } }],
    ['429', amazonError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.')],
    ['a connection that was reset', 'reset'],
    ['an answer that stops in the middle', 'half an answer'],
    ['a page instead of JSON', { body: '<html><title>Please wait</title></html>' }],
  ])('is sent again after %s', async (_name, reply) => {
    const { amazon, apiRequests } = await stage({ api: after(reply) });
    await expect(amazon.getOrder(orderId)).resolves.toMatchObject({ orderId });
    expect(apiRequests).toHaveLength(2);
  });

  it('is sent again after a time-out', async () => {
    const { amazon, apiRequests } = await stage({ api: after('silence') }, { timeoutMs: 2_000 });
    await expect(amazon.getOrder(orderId)).resolves.toMatchObject({ orderId });
    expect(apiRequests).toHaveLength(2);
  });

  it('waits a random part of a bound that doubles, and tells so', async () => {
    const retries: AmazonRetry[] = [];
    const { amazon, clock } = await stage(
      { api: () => amazonError(503, 'ServiceUnavailable', 'Busy.') },
      { onRetry: (retry) => retries.push(retry), retry: { maxAttempts: 4 } },
    );
    const error = await failureOf(amazon.getOrder(orderId));
    expect(error).toMatchObject({
      code: 'AMAZON_SERVER_ERROR',
      status: 503,
      requestId: 'request-7',
      retryable: true,
    });
    expect(clock.slept).toEqual([500, 1_000, 2_000]);
    expect(retries.map(({ operation, attempt, delayMs }) => [operation, attempt, delayMs])).toEqual([
      ['getOrder', 1, 500],
      ['getOrder', 2, 1_000],
      ['getOrder', 3, 2_000],
    ]);
  });

  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 01 Nov 2026 12:00:30 GMT', 30_000],
  ])('obeys a Retry-After in %s', async (_name, header, delayMs) => {
    const busy = { status: 503, headers: { 'Retry-After': header }, body: '' };
    const { amazon, clock } = await stage({ api: after(busy) });
    await amazon.getOrder(orderId);
    expect(clock.slept).toEqual([delayMs]);
  });

  it('is given up when the server asks for more time than there is', async () => {
    const busy = { status: 503, headers: { 'Retry-After': '3600' }, body: '' };
    const { amazon, apiRequests } = await stage({ api: () => busy });
    const error = await failureOf(amazon.getOrder(orderId));
    expect(error).toMatchObject({ code: 'AMAZON_SERVER_ERROR', retryAfterMs: 3_600_000 });
    expect(apiRequests).toHaveLength(1);
  });

  it('goes on when onRetry throws, and logs that', async () => {
    const error = jest.fn();
    const ignore = (): void => undefined;
    const { amazon } = await stage(
      { api: after('reset') },
      {
        logger: { debug: ignore, info: ignore, warn: ignore, error },
        onRetry: () => {
          throw new Error('broken listener');
        },
      },
    );
    await expect(amazon.getOrder(orderId)).resolves.toMatchObject({ orderId });
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('to a server that is not there fails as unreachable', async () => {
    const { amazon } = await stage(
      { api: () => order },
      { endpoint: 'http://127.0.0.1:1', retry: { maxAttempts: 2 } },
    );
    const error = await failureOf(amazon.getOrder(orderId));
    expect(error).toMatchObject({ code: 'AMAZON_UNREACHABLE', retryable: true });
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('is cut off when the caller aborts', async () => {
    const controller = new AbortController();
    const { amazon } = await stage({
      api: () => {
        controller.abort(new Error('enough'));
        return 'silence';
      },
    });
    const error = await failureOf(amazon.getOrder(orderId, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'ABORTED', cause: 'Error: enough' });
  });

  it('is not sent at all when the caller has aborted before', async () => {
    const { amazon, tokenRequests } = await stage({ api: () => order });
    const error = await failureOf(amazon.getOrder(orderId, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('ABORTED');
    expect(tokenRequests).toHaveLength(0);
  });

  it('goes over the agent of the caller, to the hosts of Amazon', async () => {
    const server = await stage({ api: () => order });
    const agent = new Agent();
    const { port } = new URL(server.url);
    // Plain HTTP on the loopback interface instead of TLS to Amazon: what is asked of which host stays to be seen.
    agent.createConnection = () => connect(Number(port), '127.0.0.1');
    const { amazon } = await stage({ api: () => order }, withoutEndpoint(agent));
    await expect(amazon.getOrder(orderId)).resolves.toMatchObject({ orderId });
    expect(server.tokenRequests[0]?.headers.host).toBe('api.amazon.com');
    expect(server.apiRequests[0]?.headers.host).toBe('sandbox.sellingpartnerapi-eu.amazon.com');
    agent.destroy();
  });
});

function withoutEndpoint(httpsAgent: Agent): object {
  return { endpoint: undefined, httpsAgent, sandbox: true };
}
