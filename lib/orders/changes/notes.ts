import { createOnce, htmlText, type CallScope, type LoadRecord, type OdooPort } from '../../odoo/index.ts';
import { orderNoteKey } from '../keys.ts';

/** A remark for the people who read the history of a sale order. */
export interface OrderNote {
  readonly orderId: string;
  readonly saleOrderId: number;
  /** Tells the notes of one order apart: what is said once under a subject is not said again. */
  readonly subject: string;
  readonly text: string;
}

/** Writes internal notes: one call, none for no notes. A note that is there already stays as it is. */
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
  await createOnce(odoo, 'mail.message', records, scope);
}
