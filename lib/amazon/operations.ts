/** How often Amazon lets an operation be called, per seller and application. */
export interface UsagePlan {
  /** Calls per second that come back to an empty bucket. */
  readonly ratePerSecond: number;
  /** Calls that a full bucket holds. */
  readonly burst: number;
}

/** Operations of the Selling Partner API that this library calls. */
export type AmazonOperation = 'searchOrders' | 'getOrder';

export interface OperationFacts extends UsagePlan {
  /** The API and its version, as amazon-sp-api names them. */
  readonly api: 'orders';
  readonly version: '2026-01-01';
}

// Source: Amazon's model orders_2026-01-01.json, descriptions of the operations.
// amazon-sp-api takes the oldest version of an operation unless told, which is v0 for getOrder.
export const operations: Readonly<Record<AmazonOperation, OperationFacts>> = {
  searchOrders: { api: 'orders', version: '2026-01-01', ratePerSecond: 0.0056, burst: 20 },
  getOrder: { api: 'orders', version: '2026-01-01', ratePerSecond: 0.5, burst: 30 },
};

/** The same for every operation of the sandbox. Source: Amazon's page "The Selling Partner API sandbox". */
export const sandboxPlan: UsagePlan = { ratePerSecond: 5, burst: 15 };
