import { z } from 'zod';
import { errorAnswer, invalidInput, jsonAnswer, type Answer } from '../server/answer.ts';
import type { Operation, OperationRequest } from '../server/operation.ts';
import type { Seller } from '../server/seller.ts';
import { checkNames } from '../operations/query.ts';
import type { SubmittedFeed } from './feed-store.ts';
import { processFeed } from './process-feed.ts';

// Feeds API 2021-06-30. A feed is a step further each time somebody asks: in the queue, in progress, done.

const notFound = (what: string): Answer =>
  errorAnswer(404, 'NotFound', `The requested ${what} was not found.`);

function jsonOf<T>(schema: z.ZodType<T>, { body }: OperationRequest): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

const documentSchema = z.strictObject({ contentType: z.string().min(1) });

const createFeedDocument: Operation = {
  name: 'createFeedDocument',
  method: 'POST',
  path: '/feeds/2021-06-30/documents',
  usagePlan: { ratePerSecond: 0.5, burst: 15 },
  needsAccessToken: true,
  answer: (request, { feeds }) => {
    const asked = jsonOf(documentSchema, request);
    if (!asked) return invalidInput('The body must hold contentType, and nothing else.');
    const feedDocumentId = feeds.addDocument(asked.contentType);
    return jsonAnswer(201, { feedDocumentId, url: feeds.urlOf(feedDocumentId) });
  },
};

const uploadFeedDocument: Operation = {
  name: 'uploadFeedDocument',
  method: 'PUT',
  path: '/feed-documents/{feedDocumentId}',
  needsAccessToken: false,
  answer: ({ pathParameter, contentType, bytes }, { feeds }) => {
    const document = feeds.document(pathParameter);
    if (!document) return { status: 404, headers: {}, body: '' };
    // The signature of the URL covers the content type.
    if (document.contentType !== contentType) return { status: 403, headers: {}, body: '' };
    feeds.upload(pathParameter, bytes);
    return { status: 200, headers: {}, body: '' };
  },
};

const feedSchema = z.strictObject({
  feedType: z.string().min(1),
  marketplaceIds: z.array(z.string()).min(1).max(25),
  inputFeedDocumentId: z.string(),
  feedOptions: z.record(z.string(), z.string()).optional(),
});

const createFeed: Operation = {
  name: 'createFeed',
  method: 'POST',
  path: '/feeds/2021-06-30/feeds',
  usagePlan: { ratePerSecond: 0.0083, burst: 15 },
  needsAccessToken: true,
  answer: (request, { feeds }) => {
    const asked = jsonOf(feedSchema, request);
    if (!asked) return invalidInput('The body is no feed specification.');
    const bytes = feeds.document(asked.inputFeedDocumentId)?.content;
    if (bytes === undefined) return invalidInput('inputFeedDocumentId names no document that was uploaded.');
    const { feedType, marketplaceIds, feedOptions } = asked;
    const { feedId } = feeds.submit({ feedType, marketplaceIds, bytes, feedOptions });
    return jsonAnswer(202, { feedId });
  },
};

const getFeed: Operation = {
  name: 'getFeed',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds/{feedId}',
  usagePlan: { ratePerSecond: 2, burst: 15 },
  needsAccessToken: true,
  answer: ({ pathParameter }, seller) => {
    advance(pathParameter, seller);
    const feed = seller.feeds.feed(pathParameter);
    return feed ? jsonAnswer(200, described(feed)) : notFound(`feed ${pathParameter}`);
  },
};

function described(feed: SubmittedFeed): object {
  const { feedId, feedType, marketplaceIds, createdTime, processingStatus, resultFeedDocumentId } = feed;
  return {
    ...{ feedId, feedType, marketplaceIds, createdTime, processingStatus },
    ...(resultFeedDocumentId !== undefined && { resultFeedDocumentId }),
  };
}

const getFeeds: Operation = {
  name: 'getFeeds',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds',
  usagePlan: { ratePerSecond: 0.0222, burst: 10 },
  needsAccessToken: true,
  answer: ({ query }, { feeds }) => {
    const problem = checkNames(query, ['feedTypes', 'createdSince', 'processingStatuses', 'pageSize']);
    if (problem !== undefined) return invalidInput(problem);
    const types = listOf(query.get('feedTypes'));
    if (types.length === 0) return invalidInput('feedTypes or nextToken must be given.');
    const pageSize = Number(query.get('pageSize') ?? 10);
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
      return invalidInput('pageSize is 1 to 100.');
    const since = Date.parse(query.get('createdSince') ?? '1970-01-01T00:00:00Z');
    if (Number.isNaN(since)) return invalidInput('createdSince is not in ISO 8601.');
    const states = listOf(query.get('processingStatuses'));
    const matching = feeds
      .submitted()
      .filter(
        (feed) =>
          types.includes(feed.feedType) &&
          Date.parse(feed.createdTime) >= since &&
          (states.length === 0 || states.includes(feed.processingStatus)),
      );
    return jsonAnswer(200, { feeds: matching.toReversed().slice(0, pageSize).map(described) });
  },
};

const listOf = (text: string | null): readonly string[] =>
  text === null ? [] : text.split(',').filter((part) => part !== '');

function advance(feedId: string, seller: Seller): void {
  const feed = seller.feeds.feed(feedId);
  if (feed?.processingStatus === 'IN_QUEUE') {
    seller.feeds.replace({ ...feed, processingStatus: 'IN_PROGRESS' });
  } else if (feed?.processingStatus === 'IN_PROGRESS') {
    const report = processFeed(feed, seller);
    const { as: end } = feed.ending ?? {};
    if (end === 'FATAL' || end === 'CANCELLED') {
      seller.feeds.replace({ ...feed, processingStatus: end });
      return;
    }
    const resultFeedDocumentId = seller.feeds.addResult('text/xml; charset=UTF-8', report);
    seller.feeds.replace({ ...feed, processingStatus: 'DONE', resultFeedDocumentId });
  }
}

const getFeedDocument: Operation = {
  name: 'getFeedDocument',
  method: 'GET',
  path: '/feeds/2021-06-30/documents/{feedDocumentId}',
  usagePlan: { ratePerSecond: 0.0222, burst: 10 },
  needsAccessToken: true,
  answer: ({ pathParameter }, { feeds }) => {
    const document = feeds.document(pathParameter);
    if (!document) return notFound(`document ${pathParameter}`);
    return jsonAnswer(200, {
      feedDocumentId: pathParameter,
      url: feeds.urlOf(pathParameter),
      ...(document.isCompressed && { compressionAlgorithm: 'GZIP' }),
    });
  },
};

const downloadFeedDocument: Operation = {
  name: 'downloadFeedDocument',
  method: 'GET',
  path: '/feed-documents/{feedDocumentId}',
  needsAccessToken: false,
  answer: ({ pathParameter }, { feeds }) => {
    const document = feeds.document(pathParameter);
    return document?.content === undefined
      ? { status: 404, headers: {}, body: '' }
      : { status: 200, headers: { 'content-type': document.contentType }, body: document.content };
  },
};

export const feedOperations: readonly Operation[] = [
  createFeedDocument,
  uploadFeedDocument,
  createFeed,
  getFeed,
  getFeeds,
  getFeedDocument,
  downloadFeedDocument,
];
