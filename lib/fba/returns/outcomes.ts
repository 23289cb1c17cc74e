import type { FbaReturnOutcome } from './outcome.ts';
import { isUnfinished, type ReturnStep } from './plan.ts';

/** What becomes of a step that nothing is written for, or would be in a dry run. */
export function outcomeOf(step: ReturnStep, dryRun: boolean): FbaReturnOutcome {
  const base = of(step, dryRun);
  switch (step.step) {
    case 'skip':
      return { ...base, status: 'skipped', reason: step.reason, saleOrderId: step.order?.id };
    case 'refuse': {
      const { order, error } = step;
      return { ...base, status: 'failed', saleOrderId: order.id, pickingId: undefined, error };
    }
    case 'find':
    case 'make': {
      const saleOrderId = step.order.id;
      if (step.step === 'find' && !isUnfinished(step))
        return { ...base, status: 'unchanged', saleOrderId, pickingId: step.picking.id };
      const { today } = step.dating;
      const pickingId = step.step === 'find' ? step.picking.id : undefined;
      const datedToday = today === undefined ? {} : { datedToday: today };
      return { ...base, status: 'returned', saleOrderId, pickingId, ...datedToday };
    }
  }
}

/** The beginning of every outcome of a return. */
export const of = (
  { row: { orderId, sku, quantity, disposition, licensePlate } }: ReturnStep,
  dryRun: boolean,
): Pick<FbaReturnOutcome, 'orderId' | 'sku' | 'quantity' | 'disposition' | 'licensePlate' | 'dryRun'> => ({
  orderId,
  sku,
  quantity,
  disposition,
  licensePlate,
  dryRun,
});
