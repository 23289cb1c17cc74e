import { feed } from '../feeds/feed-schema.ts';
import type { AmazonFeed } from '../feeds/feed.ts';
import type { Operation } from './operation.ts';

/** How far a feed is. Source: Amazon's model feeds_2021-06-30.json. */
export const getFeed: Operation<'getFeed', { readonly feedId: string }, AmazonFeed> = {
  name: 'getFeed',
  api: 'feeds',
  version: '2021-06-30',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds/{feedId}',
  usagePlan: { ratePerSecond: 2, burst: 15 },
  request: ({ feedId }) => ({ path: { feedId }, subject: `feed ${feedId}`, context: { feedId } }),
  answer: feed,
};
