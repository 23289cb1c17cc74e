import { Agent } from 'node:https';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { sellingPartnerApi, type AmazonPort, type SellingPartnerConfig } from '../../lib/amazon/index.ts';
import { closeWebServers, trickle, webServer, writeForEver } from '../support/web-server.ts';
import { failureOf } from './client.ts';
import { createFakeClock } from './fake-clock.ts';
import type { ServerResponse } from 'node:http';

closeWebServers();

const orderId = '902-0000001-0000001';
const mebibyte = 1024 * 1024;
const token = JSON.stringify({ access_token: 'token-1', expires_in: 3600 });

type Answer = (response: ServerResponse) => void;

/** A port to a server that answers so; over an agent of the caller's where `isBorrowed`. */
async function portTo(
  answers: { readonly token?: Answer; readonly api?: Answer; readonly storage?: Answer },
  { isBorrowed = false, ...more }: Partial<SellingPartnerConfig> & { isBorrowed?: boolean } = {},
): Promise<{ readonly amazon: AmazonPort; readonly cut: Promise<void> }> {
  let hasBeenCut: () => void = () => undefined;
  const cut = new Promise<void>((resolve) => {
    hasBeenCut = resolve;
  });
  const giveToken: Answer = (response) => response.end(token);
  const url = await webServer((request, response) => {
    request.resume();
    const { token: forToken = giveToken, api = giveToken, storage = giveToken } = answers;
    const isToken = request.url === '/auth/o2/token';
    const answer = isToken ? forToken : request.url === '/document' ? storage : api;
    if (!isToken || answers.token) {
      response.on('close', () => {
        if (!response.writableFinished) hasBeenCut();
      });
    }
    answer(response);
  });
  const agent = new Agent();
  agent.createConnection = () => connect(Number(new URL(url).port), '127.0.0.1');
  const amazon = sellingPartnerApi({
    region: 'eu',
    refreshToken: 'Atzr|made-up',
    clientId: 'amzn1.application-oa2-client.made-up',
    clientSecret: 'amzn1.oa2-cs.v1.made-up',
    clock: createFakeClock(),
    retry: { maxAttempts: 1 },
    maxResponseBytes: mebibyte,
    ...(isBorrowed ? { httpsAgent: agent } : { endpoint: url }),
    ...more,
  });
  return { amazon, cut };
}

const tooLarge = {
  code: 'AMAZON_UNREADABLE',
  retryable: false,
  message: expect.stringMatching(/more than 1048576 bytes.* maxResponseBytes/),
};
const endless: Answer = (response) => void writeForEver(response);
const announced: Answer = (response) =>
  void response.writeHead(200, { 'Content-Length': String(2 * mebibyte) }).write('x');
const bomb: Answer = (response) =>
  void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * mebibyte)));

describe.each([
  ['a connection of its own', false],
  ["the caller's agent", true],
])('an answer of the API over %s', (_name, isBorrowed) => {
  it.each([
    ['is endless', endless],
    ['announces too much', announced],
  ])('is cut off when it %s', async (_case, api) => {
    const { amazon, cut } = await portTo({ api }, { isBorrowed });
    expect(await failureOf(amazon.getOrder(orderId))).toMatchObject(tooLarge);
    await cut;
  });

  it('leaves open whether a feed is there when it is too large', async () => {
    let calls = 0;
    const url = await webServer((_, response) => response.end());
    const api: Answer = (response) => {
      calls += 1;
      if (calls > 1) endless(response);
      else response.end(JSON.stringify({ feedDocumentId: 'd1', url }));
    };
    const { amazon } = await portTo({ api }, { isBorrowed });
    const feed = { feedType: 'X', marketplaceIds: ['A'], contentType: 'text/xml', content: '<a/>' };
    expect(await failureOf(amazon.submitFeed(feed))).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  });

  it('ends in time when it comes byte by byte', async () => {
    const { amazon, cut } = await portTo({ api: trickle }, { isBorrowed, timeoutMs: 300 });
    expect(await failureOf(amazon.getOrder(orderId))).toMatchObject({ code: 'AMAZON_UNREACHABLE' });
    await cut;
  });

  it('is not waited for when it stops in the middle', async () => {
    const api: Answer = (response) =>
      void response.writeHead(200, { 'Content-Length': '99' }).write('{', () => response.socket?.destroy());
    const { amazon } = await portTo({ api }, { isBorrowed });
    expect(await failureOf(amazon.getOrder(orderId))).toMatchObject({
      code: 'AMAZON_UNREACHABLE',
      retryable: true,
    });
  });

  it('is cut off when the caller aborts', async () => {
    const controller = new AbortController();
    const api: Answer = (response) =>
      void response.writeHead(200).write('{', () => {
        controller.abort();
      });
    const { amazon, cut } = await portTo({ api }, { isBorrowed });
    const { signal } = controller;
    expect(await failureOf(amazon.getOrder(orderId, { signal }))).toMatchObject({ code: 'ABORTED' });
    await cut;
  });
});

describe('an access token', () => {
  it.each([
    ['is endless', endless],
    ['announces too much', announced],
    ['unfolds to too much', bomb],
  ])('is given up when its answer %s', async (_case, answer) => {
    const { amazon } = await portTo({ token: answer });
    expect(await failureOf(amazon.getOrder(orderId))).toMatchObject(tooLarge);
  });

  it('is given up in time when its answer comes byte by byte', async () => {
    const { amazon, cut } = await portTo({ token: trickle }, { timeoutMs: 300 });
    expect(await failureOf(amazon.getOrder(orderId))).toMatchObject({ code: 'AMAZON_UNREACHABLE' });
    await cut;
  });

  it('is no longer asked for when the last caller who waits for it has aborted', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    let asked: () => void = () => undefined;
    const hasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { amazon, cut } = await portTo({
      token: () => {
        asked();
      },
    });
    const waiting = [one, other].map(({ signal }) => failureOf(amazon.getOrder(orderId, { signal })));
    await hasAsked;
    one.abort();
    other.abort();
    expect(await Promise.all(waiting)).toMatchObject([{ code: 'ABORTED' }, { code: 'ABORTED' }]);
    await cut;
  });
});

describe('a document', () => {
  it.each<[string, Answer, string | undefined]>([
    ['is endless', endless, undefined],
    ['unfolds to too much on its way', bomb, undefined],
    ['unfolds to too much', (response) => response.end(gzipSync(Buffer.alloc(64 * mebibyte))), 'GZIP'],
  ])('is given up when it %s', async (_case, storage, compressionAlgorithm) => {
    const url = await webServer((_, response) => {
      storage(response);
    });
    const api: Answer = (response) =>
      response.end(
        JSON.stringify({ feedDocumentId: 'd1', reportDocumentId: 'd1', url, compressionAlgorithm }),
      );
    const { amazon } = await portTo({ api });
    for (const read of [() => amazon.readFeedResult('d1'), () => amazon.readReportDocument('d1')]) {
      const error = await failureOf(read());
      expect(error).toMatchObject(tooLarge);
      expect(error.message).toContain('d1');
    }
  });
});

describe('maxResponseBytes', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused as %d',
    async (maxResponseBytes) => {
      await expect(portTo({}, { maxResponseBytes })).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('maxResponseBytes'),
      });
    },
  );
});
