export { cancellationFeed, cancellationFeedType, type OrderCancellation } from './feeds/cancellation-feed.ts';
export { cancelReasons, type CancelReason } from './feeds/cancel-reasons.ts';
export { countAmazonCalls, type AmazonCallCounts, type CountedAmazonPort } from './count-amazon-calls.ts';
export type { AmazonFeed, FeedDraft, FeedQuery } from './feeds/feed.ts';
export { parseFeedReport } from './feeds/feed-report.ts';
export type { FeedReport, FeedReportResult } from './feeds/report.ts';
export type {
  InboundInventory,
  InventoryQuery,
  InventorySummary,
  ReservedInventory,
} from './inventory/inventory.ts';
export type { AmazonRetry, SellingPartnerConfig } from './config.ts';
export {
  findMarketplace,
  marketplaces,
  marketplacesOf,
  type AmazonRegion,
  type Marketplace,
} from './marketplaces.ts';
export { poolOf } from './inventory/pools.ts';
export type { AmazonMoney } from './orders/money.ts';
export type {
  AmazonOrder,
  AssociatedOrder,
  Buyer,
  DateTimeRange,
  DeliveryAddress,
  ItemProceeds,
  ItemProceedsBreakdown,
  OrderFulfillment,
  OrderItem,
  OrderPackage,
  OrderProceeds,
  OrderProceedsBreakdown,
  SalesChannel,
  TaxRegistration,
} from './orders/order.ts';
export { parseOrder } from './orders/parse-order.ts';
export type {
  AmazonCallOptions,
  AmazonPort,
  IncludedData,
  OrderPage,
  OrderQuery,
  PageEntry,
} from './port.ts';
export { sellingPartnerApi } from './selling-partner-api.ts';
export { wrapAmazonPort, type AmazonPortCall, type AroundAmazonCall } from './wrap-amazon-port.ts';
export { fulfillmentFeed, fulfillmentFeedType } from './feeds/fulfillment-feed.ts';
export type { ShipmentConfirmation, ShippedItem } from './orders/shipment.ts';
export {
  customerReturnsReportType,
  parseCustomerReturns,
  type CustomerReturn,
} from './reports/customer-returns.ts';
export type { AmazonReport, ReportQuery, ReportRequest } from './reports/report.ts';
