export { mapOrder } from './map-order.ts';
export { orderAmounts, type ItemAmounts, type OrderAmounts } from './totals/amounts.ts';
export type { Charge } from './totals/charges.ts';
export type {
  Channel,
  LineKind,
  CustomerDraft,
  ExactTotals,
  LineDraft,
  LinePrice,
  NoteDraft,
  OfferDraft,
  PartnerDraft,
  PartnerReference,
  PartnerValues,
  SaleOrderDraft,
} from './draft.ts';
export type {
  CountryFacts,
  CurrencyFacts,
  DefaultProducts,
  KnownInvoice,
  KnownLine,
  KnownOrder,
  OfferFacts,
  PageFacts,
  PartnerFacts,
  ProductFacts,
  SessionFacts,
  SaleOrderDetails,
  SeenOrder,
  StateFacts,
  TaxFacts,
} from './facts.ts';
export type { OrderChange, OrderOutcome, SkipReason } from './outcome.ts';
export type { OrderWarning } from './order-warning.ts';
export { recoverOrder, type RecoverOptions } from './recover.ts';
export type { OrderTools } from './session/session.ts';
export { syncOrders, type OrderSyncOptions } from './sync.ts';
export type { Orders } from './verbs.ts';
