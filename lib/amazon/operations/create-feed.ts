import { z } from 'zod';
import type { FeedDraft } from '../feeds/feed.ts';
import type { Operation } from './operation.ts';

export interface NewFeed extends Pick<FeedDraft, 'feedType' | 'marketplaceIds' | 'feedOptions'> {
  readonly inputFeedDocumentId: string;
}

/** Hands a feed to Amazon, whose content is uploaded. Source: Amazon's model feeds_2021-06-30.json. */
export const createFeed: Operation<'createFeed', NewFeed, { readonly feedId: string }> = {
  name: 'createFeed',
  api: 'feeds',
  version: '2021-06-30',
  method: 'POST',
  path: '/feeds/2021-06-30/feeds',
  usagePlan: { ratePerSecond: 0.0083, burst: 15 },
  isUnrepeatable: true,
  request: ({ feedType, marketplaceIds, inputFeedDocumentId, feedOptions }) => ({
    body: { feedType, marketplaceIds, inputFeedDocumentId, ...(feedOptions && { feedOptions }) },
    subject: `a feed ${feedType}`,
    context: { feedType },
  }),
  answer: z.object({ feedId: z.string().min(1) }),
};
