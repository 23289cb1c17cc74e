import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, type Reply } from './loopback.ts';
import { wireOrder } from './wire-orders.ts';

closeStages();

const orderId = '902-0000001-0000001';
const order: Reply = { body: { order: wireOrder() } };

describe('getOrder', () => {
  it('asks API 2026-01-01 for all that mapping needs', async () => {
    const { amazon, apiRequests } = await stage({ api: () => order });
    await amazon.getOrder(orderId);
    expect(apiRequests[0]).toMatchObject({
      path: `/orders/2026-01-01/orders/${orderId}`,
      query: {
        includedData: 'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX',
      },
    });
  });

  it('names this package and its version as the user agent', async () => {
    const { amazon, apiRequests } = await stage({ api: () => order });
    await amazon.getOrder(orderId);
    const version = /"version": "([^"]+)"/.exec(readFileSync('package.json', 'utf8'))?.[1] ?? '';
    expect(apiRequests[0]?.headers['user-agent']).toMatch(
      new RegExp(`^odoo-amazon-connector/${version} \\(Language=.+; Platform=.+\\)$`),
    );
  });

  it('sends an odd id encoded once, also the second time', async () => {
    const { amazon, apiRequests } = await stage({ api: () => order });
    await amazon.getOrder('S01 2/3');
    await amazon.getOrder('S01 2/3');
    expect(apiRequests.map(({ path }) => path)).toEqual(
      Array(2).fill('/orders/2026-01-01/orders/S01%202%2F3'),
    );
  });

  it('keeps letters whole that arrive in two pieces', async () => {
    const whole = { ...wireOrder(), buyer: { buyerName: 'é'.repeat(100_000) } };
    const { amazon } = await stage({ api: () => ({ body: { order: whole } }) });
    const { buyer } = await amazon.getOrder(orderId);
    expect(buyer?.buyerName?.replaceAll('é', '')).toBe('');
  });

  it.each<[string, Reply, string, string]>([
    [
      'a missing role',
      amazonError(403, 'Unauthorized', 'Access to requested resource is denied.'),
      'AMAZON_FORBIDDEN',
      'role',
    ],
    ['an unknown order', amazonError(404, 'NotFound', 'Not here.'), 'AMAZON_NOT_FOUND', orderId],
    [
      'a 404 without a list of errors',
      { status: 404, body: { message: 'gone' } },
      'AMAZON_NOT_FOUND',
      'gone',
    ],
    [
      'a wrong parameter',
      amazonError(400, 'InvalidInput', 'Invalid Input', 'orderId'),
      'AMAZON_INVALID_REQUEST',
      'InvalidInput: Invalid Input orderId',
    ],
    [
      'a page with status 400',
      { status: 400, body: '<html><title>Bad Request</title></html>' },
      'AMAZON_INVALID_REQUEST',
      'Bad Request',
    ],
    ['a redirect', { status: 302, body: '' }, 'AMAZON_UNREADABLE', '302'],
    ['JSON without an order', { body: { payload: {} } }, 'AMAZON_UNREADABLE', 'order is missing'],
    ['an order that breaks the model', { body: { order: { orderId } } }, 'ORDER_UNREADABLE', orderId],
  ])('reports %s, without another try', async (_name, reply, code, words) => {
    const { amazon, apiRequests } = await stage({ api: () => reply });
    const error = await failureOf(amazon.getOrder(orderId));
    expect(error).toMatchObject({ code, retryable: false, context: { orderId } });
    expect(error.message).toContain(words);
    expect(apiRequests).toHaveLength(1);
  });

  it('refuses an empty id before asking', async () => {
    const { amazon, apiRequests } = await stage({ api: () => order });
    await expect(failureOf(amazon.getOrder(' '))).resolves.toMatchObject({ code: 'AMAZON_INVALID_REQUEST' });
    expect(apiRequests).toHaveLength(0);
  });

  it('lets no secret into its errors', async () => {
    const echo = 'Atzr|made-up amzn1.oa2-cs.v1.made-up Atza|made-up';
    const { amazon } = await stage({
      token: () => ({ body: { access_token: 'Atza|made-up', expires_in: 3600 } }),
      api: () => amazonError(400, 'InvalidInput', echo),
    });
    const error = await failureOf(amazon.getOrder(orderId));
    expect(JSON.stringify([error, error.message, error.cause, error.stack])).not.toContain('made-up');
  });
});
