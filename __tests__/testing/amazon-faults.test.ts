import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, type AmazonTestClient } from './amazon-client.ts';

const search = { createdAfter: '2026-01-01T00:00:00Z' };

describe('faults of the embedded Amazon', () => {
  let amazon: EmbeddedAmazon;
  let client: AmazonTestClient;

  beforeEach(async () => {
    amazon = await startEmbeddedAmazon({
      orders: plainOrders({ count: 2, marketplace: 'DE', channel: 'fbm' }),
    });
    client = amazonTestClient(amazon);
    await client.logIn();
  });
  afterEach(() => amazon.close());

  it('gives the status asked for, as often as asked for, then the truth', async () => {
    amazon.failNext('searchOrders', { status: 503, headers: { 'retry-after': '7' } }, 2);
    const first = await client.search(search);
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '7']);
    expect((await client.search(search)).status).toBe(503);
    expect((await client.search(search)).status).toBe(200);
  });

  it('gives the body asked for', async () => {
    amazon.failNext('getOrder', { status: 400, body: { message: 'no errors[] here' } });
    const reply = await client.get('/orders/2026-01-01/orders/902-0000000-0000000');
    expect([reply.status, reply.json]).toEqual([400, { message: 'no errors[] here' }]);
  });

  it('lets a token request fail too', async () => {
    amazon.failNext('getAccessToken', { status: 500 });
    expect((await client.requestToken()).status).toBe(500);
  });

  it('sends a page of HTML in place of JSON', async () => {
    amazon.failNext('searchOrders', 'html');
    const reply = await fetch(`${amazon.endpoint}/orders/2026-01-01/orders`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([503, 'text/html']);
    expect(await reply.text()).toContain('<html>');
  });

  it('sends half of the JSON as if it were all', async () => {
    amazon.failNext('searchOrders', 'malformed-json');
    await expect(client.search(search)).rejects.toThrow('JSON');
  });

  it('resets the connection', async () => {
    amazon.failNext('searchOrders', 'reset');
    await expect(client.search(search)).rejects.toThrow('fetch failed');
    expect(amazon.requests.all.at(-1)).toMatchObject({ operation: 'searchOrders', status: undefined });
  });

  it.each([0, 40])('hangs up after %i bytes of the body', async (hangUpAfterBytes) => {
    amazon.failNext('searchOrders', { hangUpAfterBytes });
    await expect(client.search(search)).rejects.toThrow('terminated');
  });

  it('stays silent until the client gives up', async () => {
    amazon.failNext('searchOrders', 'no-answer');
    const abort = new AbortController();
    const pending = fetch(`${amazon.endpoint}/orders/2026-01-01/orders`, { signal: abort.signal });
    // The next request is answered while the first still waits.
    await client.search(search);
    abort.abort(new Error('waited long enough'));
    await expect(pending).rejects.toThrow('waited long enough');
  });

  it('closes though a request is still waiting', async () => {
    amazon.failNext('searchOrders', 'no-answer');
    const pending = client.search(search);
    await Promise.all([expect(pending).rejects.toThrow('fetch failed'), closeWhenAsked()]);

    async function closeWhenAsked(): Promise<void> {
      while (amazon.requests.count('searchOrders') === 0) await new Promise(setImmediate);
      await amazon.close();
    }
  });
});
