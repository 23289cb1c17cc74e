export { amazonCarrier, type AmazonCarrier } from './carriers/carriers.ts';
export {
  createCarriers,
  type CreateCarriersOptions,
  type DeliveryCarrier,
} from './carriers/create-carriers.ts';
export type { DeliveryOutcome, DeliveryRoute, DeliverySkip } from './outcome.ts';
export { askMark, takeTurnCode, waitAgainCode } from './memory/odoo-code.ts';
export { retryDeliveries } from './retry.ts';
export { syncDeliveries, type DeliverySyncOptions } from './sync.ts';
export { validateTracking, type TrackingVerdict } from './tracking/tracking.ts';
export type { Deliveries } from './verbs.ts';
