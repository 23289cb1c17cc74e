import { runImport, runImportUntilKilled, startEnds } from './children.ts';

export interface BackfillOptions {
  /** Orders of the large import; the small one has a tenth. Default: 100,000. */
  readonly orders?: number | undefined;
}

/** Imports many orders at once, on the embedded ends: speed, memory, calls, and what a kill half-way costs. */
export async function benchBackfill({
  orders = 100_000,
}: BackfillOptions): Promise<Readonly<Record<string, unknown>>> {
  const small = await measure(Math.ceil(orders / 10));
  const resumed = await measureResume(Math.ceil(orders / 10));
  const large = await measure(orders);
  return {
    small,
    large,
    peakRssRatio: round(large.peakRssMb / small.peakRssMb),
    peakHeapRatio: round(large.peakHeapMb / small.peakHeapMb),
    resumed,
  };
}

async function measure(orders: number) {
  const { ends, counts, stop } = await startEnds(orders);
  try {
    const { ms, statuses, peakRss, peakHeap } = await runImport(ends);
    const { amazonCalls, odooCalls, saleOrders } = await counts();
    if (saleOrders !== orders) throw new Error(`Odoo holds ${saleOrders} of ${orders} orders.`);
    return {
      orders,
      created: statuses['created'] ?? 0,
      seconds: round(ms / 1000),
      ordersPerSecond: round((orders / ms) * 1000),
      peakRssMb: round(peakRss / 2 ** 20),
      peakHeapMb: round(peakHeap / 2 ** 20),
      amazonCalls,
      odooCallsPer100Orders: round((odooCalls / orders) * 100),
    };
  } finally {
    await stop();
  }
}

async function measureResume(orders: number) {
  const { ends, counts, stop } = await startEnds(orders);
  try {
    // Past the half by a few pages, so that the kill does not fall on a checkpoint.
    await runImportUntilKilled(ends, orders * 0.55);
    const atKill = await counts();
    const { statuses } = await runImport(ends);
    const after = await counts();
    return {
      orders,
      ordersInOdooAtKill: atKill.saleOrders,
      ordersReadAgain: (statuses['unchanged'] ?? 0) + (statuses['updated'] ?? 0),
      ordersWrittenAgain: (statuses['created'] ?? 0) - (after.saleOrders - atKill.saleOrders),
      duplicates: after.saleOrders - orders,
      amazonCallsOfSecondRun: after.amazonCalls - atKill.amazonCalls,
      amazonCallsOfBothRuns: after.amazonCalls,
      amazonCallsWithoutKill: Math.ceil(orders / 100),
    };
  } finally {
    await stop();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
