import type { ReconcileReport } from './reconcile/report.ts';
import type { Replenishment } from './replenish/replenish.ts';

/** What the log says of a comparison: numbers of products, not which. */
export function reconcileFields(report: ReconcileReport): Readonly<Record<string, unknown>> {
  const { locationId, alarm, lines, notAtAmazon, unknownSkus } = report;
  const all = [...lines, ...notAtAmazon];
  return {
    locationId,
    alarm,
    counts: {
      compared: lines.length,
      different: all.filter(({ difference }) => difference !== 0).length,
      adjusted: all.filter(({ adjusted }) => adjusted).length,
      unknown: unknownSkus.length,
      not_at_amazon: notAtAmazon.length,
    },
  };
}

/** What the log says of a transfer. */
export const replenishFields = ({
  pickingId,
  state,
  lines,
}: Replenishment): Readonly<Record<string, unknown>> => ({
  pickingId,
  state,
  counts: { products: lines.length },
});
