import type { Documents } from '../documents/documents.ts';
import { createFeedDocument } from '../operations/create-feed-document.ts';
import { createFeed } from '../operations/create-feed.ts';
import type { Call } from '../transport/call.ts';
import type { FeedDraft } from './feed.ts';

/**
 * Hands a feed to Amazon: a document, its upload, and the feed itself.
 *
 * @throws `OUTCOME_UNKNOWN` when Amazon's answer to the last step was lost; the feed may be there or not.
 */
export async function submitFeed(
  call: Call,
  documents: Documents,
  { feedType, marketplaceIds, contentType, content, feedOptions }: FeedDraft,
  signal: AbortSignal | undefined,
): Promise<{ readonly feedId: string }> {
  const { content: document } = await call(createFeedDocument, { contentType, feedType }, signal);
  const { feedDocumentId, url } = document;
  await documents.upload({ url, content, contentType }, `the content of a feed ${feedType}`, signal);
  const feed = {
    feedType,
    marketplaceIds,
    inputFeedDocumentId: feedDocumentId,
    ...(feedOptions && { feedOptions }),
  };
  return (await call(createFeed, feed, signal)).content;
}
