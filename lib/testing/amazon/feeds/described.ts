import type { SubmittedFeed } from './feed-store.ts';

/** A feed as Amazon describes it. */
export function described(feed: SubmittedFeed): object {
  const { feedId, feedType, marketplaceIds, createdTime, processingStatus, resultFeedDocumentId } = feed;
  return {
    ...{ feedId, feedType, marketplaceIds, createdTime, processingStatus },
    ...(resultFeedDocumentId !== undefined && { resultFeedDocumentId }),
  };
}
