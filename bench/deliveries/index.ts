import { createGoods, openStage, realOdoo, type Stage } from '../../stage/index.ts';
import { measureRun, type Measured } from './measure.ts';
import { createCarrier, openBacklog, type Backlog } from './backlog.ts';

type Route = 'confirmShipment' | 'feed';

export interface DeliveriesOptions {
  /** Done pickings of each route. Default: 1,000. */
  readonly orders?: number | undefined;
}

/**
 * What it costs to confirm a backlog of done pickings to Amazon, by each route, on a real Odoo: calls, seconds of our own
 * work, and the seconds that Amazon's usage plans and its feeds ask for, which pass on a clock that nobody waits for. A
 * second run looks the packages up.
 */
export async function benchDeliveries({
  orders = 1000,
}: DeliveriesOptions): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-deliveries'));
  try {
    await createGoods(stage.admin, ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL']);
    const carrierId = await createCarrier(stage.admin, 'UPS');
    // The first calls of each kind pay for Odoo's caches.
    await confirm(stage, carrierId, 'confirmShipment', 10);
    const oneByOne = await confirm(stage, carrierId, 'confirmShipment', orders);
    const feed = await confirm(stage, carrierId, 'feed', orders);
    return {
      pickings: orders,
      confirmShipment: oneByOne,
      feed,
      odooCallsRatio: ratio(oneByOne.first.odooCalls, feed.first.odooCalls),
      amazonCallsRatio: ratio(oneByOne.first.amazonCalls, feed.first.amazonCalls),
      ownSecondsRatio: ratio(oneByOne.first.ownSeconds, feed.first.ownSeconds),
      amazonWaitRatio: ratio(oneByOne.first.secondsAskedByAmazon, feed.first.secondsAskedByAmazon),
    };
  } finally {
    await stage.close();
  }
}

interface Confirmed {
  /** The run that confirms. */
  readonly first: Measured;
  /** The next run, which looks at what Amazon lists. */
  readonly second: Measured;
  /** Packages that Amazon lacks, has twice or with other quantities, and pickings that Odoo does not show as confirmed. */
  readonly problems: Awaited<ReturnType<Backlog['problems']>>;
}

const minutes = 60 * 1000;

async function confirm(stage: Stage, carrierId: number, route: Route, orders: number): Promise<Confirmed> {
  const backlog = await openBacklog(stage, carrierId, orders);
  try {
    const first = await measureRun(backlog, { route });
    // Longer than Amazon's search lags behind.
    backlog.seller.wait(5 * minutes);
    const second = await measureRun(backlog, { route });
    return { first, second, problems: await backlog.problems() };
  } finally {
    await backlog.seller.close();
  }
}

const ratio = (one: number, other: number): number => Math.round((one / other) * 100) / 100;
