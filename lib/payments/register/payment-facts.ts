import { fields, type ReadRecord } from '../../odoo/index.ts';
import { decimal, type Decimal } from '../../support/money.ts';

/** A payment of an entry. */
export interface PaymentFacts {
  readonly id: number;
  readonly journalId: number | undefined;
  readonly direction: string;
  readonly currency: string;
  readonly amount: Decimal;
  readonly memo: string;
  /** Whether it is matched with what it pays. */
  readonly isReconciled: boolean;
}

/** What is read of a payment, but for its memo. */
export const paymentShape = {
  state: fields.selection,
  journal_id: fields.many2one,
  payment_type: fields.selection,
  currency_id: fields.link({ name: fields.char }),
  amount: fields.float,
  is_reconciled: fields.boolean,
};

export const toPaymentFacts = (
  payment: ReadRecord<typeof paymentShape>,
  memo: string | undefined,
): PaymentFacts => ({
  id: payment.id,
  journalId: payment.journal_id,
  direction: payment.payment_type ?? '',
  currency: payment.currency_id?.name ?? '',
  amount: decimal(payment.amount),
  memo: memo ?? '',
  isReconciled: payment.is_reconciled,
});
