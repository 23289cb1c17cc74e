import { z } from 'zod';
import { feed } from '../feeds/feed-schema.ts';
import type { AmazonFeed, FeedQuery } from '../feeds/feed.ts';
import type { Operation } from './operation.ts';

/** The newest feeds that match, a hundred at most. Source: Amazon's model feeds_2021-06-30.json. */
export const getFeeds: Operation<'getFeeds', FeedQuery, { readonly feeds: readonly AmazonFeed[] }> = {
  name: 'getFeeds',
  api: 'feeds',
  version: '2021-06-30',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds',
  usagePlan: { ratePerSecond: 0.0222, burst: 10 },
  request: ({ feedTypes, createdSince, processingStatuses }) => ({
    query: { feedTypes, createdSince, processingStatuses, pageSize: 100 },
    subject: `feeds since ${createdSince}`,
    context: { feedTypes, createdSince },
  }),
  answer: z.object({ feeds: z.array(feed) }),
};
