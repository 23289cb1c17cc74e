import { z } from 'zod';
import { fields, searchRecords, type OdooPort } from '../../odoo/index.ts';
import type { PaymentSetting } from '../journal.ts';
import { matchedWith } from '../matched-with.ts';
import type { PayableFacts } from './facts.ts';
import { paymentShape, toPaymentFacts } from './payment-facts.ts';
import { cancelledStates } from './register-action.ts';

const schema = z.object({
  ...paymentShape,
  partner_id: fields.many2one,
  memo: fields.char.optional(),
  ref: fields.char.optional(),
  reconciled_invoice_ids: fields.many2many,
  reconciled_bill_ids: fields.many2many,
});

/**
 * The entries with their payments, where Odoo keeps no link between the two (Odoo 17): those that are matched with an
 * entry, and those of its partner that name it in their memo, as Odoo's own wizard makes them. One call.
 */
export async function readOwnPayments(
  odoo: OdooPort,
  entries: readonly PayableFacts[],
  { names, scope }: Pick<PaymentSetting, 'names' | 'scope'>,
): Promise<readonly PayableFacts[]> {
  if (entries.length === 0) return [];
  const payments = await searchRecords(odoo, 'account.payment', schema, {
    domain: [
      ['company_id', '=', scope.companyId],
      ['state', 'not in', cancelledStates],
      '|',
      '&',
      [names.memo, 'in', entries.map(({ name }) => name)],
      ['is_reconciled', '=', false],
      ...matchedWith(entries.map(({ id }) => id)),
    ],
    order: 'id',
    without: [names.memo === 'memo' ? 'ref' : 'memo'],
    ...scope,
  });
  return entries.map((entry) => ({
    ...entry,
    payments: payments.flatMap((payment) => {
      const { memo = payment.ref, is_reconciled: isReconciled, partner_id: partnerId } = payment;
      const matched = [...payment.reconciled_invoice_ids, ...payment.reconciled_bill_ids];
      const isMeant = !isReconciled && memo === entry.name && partnerId === entry.partnerId;
      return matched.includes(entry.id) || isMeant ? [toPaymentFacts(payment, memo)] : [];
    }),
  }));
}
