export { startEmbeddedAmazon, type EmbeddedAmazon, type EmbeddedAmazonOptions } from './embedded-amazon.ts';
export type { FeedEnding, SubmittedFeed } from './feeds/feed-store.ts';
export type { AmazonCredentials } from './server/access-tokens.ts';
export type { Fault } from './server/faults.ts';
export type { UsagePlan } from '../../amazon/operations/operation.ts';
export type { OperationName } from './operations/index.ts';
export type { OrderChange } from './server/order-store.ts';
export type { LoggedRequest, RequestLog } from './server/request-log.ts';
export type { UsagePlans } from './server/throttle.ts';

export { generateOrders, type GenerateOrdersOptions } from './orders/generate-orders.ts';
export {
  cancellationRequested,
  cancelled,
  reduced,
  shipped,
  shippedBySeller,
  type Later,
} from './orders/later.ts';
export { plainOrders, type PlainOrdersOptions } from './orders/plain-orders.ts';
export { generatedMarketplaces } from './orders/marketplace-profiles.ts';
export {
  noPeculiarities,
  peculiarityNames,
  type Peculiarities,
  type PeculiarityName,
} from './orders/peculiarities.ts';
export type { Channel } from './orders/statuses.ts';

export type * from './wire-order.ts';
export { plainInventory, type PlainInventoryOptions } from './inventory/plain-inventory.ts';
export type {
  WireInventory,
  WireInventoryDetails,
  WireInventorySummary,
} from './inventory/wire-inventory.ts';
export type { ReportContent, ReportEnding, RequestedReport } from './reports/report-store.ts';
