export { dueOrders } from './moves/due-orders.ts';
export type { TodayReason } from './moves/date.ts';
export { moveShipped } from './moves/move-shipped.ts';
export { moveRunShape, moveTerms, type MoveTerms, type WaitingOrder } from './moves/run.ts';
export type { StockMoveOutcome } from './outcome.ts';
export { syncStockMoves, type StockMoveOptions } from './sync.ts';
export type { Fba } from './verbs.ts';
