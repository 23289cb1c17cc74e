import type { CrashScenario } from '../scenario.ts';
import { changedOrders } from './changed-orders.ts';
import { confirmedByFeed, confirmedOneByOne } from './confirmed-deliveries.ts';
import { newFbaOrders, newFbmOrders, twoPages } from './new-orders.ts';
import { toldCancellation } from './told-cancellations.ts';
import { mendedOrder, parkedOrder, recoveredOrder } from './parked-orders.ts';

/** What is cut off, by capability: `npm run crash -- orders`. */
export const scenarios: Readonly<Record<string, readonly CrashScenario[]>> = {
  orders: [
    newFbmOrders,
    newFbaOrders,
    twoPages,
    parkedOrder,
    mendedOrder,
    recoveredOrder,
    changedOrders,
    toldCancellation,
  ],
  deliveries: [confirmedOneByOne, confirmedByFeed],
};
