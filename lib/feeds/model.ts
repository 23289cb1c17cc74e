export const feedModel = 'x_amazon_feed';

/** The external id of the nth feed of a type of a seller: the database lets only one worker take it. */
export const feedKey = (sellerId: string, feedType: string, number: number): string =>
  `amazon.feed_${sellerId}_${feedType}_${number}`;

/** The external id of a feed that an older version sent, which gave it no number. */
export const adoptedFeedKey = (sellerId: string, feedType: string, feedId: string): string =>
  `amazon.feed_${sellerId}_${feedType}_adopted_${feedId}`;

/**
 * How far a feed is, as it stands in Odoo:
 *
 * - `submitting`: written before Amazon gets it. Whoever finds it later does not know whether Amazon has it.
 * - `open`: Amazon has it, and what it came to is not written down yet.
 * - `done`: what became of every record is written down.
 * - `failed`: Amazon never had it.
 */
export const feedStates = [
  ['submitting', 'Being Sent to Amazon'],
  ['open', 'At Amazon'],
  ['done', 'Finished'],
  ['failed', 'Not Sent'],
] as const;
