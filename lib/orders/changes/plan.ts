import type { AmazonOrder } from '../../amazon/index.ts';
import { decimal } from '../../support/money.ts';
import type { SaleOrderDraft } from '../draft.ts';
import type { KnownLine, KnownOrder, SessionFacts, SaleOrderDetails } from '../facts.ts';
import { roundingStep } from '../precision.ts';
import { isUnbalanced } from '../triage.ts';
import { unitsOf } from '../units.ts';
import { planCancellation } from './cancellation.ts';
import type { ChangePlan } from './change-plan.ts';
import { planLineChanges } from './lines.ts';

/**
 * What a change at Amazon means for the sale order. `isOpen`: its total or tax was reported as off, and has to be looked at
 * again whatever has changed.
 *
 * @throws `ALREADY_SHIPPED`, `ALREADY_INVOICED` or `ORDER_EDITED` where only a person can decide; nothing is touched then.
 */
export function planChange(
  order: AmazonOrder,
  known: KnownOrder,
  details: SaleOrderDetails,
  facts: SessionFacts,
  mapAgain: () => SaleOrderDraft,
  isOpen = false,
): ChangePlan {
  const status = order.fulfillment?.fulfillmentStatus ?? '';
  const request = requestOf(order);
  const stamp = {
    status,
    lastUpdatedAt: order.lastUpdatedTime,
    total: known.seen.total,
    isByAmazon: order.fulfillment?.fulfilledBy === 'AMAZON',
  };
  const nothing: ChangePlan = {
    orderId: order.orderId,
    saleOrderId: known.id,
    unlock: false,
    cancel: false,
    lines: [],
    newLines: [],
    draft: undefined,
    target: undefined,
    edited: new Set(),
    request: undefined,
    note: undefined,
    stamp: { ...stamp, cancelRequest: known.seen.cancelRequest ?? request },
    changes: status === known.seen.status ? [] : ['status'],
  };
  // Cancelled in Odoo: whatever Amazon says, nothing is left to be done here.
  if (known.state === 'cancel') return nothing;
  if (status === 'CANCELLED') {
    const cancellation = planCancellation(order, known, details, nothing.changes, facts);
    const total = cancellation.target?.total ?? nothing.stamp.total;
    return { ...nothing, ...cancellation, stamp: { ...nothing.stamp, total } };
  }

  const asked = planRequest(request, known, details);
  const unbalanced = isOpen || isUnbalanced(known);
  if (!isMappedAgain(order, known, details, isOpen)) {
    return { ...nothing, ...asked, changes: [...nothing.changes, ...asked.changes] };
  }
  const draft = mapAgain();
  const { lines, newLines, changes, edited } = planLineChanges(
    order.orderId,
    draft,
    known,
    details,
    roundingStep(draft.currency, facts),
  );
  const touched = lines.length + newLines.length > 0;
  return {
    ...nothing,
    ...asked,
    unlock: known.locked && touched,
    lines,
    newLines,
    draft,
    target: draft,
    edited,
    note: changes.includes('quantities')
      ? {
          subject: `quantities_${draft.lastUpdatedAt.replaceAll(/\D/g, '')}`,
          text: 'Amazon has reduced quantities.',
        }
      : undefined,
    stamp: { ...nothing.stamp, total: draft.total },
    changes: [
      ...nothing.changes,
      ...changes,
      ...(unbalanced && !touched ? (['total'] as const) : []),
      ...(known.locked && touched ? (['unlocked'] as const) : []),
      ...asked.changes,
    ],
  };
}

/** Whether planning this change maps the order again, for which its products must be known. */
export const isMappedAgain = (
  order: AmazonOrder,
  known: KnownOrder,
  details: SaleOrderDetails,
  isOpen: boolean,
): boolean =>
  known.state !== 'cancel' &&
  order.fulfillment?.fulfillmentStatus !== 'CANCELLED' &&
  (isOpen || isUnbalanced(known) || isReshaped(order, known, details));

/**
 * Whether quantities or amounts are others than when the connector last looked. Items that Amazon leaves out make a
 * change too: they are taken away with their amounts, or the answer is only a part and cannot be mapped.
 */
function isReshaped(order: AmazonOrder, known: KnownOrder, details: SaleOrderDetails): boolean {
  const total = order.proceeds?.grandTotal?.amount ?? known.seen.total;
  if (!decimal(total).eq(known.seen.total)) return true;
  const seen = new Map(details.lines.filter(isItem).map((line) => [line.orderItemId, line.seen.quantity]));
  const listed = new Set(order.orderItems.map(({ orderItemId }) => orderItemId));
  return (
    order.orderItems.some((item) => (seen.get(item.orderItemId) ?? 0) !== unitsOf(item)) ||
    [...seen].some(([itemId, quantity]) => quantity > 0 && !listed.has(itemId ?? ''))
  );
}

const isItem = ({ component }: KnownLine): boolean => component === 'item';

// Amazon marks each item; a request that was carried out is a cancellation.
function requestOf(order: AmazonOrder): string | undefined {
  const requests = order.orderItems.flatMap((item) =>
    item.cancellationRequest && !item.cancellationExecution
      ? [item.cancellationRequest.cancelReason ?? 'no reason given']
      : [],
  );
  return requests.length === 0 ? undefined : [...new Set(requests)].join(', ');
}

function planRequest(
  request: string | undefined,
  known: KnownOrder,
  details: SaleOrderDetails,
): Pick<ChangePlan, 'request' | 'changes'> {
  if (request === undefined || known.seen.cancelRequest !== undefined)
    return { request: undefined, changes: [] };
  return {
    request: { reason: request, userId: details.teamLeaderId },
    changes: ['cancellation_requested'],
  };
}
