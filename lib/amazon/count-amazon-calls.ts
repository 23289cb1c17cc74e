import type { AmazonPort, OrderPage } from './port.ts';

/**
 * Calls of a port since it was wrapped, or since `reset()`; the tries again within a call are not counted. Each page of
 * a search that came is one.
 */
export interface AmazonCallCounts {
  readonly total: number;
  readonly searchOrders: number;
  readonly getOrder: number;
  readonly confirmShipment: number;
  /** Of the Feeds API: two for each feed that is submitted, one for each look at it, one for its result. */
  readonly feeds: number;
  reset(): void;
}

export interface CountedAmazonPort extends AmazonPort {
  readonly calls: AmazonCallCounts;
}

/** `port`, counting its calls: for budgets in tests, and to see what a run costs of Amazon's quota. */
export function countAmazonCalls(port: AmazonPort): CountedAmazonPort {
  let pages = 0;
  let orders = 0;
  let shipments = 0;
  let feeds = 0;
  return {
    region: port.region,
    calls: {
      get total() {
        return pages + orders + shipments + feeds;
      },
      get searchOrders() {
        return pages;
      },
      get getOrder() {
        return orders;
      },
      get confirmShipment() {
        return shipments;
      },
      get feeds() {
        return feeds;
      },
      reset: () => {
        pages = 0;
        orders = 0;
        shipments = 0;
        feeds = 0;
      },
    },
    searchOrders: (query, options) =>
      countPages(port.searchOrders(query, options), () => {
        pages += 1;
      }),
    getOrder: (orderId, options) => {
      orders += 1;
      return port.getOrder(orderId, options);
    },
    confirmShipment: (shipment, options) => {
      shipments += 1;
      return port.confirmShipment(shipment, options);
    },
    submitFeed: (feed, options) => {
      feeds += 2;
      return port.submitFeed(feed, options);
    },
    getFeeds: (query, options) => {
      feeds += 1;
      return port.getFeeds(query, options);
    },
    getFeed: (feedId, options) => {
      feeds += 1;
      return port.getFeed(feedId, options);
    },
    readFeedResult: (documentId, options) => {
      feeds += 1;
      return port.readFeedResult(documentId, options);
    },
  };
}

async function* countPages(
  pages: AsyncIterable<OrderPage>,
  count: () => void,
): AsyncGenerator<OrderPage, void, undefined> {
  for await (const page of pages) {
    count();
    yield page;
  }
}
