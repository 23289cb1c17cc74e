import type { Clock } from '../../../support/clock.ts';
import type { UsagePlan } from '../../../amazon/operations/operation.ts';
import type { KnownOperation, OperationName } from '../operations/index.ts';

/** Usage plans that differ from Amazon's own; `false` switches throttling off. */
export type UsagePlans = Readonly<Partial<Record<OperationName, UsagePlan>>> | false;

export interface Throttle {
  /** Whether the seller's quota has room for one more request now; uses it up. */
  admit(operation: KnownOperation): boolean;
  /** Requests per second, as `x-amzn-RateLimit-Limit` tells them; `undefined` where nothing limits. */
  rateLimit(operation: KnownOperation): string | undefined;
}

/** Token buckets, one per operation, full at the start. */
export function createThrottle(clock: Pick<Clock, 'now'>, plans: UsagePlans): Throttle {
  const buckets = new Map<OperationName, { tokens: number; readAt: number }>();
  const planOf = (operation: KnownOperation): UsagePlan | undefined =>
    plans === false ? undefined : (plans[operation.name] ?? operation.usagePlan);

  return {
    admit: (operation) => {
      const plan = planOf(operation);
      if (!plan) return true;
      const now = clock.now();
      const bucket = buckets.get(operation.name) ?? { tokens: plan.burst, readAt: now };
      const refilled = bucket.tokens + ((now - bucket.readAt) / 1000) * plan.ratePerSecond;
      const tokens = Math.min(plan.burst, refilled);
      const admitted = tokens >= 1;
      buckets.set(operation.name, { tokens: admitted ? tokens - 1 : tokens, readAt: now });
      return admitted;
    },
    rateLimit: (operation) => planOf(operation)?.ratePerSecond.toString(),
  };
}
