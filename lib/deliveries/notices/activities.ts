import { htmlText, type LoadRecord } from '../../odoo/index.ts';
import { keyHash } from '../../support/key-part.ts';
import type { AmazonPicking } from '../pickings/picking.ts';

/** Tells our activities from other ones of a picking. */
export const activitySummary = 'Amazon was not told of this shipment';

/** An activity that asks the responsible to mend a picking; a failure in other words is another one. */
export function activityRecord({ id, userId }: AmazonPicking, words: string): LoadRecord {
  return {
    key: `amazon.activity_shipment_${id}_${keyHash(words)}`,
    values: {
      res_model_id: { key: 'stock.model_stock_picking' },
      res_id: id,
      activity_type_id: { key: 'mail.mail_activity_data_warning' },
      summary: activitySummary,
      note: htmlText(words),
      // Odoo 18 needs somebody, and takes the current user where nobody is named.
      ...(userId === undefined ? {} : { user_id: { dbId: userId } }),
    },
  };
}
