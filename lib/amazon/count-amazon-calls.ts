import type { AmazonPort } from './port.ts';
import { isEndOfPages, wrapAmazonPortWith } from './wrap-amazon-port.ts';

/**
 * Calls of a port since it was wrapped, or since `reset()`; the tries again within a call are not counted. Each page of
 * a search is one; an inventory is one, however many pages it has.
 */
export interface AmazonCallCounts {
  /** Calls of every method. */
  readonly total: number;
  /** Pages of orders that were asked for. */
  readonly searchOrders: number;
  /** Single orders that were asked for. */
  readonly getOrder: number;
  /** Calls that report a package. */
  readonly confirmShipment: number;
  /** Of the Feeds API: two for each feed that is submitted, one for each look at it, one for its result. */
  readonly feeds: number;
  /** The same calls by the port's method, such as `getFeed`; methods that were not called are absent. */
  readonly byMethod: ReadonlyMap<string, number>;
  /** Sets all counts back to zero. */
  reset(): void;
}

/** A port that counts its calls: see {@link countAmazonCalls}. */
export interface CountedAmazonPort extends AmazonPort {
  /** The counts so far; they grow with each call. */
  readonly calls: AmazonCallCounts;
}

// What a call of a method costs of Amazon's quotas where that is not one request.
const requestsOf: ReadonlyMap<string, number> = new Map([['submitFeed', 2]]);

const feedMethods = ['submitFeed', 'getFeeds', 'getFeed', 'readFeedResult'];

/** `port`, counting its calls: for budgets in tests, and to see what a run costs of Amazon's quota. */
export function countAmazonCalls(port: AmazonPort): CountedAmazonPort {
  const counts = new Map<string, number>();
  const countOf = (method: string): number => counts.get(method) ?? 0;
  const add = (method: string, more: number): void => void counts.set(method, countOf(method) + more);
  const sum = (methods: Iterable<string>): number =>
    [...methods].reduce((total, method) => total + countOf(method), 0);

  const calls: AmazonCallCounts = {
    get total() {
      return sum(counts.keys());
    },
    get searchOrders() {
      return countOf('searchOrders');
    },
    get getOrder() {
      return countOf('getOrder');
    },
    get confirmShipment() {
      return countOf('confirmShipment');
    },
    get feeds() {
      return sum(feedMethods);
    },
    get byMethod() {
      return new Map(counts);
    },
    reset: () => {
      counts.clear();
    },
  };
  return wrapAmazonPortWith(
    port,
    async ({ method }, send) => {
      const requests = requestsOf.get(method) ?? 1;
      add(method, requests);
      const answer = await send();
      if (isEndOfPages(answer)) add(method, -requests);
      return answer;
    },
    { calls },
  );
}
