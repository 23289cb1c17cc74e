import type { CrashScenario } from '../scenario.ts';
import { changedOrders, lostRepliesToChanges } from './changed-orders.ts';
import { confirmedByFeed, confirmedOneByOne } from './confirmed-deliveries.ts';
import { fbaReturns } from './fba-returns.ts';
import { fbaReplenish } from './fba-replenish.ts';
import { lostRepliesToMonthEnd, monthEnd, paidRefunds } from './month-end.ts';
import { lostReplies, lostRepliesToMoves, newFbaOrders, newFbmOrders, twoPages } from './new-orders.ts';
import {
  lostRepliesToMerges,
  lostRepliesToSplits,
  mergedAgain,
  movedMarketplace,
  splitRegistration,
  splitUnderWay,
} from './registrations.ts';
import { toldCancellation } from './told-cancellations.ts';
import { mendedOrder, parkedOrder, recoveredOrder } from './parked-orders.ts';

/** What is cut off, by capability: `npm run crash -- orders`. */
export const scenarios: Readonly<Record<string, readonly CrashScenario[]>> = {
  orders: [
    newFbmOrders,
    lostReplies,
    twoPages,
    parkedOrder,
    mendedOrder,
    recoveredOrder,
    changedOrders,
    lostRepliesToChanges,
    toldCancellation,
  ],
  deliveries: [confirmedOneByOne, confirmedByFeed],
  registrations: [
    splitRegistration,
    splitUnderWay,
    mergedAgain,
    movedMarketplace,
    lostRepliesToSplits,
    lostRepliesToMerges,
  ],
  fba: [newFbaOrders, lostRepliesToMoves, fbaReturns, fbaReplenish],
  payments: [monthEnd, lostRepliesToMonthEnd, paidRefunds],
};
