export { amazonCarrier, type AmazonCarrier } from './carriers.ts';
export { validateTracking, type TrackingVerdict } from './tracking.ts';
