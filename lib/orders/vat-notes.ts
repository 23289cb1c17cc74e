import type { OdooPort } from '../odoo/index.ts';
import type { AppliedOrder, ApplyOptions } from './apply.ts';
import type { RunFacts } from './facts.ts';
import { writeNotes, type OrderNote } from './notes.ts';

/**
 * Tells in the chatter of sale orders that Odoo refused the VAT number of their buyers, given by the keys of their
 * contacts. No call when it refused none. The number itself stands on the sale order in any case.
 */
export async function noteRefusedVats(
  odoo: OdooPort,
  applied: readonly AppliedOrder[],
  refusedContacts: ReadonlySet<string>,
  { registration }: RunFacts,
  options: ApplyOptions,
): Promise<void> {
  const notes = applied.flatMap(({ draft, saleOrderId }): OrderNote[] => {
    const { create: contact } = draft.customer.contact;
    if (saleOrderId === undefined || !contact || !refusedContacts.has(contact.key)) return [];
    const text = `Odoo refused the tax number ${draft.vatNumber ?? ''} that Amazon gave for this buyer, so the contact was made without it. Check the number, and enter it on the contact if it is right.`;
    return [{ orderId: draft.orderId, saleOrderId, subject: 'vat', text }];
  });
  await writeNotes(odoo, notes, { companyId: registration.companyId, ...options });
}
