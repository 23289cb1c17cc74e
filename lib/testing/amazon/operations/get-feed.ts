import { operations } from '../../../amazon/operations/index.ts';
import { described } from '../feeds/described.ts';
import { processFeed } from '../feeds/process-feed.ts';
import { jsonAnswer, notFound } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import type { Seller } from '../server/seller.ts';

/** How far a feed is. It is a step further each time somebody asks: in the queue, in progress, done. */
export const getFeed = twinOf(operations.getFeed, ({ pathParameter }, seller) => {
  advance(pathParameter, seller);
  const feed = seller.feeds.feed(pathParameter);
  return feed ? jsonAnswer(200, described(feed)) : notFound(`feed ${pathParameter}`);
});

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
