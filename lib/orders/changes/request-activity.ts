import { htmlText, type LoadRecord } from '../../odoo/index.ts';
import { cancelRequestKey } from '../keys.ts';
import type { ChangePlan } from './change-plan.ts';

/**
 * An activity that asks somebody to decide on the buyer's wish to cancel. One that somebody has marked as done stays done:
 * Odoo 19 archives it, and its external id with it (measured).
 */
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
