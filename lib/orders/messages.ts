import { htmlText, type LoadRecord } from '../odoo/index.ts';
import { cancelRequestKey, orderNoteKey } from './keys.ts';
import type { ChangePlan } from './plan-change.ts';

// Both have external ids: what was said once is not said again by a run that was cut off in between.

/** A note in the order's history. */
export function noteRecord({
  orderId,
  saleOrderId,
  note,
}: Pick<ChangePlan, 'orderId' | 'saleOrderId' | 'note'>): readonly LoadRecord[] {
  if (!note) return [];
  const values = {
    model: 'sale.order',
    res_id: saleOrderId,
    body: htmlText(note.text),
    message_type: 'comment',
    subtype_id: { key: 'mail.mt_note' },
  };
  return [{ key: orderNoteKey(orderId, note.subject), values }];
}

/** An activity that asks somebody to decide on the buyer's wish to cancel. */
export function activityRecord({
  orderId,
  saleOrderId,
  request,
}: Pick<ChangePlan, 'orderId' | 'saleOrderId' | 'request'>): readonly LoadRecord[] {
  if (!request) return [];
  const values = {
    res_model_id: { key: 'sale.model_sale_order' },
    res_id: saleOrderId,
    activity_type_id: { key: 'mail.mail_activity_data_warning' },
    summary: 'The buyer asks Amazon to cancel this order',
    note: htmlText(`Reason: ${request.reason}. Cancel it in Odoo and at Amazon, or ship it.`),
    // Odoo 18 needs somebody, and takes the current user where nobody is named.
    ...(request.userId === undefined ? {} : { user_id: { dbId: request.userId } }),
  };
  return [{ key: cancelRequestKey(orderId), values }];
}
