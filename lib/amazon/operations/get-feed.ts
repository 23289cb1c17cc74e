import { z } from 'zod';
import type { Call } from '../transport/call.ts';
import type { AmazonFeed, FeedQuery } from '../feeds/feed.ts';
import { readContent } from '../feeds/read-content.ts';

const feedSchema = z
  .object({
    feedId: z.string(),
    feedType: z.string(),
    processingStatus: z.string(),
    createdTime: z.string(),
    resultFeedDocumentId: z.string().optional(),
  })
  .transform((feed): AmazonFeed => ({ ...feed, resultFeedDocumentId: feed.resultFeedDocumentId }));

/** How far a feed is. @throws `AMAZON_NOT_FOUND` */
export async function getFeed(
  call: Call,
  feedId: string,
  signal: AbortSignal | undefined,
): Promise<AmazonFeed> {
  const subject = `feed ${feedId}`;
  const request = {
    operation: 'getFeed',
    path: { feedId },
    query: {},
    subject,
    context: { feedId },
  } as const;
  return readContent(feedSchema, await call(request, signal), subject);
}

/** The newest feeds that match, a hundred at most. */
export async function getFeeds(
  call: Call,
  { feedTypes, createdSince, processingStatuses }: FeedQuery,
  signal: AbortSignal | undefined,
): Promise<readonly AmazonFeed[]> {
  const subject = `feeds since ${createdSince}`;
  const request = {
    operation: 'getFeeds',
    query: { feedTypes, createdSince, processingStatuses, pageSize: 100 },
    subject,
    context: { feedTypes, createdSince },
  } as const;
  return readContent(z.object({ feeds: z.array(feedSchema) }), await call(request, signal), subject).feeds;
}
