import { describe, expect, it } from '@jest/globals';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, freshToken } from './loopback.ts';
import { wireOrder } from './wire-orders.ts';

closeStages();

const order = { body: { order: wireOrder() } };
const expired = amazonError(
  403,
  'Unauthorized',
  'Access to requested resource is denied.',
  'The access token you provided has expired.',
);

describe('the access token', () => {
  it('is asked for once by twenty calls at the same time', async () => {
    const { amazon, tokenRequests, apiRequests } = await stage({ api: () => order });
    await Promise.all(Array.from({ length: 20 }, () => amazon.getOrder('902-0000001-0000001')));
    expect(tokenRequests).toHaveLength(1);
    expect(new Set(apiRequests.map(({ headers }) => headers['x-amz-access-token']))).toEqual(
      new Set(['token-1']),
    );
  });

  it('is asked for with the refresh token and the client', async () => {
    const { amazon, tokenRequests } = await stage({ api: () => order });
    await amazon.getOrder('902-0000001-0000001');
    expect(Object.fromEntries(new URLSearchParams(tokenRequests[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'Atzr|made-up',
      client_id: 'amzn1.application-oa2-client.made-up',
      client_secret: 'amzn1.oa2-cs.v1.made-up',
    });
  });

  it('is kept while it is good, and renewed a minute before it expires', async () => {
    const { amazon, clock, tokenRequests } = await stage({ api: () => order });
    await amazon.getOrder('902-0000001-0000001');
    clock.advance(3_539_000);
    await amazon.getOrder('902-0000001-0000001');
    expect(tokenRequests).toHaveLength(1);
    clock.advance(1_000);
    await amazon.getOrder('902-0000001-0000001');
    expect(tokenRequests).toHaveLength(2);
  });

  it.each([
    ['403 for an expired token', expired],
    ['401', { status: 401, body: { message: 'Unauthorized' } }],
  ])('is renewed once after %s', async (_name, refusal) => {
    const { amazon, apiRequests } = await stage({
      api: ({ headers }) => (headers['x-amz-access-token'] === 'token-1' ? refusal : order),
    });
    await expect(amazon.getOrder('902-0000001-0000001')).resolves.toMatchObject({
      orderId: '902-0000001-0000001',
    });
    expect(apiRequests.map(({ headers }) => headers['x-amz-access-token'])).toEqual(['token-1', 'token-2']);
  });

  it('that is refused twice fails the call with what to do', async () => {
    const { amazon, tokenRequests, apiRequests } = await stage({ api: () => expired });
    const error = await failureOf(amazon.getOrder('902-0000001-0000001'));
    expect(error).toMatchObject({
      code: 'AMAZON_UNAUTHORIZED',
      status: 403,
      requestId: 'request-7',
      retryable: false,
    });
    expect(error.message).toContain('authorise it again');
    expect([tokenRequests.length, apiRequests.length]).toEqual([2, 2]);
  });

  it('is renewed once for many calls that were refused together', async () => {
    const { amazon, tokenRequests } = await stage({
      api: ({ headers }) => (headers['x-amz-access-token'] === 'token-1' ? expired : order),
    });
    await Promise.all(Array.from({ length: 10 }, () => amazon.getOrder('902-0000001-0000001')));
    expect(tokenRequests).toHaveLength(2);
  });

  it.each([
    ['invalid_grant', 400, 'refresh token'],
    ['invalid_client', 401, 'client secret'],
    ['unauthorized_client', 400, 'client secret'],
  ])('is not asked for again after %s', async (code, status, advice) => {
    const { amazon, tokenRequests, apiRequests } = await stage({
      token: () => ({ status, body: { error: code, error_description: 'Refused.' } }),
      api: () => order,
    });
    const error = await failureOf(amazon.getOrder('902-0000001-0000001'));
    expect(error).toMatchObject({ code: 'AMAZON_UNAUTHORIZED', status, retryable: false });
    expect(error.message).toContain(advice);
    expect([tokenRequests.length, apiRequests.length]).toEqual([1, 0]);
  });

  it('is asked for again while Login with Amazon fails, by one caller for all', async () => {
    const { amazon, tokenRequests } = await stage({
      token: (count) => (count < 3 ? { status: 503, body: '<html></html>' } : freshToken(count)),
      api: () => order,
    });
    await Promise.all([amazon.getOrder('902-0000001-0000001'), amazon.getOrder('902-0000001-0000002')]);
    expect(tokenRequests).toHaveLength(3);
  });

  it('does not let the tries of the token multiply with those of the call', async () => {
    const { amazon, tokenRequests } = await stage({
      token: () => ({ status: 500, body: {} }),
      api: () => order,
    });
    const error = await failureOf(amazon.getOrder('902-0000001-0000001'));
    expect(error).toMatchObject({ code: 'AMAZON_SERVER_ERROR', status: 500, retryable: true });
    expect(tokenRequests).toHaveLength(5);
  });

  it('that is missing in the answer is reported as unreadable', async () => {
    const { amazon } = await stage({ token: () => ({ body: { hello: 'world' } }), api: () => order });
    await expect(failureOf(amazon.getOrder('902-0000001-0000001'))).resolves.toMatchObject({
      code: 'AMAZON_UNREADABLE',
    });
  });

  it('of the others is not lost when one caller aborts', async () => {
    const { amazon } = await stage({ api: () => order });
    const controller = new AbortController();
    const aborted = failureOf(amazon.getOrder('902-0000001-0000001', { signal: controller.signal }));
    const other = amazon.getOrder('902-0000001-0000002');
    controller.abort();
    await expect(aborted).resolves.toMatchObject({ code: 'ABORTED' });
    await expect(other).resolves.toMatchObject({ orderId: '902-0000001-0000001' });
  });
});
