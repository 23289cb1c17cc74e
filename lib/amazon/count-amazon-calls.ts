import type { AmazonPort, OrderPage } from './port.ts';

/** Calls of a port; the tries again within a call are not counted. Each page of a search that came is one. */
export interface AmazonCallCounts {
  readonly total: number;
  readonly searchOrders: number;
  readonly getOrder: number;
}

export interface CountedAmazonPort extends AmazonPort {
  /** So far. */
  readonly calls: AmazonCallCounts;
}

/** `port`, counting its calls: for budgets in tests, and to see what a run costs of Amazon's quota. */
export function countAmazonCalls(port: AmazonPort): CountedAmazonPort {
  let pages = 0;
  let orders = 0;
  return {
    region: port.region,
    get calls() {
      return { total: pages + orders, searchOrders: pages, getOrder: orders };
    },
    searchOrders: (query, options) =>
      countPages(port.searchOrders(query, options), () => {
        pages += 1;
      }),
    getOrder: (orderId, options) => {
      orders += 1;
      return port.getOrder(orderId, options);
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
