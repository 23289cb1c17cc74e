import { htmlText, upsert, type CallScope, type LoadRecord, type OdooPort } from '../../odoo/index.ts';
import { orderNoteKey } from '../keys.ts';

/** A remark for the people who read the history of a sale order. */
export interface OrderNote {
  readonly orderId: string;
  readonly saleOrderId: number;
  /** Tells the notes of one order apart: what is said once under a subject is not said again. */
  readonly subject: string;
  readonly text: string;
}

/**
 * Writes internal notes: one call, none for no notes.
 *
 * A note that is there already is refused by Odoo ("Only administrators can modify 'model' and 'res_id' fields"): that
 * is as good.
 */
export async function writeNotes(
  odoo: OdooPort,
  notes: readonly OrderNote[],
  scope: CallScope,
): Promise<void> {
  const records = notes.map(({ orderId, saleOrderId, subject, text }): LoadRecord => ({
    key: orderNoteKey(orderId, subject),
    values: {
      model: 'sale.order',
      res_id: saleOrderId,
      message_type: 'notification',
      // Odoo's internal note: employees alone see it, and nobody is notified (measured).
      subtype_id: { key: 'mail.mt_note' },
      body: `<p>${htmlText(text)}</p>`,
    },
  }));
  await upsert(odoo, 'mail.message', records, scope);
}
