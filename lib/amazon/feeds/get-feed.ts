import { z } from 'zod';
import type { Call } from '../call.ts';
import type { AmazonFeed } from './feed.ts';
import { readContent } from './read-content.ts';

const feedSchema = z.object({
  feedId: z.string(),
  feedType: z.string(),
  processingStatus: z.string(),
  createdTime: z.string(),
  resultFeedDocumentId: z.string().optional(),
});

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
  const feed = readContent(feedSchema, await call(request, signal), subject);
  return { ...feed, resultFeedDocumentId: feed.resultFeedDocumentId };
}
