import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cancellationFeed, parseFeedReport, type AmazonPort } from '../../lib/amazon/index.ts';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import { clientOf } from '../../stage/index.ts';
import { loadAmazonModel } from '../testing/amazon-model.ts';
import { failureOf } from './client.ts';

const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 91 });
const orderId = order?.orderId ?? '';
const itemId = order?.orderItems[0]?.orderItemId ?? '';
const cancellation = (id: string) => ({
  orderId: id,
  orderItemIds: [itemId],
  reason: 'NoInventory' as const,
});
const feedOf = (...ids: readonly string[]) =>
  cancellationFeed('ASELLER1', ['A1RKKUPIHCS9HS'], ids.map(cancellation));

describe('feeds', () => {
  let embedded: EmbeddedAmazon;
  let amazon: AmazonPort;

  beforeEach(async () => {
    embedded = await startEmbeddedAmazon({ usagePlans: false, orders: order ? [order] : [] });
    const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
    amazon = clientOf(embedded, { clock });
  });
  afterEach(() => embedded.close());

  async function resultOf(feedId: string) {
    const states: string[] = [];
    for (let looks = 0; looks < 5; looks += 1) {
      const { processingStatus, resultFeedDocumentId } = await amazon.getFeed(feedId);
      states.push(processingStatus);
      if (resultFeedDocumentId !== undefined) {
        return { states, report: parseFeedReport(await amazon.readFeedResult(resultFeedDocumentId)) };
      }
    }
    throw new Error(`The feed never ended: ${states.join()}`);
  }

  it('cancel orders at Amazon, and tell what it refused, message by message', async () => {
    const { feedId } = await amazon.submitFeed(feedOf('902-0000000-0000001', orderId));
    const { states, report } = await resultOf(feedId);
    expect(states).toEqual(['IN_PROGRESS', 'DONE']);
    expect(report).toMatchObject({
      processed: 2,
      refused: 1,
      results: [{ messageId: 1, severity: 'error', code: expect.stringMatching(/^\d+$/) }],
    });
    expect(embedded.order(orderId)).toMatchObject({
      fulfillment: { fulfillmentStatus: 'CANCELLED' },
      orderItems: [
        { quantityOrdered: 0, cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT' } } },
      ],
    });
  });

  it('put what a text holds into XML as text', async () => {
    const { content } = feedOf('<&">');
    expect(content).toContain('<AmazonOrderID>&lt;&amp;&quot;&gt;</AmazonOrderID>');
    const { feedId } = await amazon.submitFeed(feedOf('<&">'));
    expect((await resultOf(feedId)).report.results[0]?.text).toContain('Order <&"> does not exist');
  });

  it.each([
    ['the connection is lost', 'reset' as const],
    ['Amazon fails over it', { status: 500 }],
    ['the answer is cut off', { hangUpAfterBytes: 5 }],
  ])('are not sent twice when %s: whether Amazon has it is not known', async (_case, fault) => {
    embedded.failNext('createFeed', fault);
    expect(await failureOf(amazon.submitFeed(feedOf(orderId)))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      retryable: false,
    });
    expect(embedded.requests.count('createFeed')).toBe(1);
  });

  it.each([
    ['createFeed', { status: 503 }],
    ['createFeed', { status: 429 }],
    ['createFeedDocument', { status: 500 }],
    ['uploadFeedDocument', { status: 503 }],
    ['getFeedDocument', 'reset' as const],
    ['downloadFeedDocument', { status: 500 }],
  ] as const)('try %s again where that is safe', async (operation, fault) => {
    embedded.failNext(operation, fault);
    const { feedId } = await amazon.submitFeed(feedOf(orderId));
    expect((await resultOf(feedId)).report.refused).toBe(0);
    expect(embedded.requests.count(operation)).toBe(2);
    expect(embedded.feeds).toHaveLength(1);
  });

  it('tell no signed URL when something goes wrong', async () => {
    embedded.failNext('uploadFeedDocument', { status: 403 });
    const error = await failureOf(amazon.submitFeed(feedOf(orderId)));
    expect(error.code).toBe('AMAZON_INVALID_REQUEST');
    expect(JSON.stringify([error.message, error.context, String(error.cause)])).not.toContain(
      'feed-documents',
    );
  });

  it('name a feed that Amazon does not know, and a report that is none', async () => {
    expect(await failureOf(amazon.getFeed('1'))).toMatchObject({ code: 'AMAZON_NOT_FOUND' });
    for (const text of ['', 'not xml', '<AmazonEnvelope/>', '<a><b></a>']) {
      expect(() => parseFeedReport(text)).toThrow(expect.objectContaining({ code: 'AMAZON_UNREADABLE' }));
    }
  });
});

const model = loadAmazonModel('feeds_2021-06-30');
(model ? describe : describe.skip)(
  "feeds against Amazon's model of the Feeds API (needs ../shared/amazon-models beside the checkout)",
  () => {
    it('are asked for and answered as the model has them', async () => {
      const embedded = await startEmbeddedAmazon({ usagePlans: false });
      try {
        const amazon = clientOf(embedded);
        const { feedId } = await amazon.submitFeed({
          ...feedOf(orderId),
          feedOptions: { 'metadata:x': 'y' },
        });
        await amazon.getFeed(feedId);
        const feed = await amazon.getFeed(feedId);
        await amazon.readFeedResult(feed.resultFeedDocumentId ?? '');
        const problems = (definition: string, value: unknown) => model?.problems(definition, value);
        expect(problems('Feed', feed)).toEqual([]);
        const { feedType, marketplaceIds, feedOptions } = embedded.feeds[0] ?? {};
        const asked = { feedType, marketplaceIds, feedOptions, inputFeedDocumentId: 'x' };
        expect(problems('CreateFeedSpecification', asked)).toEqual([]);
      } finally {
        await embedded.close();
      }
    });
  },
);
