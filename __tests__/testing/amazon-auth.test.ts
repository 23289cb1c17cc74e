import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, errorOf, type AmazonTestClient } from './amazon-client.ts';
import { manualClock } from '../../stage/index.ts';

const search = { lastUpdatedAfter: '2026-01-01T00:00:00Z' };

describe('tokens of the embedded Amazon', () => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  let amazon: EmbeddedAmazon;
  let client: AmazonTestClient;

  beforeEach(async () => {
    amazon = await startEmbeddedAmazon({ clock });
    client = amazonTestClient(amazon);
  });
  afterEach(() => amazon.close());

  it('gives an access token for an hour in exchange for the refresh token', async () => {
    const { status, json } = await client.requestToken();
    expect(status).toBe(200);
    expect(json).toMatchObject({
      access_token: expect.stringMatching(/^Atza\|/),
      token_type: 'bearer',
      expires_in: 3600,
    });
    expect(amazon.requests.accessTokensIssued).toBe(1);
  });

  it('takes a token request in JSON as well as a form', async () => {
    const { refreshToken, clientId, clientSecret } = amazon.credentials;
    const reply = await fetch(`${amazon.endpoint}/auth/o2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    expect(reply.status).toBe(200);
  });

  it.each([
    ['a foreign client', { client_secret: 'other' }, 401, 'invalid_client'],
    ['a foreign refresh token', { refresh_token: 'Atzr|other' }, 400, 'invalid_grant'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a missing field', { client_id: '' }, 400, 'invalid_request'],
  ])('refuses %s as Login with Amazon does', async (_what, changes, status, error) => {
    const reply = await client.requestToken(changes);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject({ error, error_description: expect.any(String) });
    expect(amazon.requests.accessTokensIssued).toBe(0);
  });

  it('gives no token once the refresh token is revoked', async () => {
    amazon.revokeRefreshToken();
    expect((await client.requestToken()).json).toMatchObject({ error: 'invalid_grant' });
  });

  it('refuses an access token that it did not issue, and none at all', async () => {
    expect(errorOf(await client.search(search))).toContain('403 Unauthorized');
    const reply = await fetch(
      `${amazon.endpoint}/orders/2026-01-01/orders?lastUpdatedAfter=2026-01-01T00:00:00Z`,
    );
    expect(reply.status).toBe(403);
  });

  it('refuses an access token after an hour', async () => {
    await client.logIn();
    clock.advance(3_599_000);
    expect((await client.search(search)).status).toBe(200);
    clock.advance(1_000);
    expect(errorOf(await client.search(search))).toContain('403 Unauthorized');
    expect(errorOf(await client.search(search))).toContain('expired');
  });

  it('refuses the access tokens that a test let expire, and takes a new one', async () => {
    await client.logIn();
    amazon.expireAccessTokens();
    expect((await client.search(search)).status).toBe(403);
    await client.logIn();
    expect((await client.search(search)).status).toBe(200);
  });

  it('refuses a User-Agent of more than 500 characters', async () => {
    await client.logIn();
    const reply = await client.get('/orders/2026-01-01/orders', { 'user-agent': 'x'.repeat(501) });
    expect(errorOf(reply)).toContain('400 InvalidInput The User-Agent header');
  });
});
