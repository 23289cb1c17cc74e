import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, type AmazonTestClient } from './amazon-client.ts';
import { loadAmazonModel } from './amazon-model.ts';

const api = '/feeds/2021-06-30';
const documentShape = z.object({ feedDocumentId: z.string(), url: z.string() });

interface Stage {
  readonly amazon: EmbeddedAmazon;
  readonly client: AmazonTestClient;
}

async function withAmazon(options: EmbeddedAmazonOptions, work: (stage: Stage) => Promise<void>) {
  const amazon = await startEmbeddedAmazon(options);
  try {
    const client = amazonTestClient(amazon);
    await client.logIn();
    await work({ amazon, client });
  } finally {
    await amazon.close();
  }
}

/** Hands a feed in; gives the answers to the three requests. */
async function handIn({ client }: Stage, contentType: string, content: Uint8Array, feedType: string) {
  const created = await client.post(`${api}/documents`, { contentType });
  const { feedDocumentId, url } = documentShape.parse(created.json);
  const headers = { 'content-type': contentType };
  const uploaded = await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) });
  const feed = await client.post(`${api}/feeds`, {
    feedType,
    marketplaceIds: ['A1PA6795UKMFR9'],
    inputFeedDocumentId: feedDocumentId,
  });
  const { feedId } = z.object({ feedId: z.string() }).parse(feed.json);
  return { created, uploaded, feed, feedId };
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('feeds at the embedded Amazon', () => {
  it('keep every byte of what is no text', async () => {
    // The beginning of a PDF, and bytes that are no UTF-8.
    const pdf = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe, 0x80, 0x00, 0xc3, 0x28]);
    await withAmazon({}, async (stage) => {
      const { uploaded } = await handIn(stage, 'application/pdf', pdf, 'UPLOAD_VAT_INVOICE');
      expect(uploaded.status).toBe(200);
      expect([...(stage.amazon.feeds[0]?.bytes ?? [])]).toEqual([...pdf]);
    });
  });

  it('have a result that is compressed where that is asked for', async () => {
    await withAmazon({ compressFeedResults: true }, async (stage) => {
      const { feedId } = await handIn(stage, 'text/xml; charset=UTF-8', text('<a/>'), 'POST_SOMETHING');
      await stage.client.get(`${api}/feeds/${feedId}`);
      await stage.client.get(`${api}/feeds/${feedId}`);
      const id = stage.amazon.feeds[0]?.resultFeedDocumentId ?? '';
      const { json } = await stage.client.get(`${api}/documents/${id}`);
      expect(json).toMatchObject({ compressionAlgorithm: 'GZIP' });
      const download = await fetch(documentShape.parse(json).url);
      const report = gunzipSync(Buffer.from(await download.arrayBuffer())).toString('utf8');
      expect(report).toContain('does not know feed type POST_SOMETHING');
    });
  });

  it('count no message as successful that was never read', async () => {
    await withAmazon({}, async (stage) => {
      const { feedId } = await handIn(
        stage,
        'text/xml; charset=UTF-8',
        text('no envelope'),
        'POST_ORDER_ACKNOWLEDGEMENT_DATA',
      );
      await stage.client.get(`${api}/feeds/${feedId}`);
      await stage.client.get(`${api}/feeds/${feedId}`);
      const id = stage.amazon.feeds[0]?.resultFeedDocumentId ?? '';
      const { url } = documentShape.parse((await stage.client.get(`${api}/documents/${id}`)).json);
      const report = await (await fetch(url)).text();
      expect(report).toContain('<MessagesSuccessful>0</MessagesSuccessful>');
      expect(report).toContain('<MessagesWithError>1</MessagesWithError>');
    });
  });

  it('refuse an upload of another content type than the document was asked for with', async () => {
    await withAmazon({}, async ({ client }) => {
      const created = await client.post(`${api}/documents`, { contentType: 'application/pdf' });
      const { url } = documentShape.parse(created.json);
      const headers = { 'content-type': 'text/xml' };
      expect((await fetch(url, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
    });
  });
});

const model = loadAmazonModel('feeds_2021-06-30');
(model ? describe : describe.skip)(
  "answers about feeds against Amazon's model of the Feeds API (needs ../shared/amazon-models beside the checkout)",
  () => {
    it.each([true, false])('keep to it, with results compressed: %s', async (compressFeedResults) => {
      await withAmazon({ compressFeedResults }, async (stage) => {
        const problems = (definition: string, value: unknown) => model?.problems(definition, value);
        const { created, feed, feedId } = await handIn(stage, 'text/xml', text('<a/>'), 'POST_SOMETHING');
        expect([created.status, feed.status]).toEqual([201, 202]);
        expect(problems('CreateFeedDocumentResponse', created.json)).toEqual([]);
        expect(problems('CreateFeedResponse', feed.json)).toEqual([]);
        for (const state of ['IN_PROGRESS', 'DONE']) {
          const { json } = await stage.client.get(`${api}/feeds/${feedId}`);
          expect(json).toMatchObject({ processingStatus: state });
          expect(problems('Feed', json)).toEqual([]);
        }
        const id = stage.amazon.feeds[0]?.resultFeedDocumentId ?? '';
        expect(problems('FeedDocument', (await stage.client.get(`${api}/documents/${id}`)).json)).toEqual([]);
        const unknown = await stage.client.get(`${api}/feeds/1`);
        expect([unknown.status, problems('ErrorList', unknown.json)]).toEqual([404, []]);
      });
    });
  },
);
