import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { AmazonRetry, SellingPartnerConfig } from '../../lib/amazon/index.ts';
import { echoesOf, expectHidden } from '../support/secret-echoes.ts';
import { closeStages, failureOf, stage } from './client.ts';
import type { Reply } from './loopback.ts';

closeStages();

// Of no shape that a pattern would know.
const refreshToken = 'refresh me/ä+"&<=again0123';
const clientSecret = "it's the client; secret?4567";
const accessToken = 'access|granted/for+an=hour"89';
const secrets = [refreshToken, clientSecret, accessToken];
const orderId = '902-0000001-0000001';

/** How an answer may echo a text: in its words, at the place where they are cut, in headers, in a page. */
const replies: readonly (readonly [string, (echo: string, status: number) => Reply])[] = [
  [
    "Amazon's words",
    (echo, status) => ({ status, body: { errors: [{ code: echo, message: echo, details: echo }] } }),
  ],
  [
    'words that are cut to a length',
    (echo, status) => ({ status, body: { errors: [{ code: 'x', message: `${'x'.repeat(285)}${echo}` }] } }),
  ],
  [
    'the words of OAuth',
    (echo, status) => ({
      status,
      body: { error: echo, error_description: `${'x'.repeat(285)}${echo}` },
    }),
  ],
  [
    'headers',
    (echo, status) => ({
      status,
      headers: { 'x-amzn-RequestId': encodeURIComponent(echo), location: `/?${encodeURIComponent(echo)}` },
      body: '',
    }),
  ],
  ['the title of a page', (echo, status) => ({ status, body: `<html><title>${echo}</title></html>` })],
];
const statuses = [302, 403, 500];

describe.each(replies)('a secret that Amazon echoes in %s', (_place, reply) => {
  const config = (retries: AmazonRetry[]): Partial<SellingPartnerConfig> => ({
    refreshToken,
    clientSecret,
    retry: { maxAttempts: 2 },
    onRetry: (retry) => retries.push(retry),
  });
  const echoes = secrets.flatMap((secret) => Object.values(echoesOf(secret)));

  it('is in no error of a call, and in none that is tried again', async () => {
    const retries: AmazonRetry[] = [];
    let answer: Reply = 'silence';
    const { amazon } = await stage(
      { token: () => ({ body: { access_token: accessToken } }), api: () => answer },
      config(retries),
    );
    for (const status of statuses) {
      for (const echo of echoes) {
        answer = reply(echo, status);
        const error = await failureOf(amazon.getOrder(orderId));
        for (const secret of secrets) expectHidden(error, secret);
      }
    }
    expect(retries.length).toBeGreaterThan(0);
    for (const { error } of retries) for (const secret of secrets) expectHidden(error, secret);
  });

  it('is in no error of the request for a token', async () => {
    const retries: AmazonRetry[] = [];
    let answer: Reply = 'silence';
    const { amazon } = await stage({ token: () => answer, api: () => 'silence' }, config(retries));
    for (const status of statuses) {
      for (const echo of echoes) {
        answer = reply(echo, status);
        const error = await failureOf(amazon.getOrder(orderId));
        for (const secret of [refreshToken, clientSecret]) expectHidden(error, secret);
      }
    }
    for (const { error } of retries) {
      for (const secret of [refreshToken, clientSecret]) expectHidden(error, secret);
    }
    expect(retries.length).toBeGreaterThan(0);
  });
});

it('a secret in the line of status is in no error', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(500, encodeURIComponent(refreshToken)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const { amazon } = await stage(
    { api: () => 'silence' },
    { endpoint, refreshToken, retry: { maxAttempts: 1 } },
  );
  const error = await failureOf(amazon.getOrder(orderId));
  expect(error.code).toBe('AMAZON_SERVER_ERROR');
  expectHidden(error, refreshToken);
  server.closeAllConnections();
  server.close();
});
