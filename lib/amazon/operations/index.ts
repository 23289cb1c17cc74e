/** How often Amazon lets an operation be called, per seller and application. */
export interface UsagePlan {
  /** Calls per second that come back to an empty bucket. */
  readonly ratePerSecond: number;
  /** Calls that a full bucket holds. */
  readonly burst: number;
}

/** Operations of the Selling Partner API that this library calls. */
export type AmazonOperation =
  | 'searchOrders'
  | 'getOrder'
  | 'confirmShipment'
  | 'createFeedDocument'
  | 'createFeed'
  | 'getFeeds'
  | 'getFeed'
  | 'getFeedDocument';

export interface OperationFacts extends UsagePlan {
  /** The API and its version, as amazon-sp-api names them. */
  readonly api: 'orders' | 'feeds';
  readonly version: 'v0' | '2026-01-01' | '2021-06-30';
  /** Whether doing it twice is more than doing it once: then a lost answer is told, and the request not sent again. */
  readonly isUnrepeatable?: true;
}

const feeds = { api: 'feeds', version: '2021-06-30' } as const;

// Source: Amazon's models orders_2026-01-01.json, ordersV0.json and feeds_2021-06-30.json, descriptions of the operations.
// amazon-sp-api takes the oldest version of an operation unless told, which is v0 for getOrder.
export const operations: Readonly<Record<AmazonOperation, OperationFacts>> = {
  searchOrders: { api: 'orders', version: '2026-01-01', ratePerSecond: 0.0056, burst: 20 },
  getOrder: { api: 'orders', version: '2026-01-01', ratePerSecond: 0.5, burst: 30 },
  confirmShipment: { api: 'orders', version: 'v0', ratePerSecond: 2, burst: 10, isUnrepeatable: true },
  createFeedDocument: { ...feeds, ratePerSecond: 0.5, burst: 15 },
  createFeed: { ...feeds, ratePerSecond: 0.0083, burst: 15, isUnrepeatable: true },
  getFeeds: { ...feeds, ratePerSecond: 0.0222, burst: 10 },
  getFeed: { ...feeds, ratePerSecond: 2, burst: 15 },
  getFeedDocument: { ...feeds, ratePerSecond: 0.0222, burst: 10 },
};

/** The same for every operation of the sandbox. Source: Amazon's page "The Selling Partner API sandbox". */
export const sandboxPlan: UsagePlan = { ratePerSecond: 5, burst: 15 };
