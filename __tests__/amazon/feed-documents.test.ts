import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../lib/amazon/config.ts';
import { createDocuments } from '../../lib/amazon/documents/documents.ts';
import { type AmazonPort, type AmazonRetry, type SellingPartnerConfig } from '../../lib/amazon/index.ts';
import { startEmbeddedAmazon } from '../../lib/testing/index.ts';
import { clientOf } from '../../stage/index.ts';
import { closeStages, failureOf, stage } from './client.ts';
import { createEndlessNight } from './fake-clock.ts';

closeStages();

const config: SellingPartnerConfig = {
  region: 'eu',
  refreshToken: 'Atzr|made-up',
  clientId: 'amzn1.application-oa2-client.made-up',
  clientSecret: 'amzn1.oa2-cs.v1.made-up',
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Amazon's storage, apart from its API: what lies behind a signed URL. */
async function storage(answer: (response: ServerResponse, count: number) => void) {
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    answer(response, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/d?X-Amz-Signature=very-secret`, asked: () => count };
}

/** A port to whose documents `answer` is what the storage says. */
async function withStorage(
  answer: (response: ServerResponse, count: number) => void,
  config: Partial<SellingPartnerConfig> = {},
  compressionAlgorithm?: string,
) {
  const { url, asked } = await storage(answer);
  const document = { feedDocumentId: 'd1', url, ...(compressionAlgorithm && { compressionAlgorithm }) };
  const { amazon } = await stage(
    { api: () => ({ body: document }) },
    { retry: { maxAttempts: 2 }, ...config },
  );
  return { amazon, asked };
}

const upload = (amazon: AmazonPort, signal?: AbortSignal) =>
  amazon.submitFeed(
    { feedType: 'X', marketplaceIds: ['A'], contentType: 'text/xml', content: '<a/>' },
    { signal },
  );

describe('the result of a feed', () => {
  it('is unfolded where it is compressed', async () => {
    const { amazon } = await withStorage((response) => response.end(gzipSync('Größe')), {}, 'GZIP');
    expect(await amazon.readFeedResult('d1')).toBe('Größe');
  });

  it('is read in the character set that its header names', async () => {
    const { amazon } = await withStorage((response) => {
      response.setHeader('content-type', 'text/plain; charset="Cp1252"').end(Buffer.from([0x80, 0xe9]));
    });
    expect(await amazon.readFeedResult('d1')).toBe('€é');
  });

  it.each<[string, string, Buffer, string | undefined]>([
    ['is no GZIP though it is said to be', 'text/xml', Buffer.from('plain'), 'GZIP'],
    ['is GZIP that was cut off', 'text/xml', gzipSync('a'.repeat(500)).subarray(0, 20), 'GZIP'],
    ['is in an unknown character set', 'text/xml; charset=x-nonsense', Buffer.from('a'), undefined],
    ['unfolds to more than there is room for', 'text/xml', gzipSync(Buffer.alloc(101 * 2 ** 20)), 'GZIP'],
  ])('is told to be unreadable when it %s', async (_case, contentType, content, compression) => {
    const { amazon } = await withStorage(
      (response) => response.setHeader('content-type', contentType).end(content),
      {},
      compression,
    );
    expect(await failureOf(amazon.readFeedResult('d1'))).toMatchObject({
      code: 'AMAZON_UNREADABLE',
      retryable: false,
    });
  });

  it('is waited for as long as one request may take, also when it comes byte by byte', async () => {
    const { amazon, asked } = await withStorage(
      (response, count) => {
        if (count > 1) {
          response.end('all of it');
          return;
        }
        const trickle = setInterval(() => response.write('x'), 20);
        response.on('close', () => {
          clearInterval(trickle);
        });
      },
      { timeoutMs: 2_000 },
    );
    expect(await amazon.readFeedResult('d1')).toBe('all of it');
    expect(asked()).toBe(2);
  });

  it('is not read beyond the room that there is for it', async () => {
    const { url, asked } = await storage((response) => response.end('x'.repeat(2_000)));
    const documents = createDocuments(readConfig({ ...config, maxResponseBytes: 1_000 }));
    const error = await failureOf(
      documents.download({ url, isCompressed: false }, 'result d1 of a feed', undefined),
    );
    expect(error).toMatchObject({ code: 'AMAZON_UNREADABLE', retryable: false });
    expect(error.message).toContain('more than 1000 bytes');
    expect(asked()).toBe(1);
  });

  it('is not followed to another address', async () => {
    const { amazon } = await withStorage((response) => response.writeHead(302, { location: '/other' }).end());
    expect(await failureOf(amazon.readFeedResult('d1'))).toMatchObject({ code: 'AMAZON_INVALID_REQUEST' });
  });
});

describe('the signed URL of a document', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['refused', (response) => response.writeHead(403).end('<Error>very-secret</Error>')],
    ['reset', (response) => response.socket?.resetAndDestroy()],
    ['silent', () => undefined],
  ])('is in no error and no log when the storage is %s', async (_case, answer) => {
    const logged: unknown[] = [];
    const log = (...words: readonly unknown[]) => void logged.push(words);
    const logger = { debug: log, info: log, warn: log, error: log };
    const { amazon } = await withStorage(answer, { logger, timeoutMs: 100 });
    for (const error of [await failureOf(upload(amazon)), await failureOf(amazon.readFeedResult('d1'))]) {
      const told = JSON.stringify([error.message, error.stack, error.context, String(error.cause), logged]);
      expect(told).not.toContain('very-secret');
    }
  });
});

describe('a feed', () => {
  it('whose upload is tried again says so to onRetry, and so does its result', async () => {
    const retries: AmazonRetry[] = [];
    const { amazon } = await withStorage(
      (response, count) => (count % 2 === 1 ? response.writeHead(503).end() : response.end('<a/>')),
      { onRetry: (retry) => retries.push(retry) },
    );
    await failureOf(upload(amazon)); // the stage's answer to createFeed has no id
    await amazon.readFeedResult('d1');
    expect(retries.map(({ operation, attempt }) => [operation, attempt])).toEqual([
      ['uploadDocument', 1],
      ['downloadDocument', 1],
    ]);
  });

  it('is given up at once when the caller aborts between two tries of its upload', async () => {
    const night = createEndlessNight();
    const { amazon } = await withStorage((response) => response.writeHead(503).end(), { clock: night });
    const controller = new AbortController();
    const failure = failureOf(upload(amazon, controller.signal));
    await night.asleep;
    controller.abort();
    expect(await failure).toMatchObject({ code: 'ABORTED' });
  });

  it('is not known to be there when Amazon accepts it without an id', async () => {
    const embedded = await startEmbeddedAmazon({ usagePlans: false });
    closing.push(() => void embedded.close());
    const amazon = clientOf(embedded);
    embedded.failNext('createFeed', { status: 202, body: {} });
    expect(await failureOf(upload(amazon))).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(embedded.requests.count('createFeed')).toBe(1);
  });

  it('of bytes arrives byte for byte, with its options', async () => {
    const embedded = await startEmbeddedAmazon({ usagePlans: false });
    closing.push(() => void embedded.close());
    const amazon = clientOf(embedded);
    const content = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x80, 0x00]);
    await amazon.submitFeed({
      feedType: 'UPLOAD_VAT_INVOICE',
      marketplaceIds: ['A1PA6795UKMFR9'],
      contentType: 'application/pdf',
      content,
      feedOptions: { 'metadata:orderid': '902-0000001-0000001' },
    });
    const [feed] = embedded.feeds;
    expect([...(feed?.bytes ?? [])]).toEqual([...content]);
    expect(feed?.feedOptions).toEqual({ 'metadata:orderid': '902-0000001-0000001' });
  });
});
