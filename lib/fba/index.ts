export { reconcileFields, replenishFields } from './logged-fields.ts';
export { dateAction } from './moves/date-action.ts';
export { dueOrders } from './moves/due-orders.ts';
export type { TodayReason } from './moves/date.ts';
export { moveShipped } from './moves/move-shipped.ts';
export { moveSessionShape, moveTerms, type MoveTerms, type WaitingOrder } from './moves/session.ts';
export type { StockMoveOutcome } from './outcome.ts';
export { syncStockMoves, type StockMoveOptions } from './sync.ts';
export {
  createLocation,
  type AmazonLocation,
  type CreateLocationInput,
  type CreateLocationOptions,
} from './create-location.ts';
export { countAction } from './reconcile/count-action.ts';
export type { Goods, GoodsOffer } from './goods/goods.ts';
export type {
  HeldStock,
  InventoryCount,
  InventoryFacts,
  InventoryListing,
  OpenMove,
} from './reconcile/facts.ts';
export { planInventory, type InventoryAdjustment, type InventoryPlan } from './reconcile/plan.ts';
export { reconcile, type AdjustInput, type ReconcileOptions } from './reconcile/reconcile.ts';
export type {
  InventoryAmounts,
  MissingAtAmazon,
  ReconcileLine,
  ReconcileObstacle,
  ReconcileReport,
  StockLine,
  UnknownSku,
} from './reconcile/report.ts';
export { moveAmazonStock, type MoveStockOptions, type StockEnds } from './replenish/move-stock.ts';
export type { ReplenishLine } from './replenish/plan.ts';
export {
  replenish,
  type Replenishment,
  type ReplenishmentLine,
  type ReplenishOptions,
} from './replenish/replenish.ts';
export type { FbaReturnOutcome, FbaReturnSkip } from './returns/outcome.ts';
export { syncReturns, type FbaReturnOptions, type GivenReturn } from './returns/returns.ts';
export { moveRights } from './rights.ts';
export type { Fba } from './verbs.ts';
