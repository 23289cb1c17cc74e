import type { AmazonOrder } from '../../amazon/index.ts';
import type { KnownLine, KnownOrder, SessionFacts, SaleOrderDetails } from '../facts.ts';
import type { OrderChange } from '../outcome.ts';
import type { ChangePlan } from './change-plan.ts';
import { manualActionError } from './manual-action-error.ts';
import { planRemainder } from './remainder.ts';

/**
 * What a cancellation of the whole order at Amazon means for its sale order.
 *
 * Nothing shipped: it is cancelled, with its open pickings and draft invoices. A part shipped: what was delivered stays,
 * the rest goes. All shipped, or invoiced: a person has to take back the goods, or the invoice.
 */
export function planCancellation(
  order: AmazonOrder,
  known: KnownOrder,
  details: SaleOrderDetails,
  before: readonly OrderChange[],
  facts: SessionFacts,
): Pick<ChangePlan, 'cancel' | 'unlock' | 'note' | 'changes'> & Partial<ChangePlan> {
  const { lines, invoices } = details;
  const { orderId } = order;
  const invoice = invoices.find(({ counts }) => counts);
  if (invoice) {
    const detail = `Amazon has cancelled it, but invoice ${invoice.name} is posted. Make a credit note for it, then cancel the sale order.`;
    throw manualActionError('ALREADY_INVOICED', { orderId, known, detail });
  }
  const unlocked = known.locked ? (['unlocked'] as const) : [];
  if (!lines.some(({ delivered }) => delivered > 0)) {
    return {
      unlock: known.locked,
      cancel: true,
      lines: [],
      note: { subject: 'cancelled', text: cancelledBy(order) },
      changes: [...before, ...unlocked],
    };
  }
  if (lines.filter(isItem).every((line) => line.delivered >= line.seen.quantity)) {
    const detail =
      'Amazon has cancelled it, but all of it was shipped. Get the goods back and return them in Odoo, then cancel the sale order; or claim the payment at Amazon.';
    throw manualActionError('ALREADY_SHIPPED', { orderId, known, detail });
  }
  const remainder = planRemainder(orderId, known, details, facts);
  // Amazon may touch an order after its cancellation was followed.
  if (known.seen.status === 'CANCELLED' && remainder.lines.length === 0)
    return { ...remainder, unlock: false, cancel: false, note: undefined, changes: before };
  // Odoo 19: a confirmed line lowered to what was delivered cancels the rest of its moves, and a picking left empty.
  return {
    ...remainder,
    unlock: known.locked,
    cancel: false,
    note: { subject: 'cancelled', text: `${cancelledBy(order)} What was shipped before stays.` },
    changes: [...before, ...unlocked, 'remainder_cancelled'],
  };
}

const isItem = ({ component }: KnownLine): boolean => component === 'item';

function cancelledBy(order: AmazonOrder): string {
  const execution = order.orderItems.flatMap((item) => item.cancellationExecution ?? [])[0];
  const by = execution?.cancelledBy === undefined ? '' : ` by ${execution.cancelledBy}`;
  const reason = execution?.cancelReason === undefined ? '' : ` (${execution.cancelReason})`;
  return `Cancelled at Amazon${by}${reason}.`;
}
