import type { AppliedChange } from './changes/apply.ts';
import type { ChangePlan } from './changes/change-plan.ts';
import type { MadeOrder } from './make-orders.ts';
import type { OrderOutcome } from './outcome.ts';
import type { OrdersPlan } from './plan.ts';

/** What a run that writes nothing tells of a plan. */
export function plannedOutcomes({ drafts, unbalanced, changes }: OrdersPlan): readonly OrderOutcome[] {
  const dryRun = true;
  return [
    ...drafts.map((draft): OrderOutcome => {
      const { orderId } = draft;
      return { orderId, dryRun, status: 'created', saleOrderId: undefined, draft };
    }),
    ...unbalanced.map(({ draft: { orderId }, saleOrderId }): OrderOutcome => {
      return { orderId, dryRun, status: 'updated', saleOrderId, changes: ['total'] };
    }),
    ...changes.map((change) => changeOutcome(change, dryRun)),
  ];
}

/** Of a sale order that was to be made; one that another run has made meanwhile is there unchanged. */
export function madeOutcome({ draft, saleOrderId, error, byOther }: MadeOrder): OrderOutcome {
  const base = { orderId: draft.orderId, dryRun: false };
  if (error !== undefined)
    return { ...base, status: 'failed', error, ...(saleOrderId === undefined ? {} : { saleOrderId }) };
  if (byOther) return { ...base, status: 'unchanged', saleOrderId };
  return { ...base, status: 'created', saleOrderId, draft };
}

/** Of a sale order whose total was left open. */
export function mendedOutcome(order: MadeOrder): OrderOutcome {
  const { error, saleOrderId, draft } = order;
  if (error) return madeOutcome(order);
  return { orderId: draft.orderId, dryRun: false, status: 'updated', saleOrderId, changes: ['total'] };
}

/** Of a sale order that follows a change at Amazon. */
export function followedOutcome({ plan, error }: AppliedChange): OrderOutcome {
  const { orderId, saleOrderId } = plan;
  return error
    ? { orderId, dryRun: false, status: 'failed', error, saleOrderId }
    : changeOutcome(plan, false);
}

function changeOutcome({ orderId, saleOrderId, cancel, changes }: ChangePlan, dryRun: boolean): OrderOutcome {
  const base = { orderId, dryRun, saleOrderId };
  if (cancel) return { ...base, status: 'cancelled', changes };
  return changes.length === 0 ? { ...base, status: 'unchanged' } : { ...base, status: 'updated', changes };
}
