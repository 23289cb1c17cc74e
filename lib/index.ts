export { createConnector, type Connector, type ConnectorConfig } from './connector.ts';

export {
  countCalls,
  jsonRpcOdoo,
  json2Odoo,
  odooAwaitOdoo,
  type CallLog,
  type Json2OdooConfig,
  type JsonRpcOdooConfig,
  type OdooAwaitClient,
  type OdooAwaitOptions,
  type OdooConnectionConfig,
  type OdooProxy,
  type Domain,
  type LineTerms,
  type LineTotals,
  type OdooCall,
  type OdooPort,
  type OdooVersion,
} from './odoo/index.ts';

export {
  cancelReasons,
  countAmazonCalls,
  findMarketplace,
  marketplaces,
  parseOrder,
  sellingPartnerApi,
  marketplacesOf,
  wrapAmazonPort,
  type AmazonCallCounts,
  type AmazonCallOptions,
  type AmazonRetry,
  type CountedAmazonPort,
  type SellingPartnerConfig,
  type AmazonMoney,
  type AmazonOrder,
  type AmazonPort,
  type AmazonPortCall,
  type AmazonRegion,
  type AroundAmazonCall,
  type CancelReason,
  type Marketplace,
  type OrderItem,
  type OrderPage,
  type OrderQuery,
  type PageEntry,
  type ShipmentConfirmation,
  type ShippedItem,
} from './amazon/index.ts';

export {
  type InstallOptions,
  type InstallReport,
  type UninstallOptions,
  type UninstallReport,
} from './install/index.ts';

export type {
  RegisteredMarketplace,
  LotPolicy,
  MappedTax,
  MoveDate,
  Registration,
  RegistrationCallOptions,
  RegistrationChange,
  RegistrationInput,
  RegistrationRef,
  Registrations,
  TaxMapping,
  TaxPolicy,
  TaxRule,
  TrackingPolicy,
} from './registrations/index.ts';

export {
  mapOrder,
  orderAmounts,
  type Channel,
  type Charge,
  type Component,
  type CountryFacts,
  type CurrencyFacts,
  type CustomerDraft,
  type DefaultProducts,
  type ExactTotals,
  type ItemAmounts,
  type KnownInvoice,
  type KnownLine,
  type KnownOrder,
  type LineDraft,
  type LinePrice,
  type NoteDraft,
  type OfferDraft,
  type OfferFacts,
  type OrderAmounts,
  type OrderChange,
  type OrderOutcome,
  type OrderSyncOptions,
  type PageFacts,
  type PartnerDraft,
  type PartnerFacts,
  type PartnerReference,
  type PartnerValues,
  type ProductFacts,
  type RecoverOptions,
  type RunFacts,
  type SaleOrderDetails,
  type SaleOrderDraft,
  type SeenOrder,
  type SkipReason,
  type StateFacts,
  type TaxFacts,
  type Orders,
} from './orders/index.ts';

export type { Problem, ProblemListOptions, Problems } from './problems/index.ts';
export {
  amazonCarrier,
  validateTracking,
  type AmazonCarrier,
  type CreateCarriersOptions,
  type DeliveryCarrier,
  type DeliveryOutcome,
  type DeliveryRoute,
  type DeliverySkip,
  type DeliverySyncOptions,
  type TrackingVerdict,
  type Deliveries,
} from './deliveries/index.ts';

export type { Fba, StockMoveOptions, StockMoveOutcome, TodayReason } from './fba/index.ts';

export {
  planInvoices,
  shareAmounts,
  type CarriedTotals,
  type InvoiceFacts,
  type InvoiceLineFacts,
  type InvoiceLineStep,
  type InvoiceOutcome,
  type InvoicePlan,
  type LineAmounts,
  type Part,
  type SaleLineFacts,
  type SettleInvoicesOptions,
  type Invoices,
} from './invoices/index.ts';

export { collect } from './support/batches.ts';
export { systemClock, type Clock } from './support/clock.ts';
export {
  ConnectorError,
  isConnectorError,
  type ErrorCode,
  type ErrorContext,
  type ErrorDetails,
} from './support/errors.ts';
export type { ConnectorEvent, ConnectorEventName, ConnectorEvents, EventListener } from './support/events.ts';
export { silentLogger, type Logger } from './support/logger.ts';
export type { RetryAttempt, RetryPolicy } from './support/retry.ts';
