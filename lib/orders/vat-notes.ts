import { upsert, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import type { AppliedOrder, ApplyOptions } from './apply.ts';
import type { RunFacts } from './facts.ts';
import { vatNoteKey } from './keys.ts';

/**
 * Tells in the chatter of sale orders that Odoo refused the VAT number of their buyers, given by the keys of their
 * contacts. No call when it refused none.
 *
 * A note that is there already is refused by Odoo ("Only administrators can modify 'model' and 'res_id' fields"): that
 * is as good. The number itself stands on the sale order in any case.
 */
export async function noteRefusedVats(
  odoo: OdooPort,
  applied: readonly AppliedOrder[],
  refusedContacts: ReadonlySet<string>,
  { registration }: RunFacts,
  options: ApplyOptions,
): Promise<void> {
  const records = applied.flatMap(({ draft, saleOrderId }): LoadRecord[] => {
    const { create: contact } = draft.customer.contact;
    if (saleOrderId === undefined || !contact || !refusedContacts.has(contact.key)) return [];
    return [
      {
        key: vatNoteKey(draft.orderId),
        values: {
          model: 'sale.order',
          res_id: saleOrderId,
          message_type: 'notification',
          // Odoo's internal note: employees alone see it, and nobody is notified (measured).
          subtype_id: { key: 'mail.mt_note' },
          body: `<p>Odoo refused the tax number ${escapeHtml(draft.vatNumber ?? '')} that Amazon gave for this buyer, so the contact was made without it. Check the number, and enter it on the contact if it is right.</p>`,
        },
      },
    ];
  });
  await upsert(odoo, 'mail.message', records, { companyId: registration.companyId, ...options });
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
