import { ConnectorError, type ErrorCode } from '../../support/errors.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { Direction, PaymentJournalFacts } from '../journal.ts';
import type { Wanted } from './find.ts';
import type { PayableFacts, PayableKind } from './facts.ts';
import type { PaymentFacts } from './payment-facts.ts';

/** A payment to make, or one that is there to be posted and matched. Amounts in the currency of the invoice. */
export interface PaymentStep {
  readonly do: 'pay';
  readonly invoice: PayableFacts;
  readonly kind: PayableKind;
  readonly amount: Decimal;
  /** What stays open then. */
  readonly left: Decimal;
  /** The payment that is there, unmatched. */
  readonly existing: PaymentFacts | undefined;
  readonly memo: string;
}

export type PaymentPlan =
  | PaymentStep
  | { readonly do: 'nothing'; readonly invoice: PayableFacts }
  | { readonly do: 'wait'; readonly invoice: PayableFacts; readonly paymentIds: readonly number[] }
  | { readonly do: 'refuse'; readonly invoice: PayableFacts | undefined; readonly error: ConnectorError };

/**
 * Decides how an invoice, credit note or bill is paid. Whether something is open is told by the residual alone: what the
 * word of a state means changes with Odoo's version.
 *
 * A payment of the invoice that somebody drafted, or posted and did not match, is taken instead of a second one, where it
 * is of the same journal, currency and direction and not above what is open. Otherwise the invoice waits: Odoo's own wizard
 * would pay it again (measured).
 */
export function planPayment(
  { invoiceId, part }: Wanted,
  invoice: PayableFacts | undefined,
  journal: PaymentJournalFacts,
): PaymentPlan {
  const refuse = (code: ErrorCode, sentence: string): PaymentPlan => ({
    do: 'refuse',
    invoice,
    error: new ConnectorError(code, sentence, { context: { invoiceId } }),
  });
  if (!invoice?.kind)
    return refuse(
      'INVOICE_UNKNOWN',
      `Entry ${invoiceId} is no invoice, credit note or bill of the journal's company, or the user may not see it.`,
    );
  const { name, kind, residual, currency } = invoice;
  if (!invoice.isPosted)
    return refuse(
      'INVOICE_NOT_POSTED',
      `${name || `Invoice ${invoiceId}`} is a draft or cancelled: only posted ones are paid.`,
    );
  if (part && invoice.payments.some(({ memo, isReconciled }) => memo === part.ref && isReconciled))
    return { do: 'nothing', invoice };
  if (residual.eq(0)) return { do: 'nothing', invoice };
  if (currency !== journal.currency.code)
    return refuse(
      'CURRENCY_DIFFERS',
      `${name} is in ${currency}, and journal "${journal.name}" in ${journal.currency.code}: give a journal in ${currency}.`,
    );
  const amount = part ? decimal(part.amount) : residual;
  if (amount.gt(residual))
    return refuse(
      'PAYMENT_EXCEEDS_RESIDUAL',
      `${amount.toFixed(journal.currency.digits)} are to be paid of ${name}, of which ${residual.toFixed(journal.currency.digits)} ${currency} are open.`,
    );
  if (amount.round(journal.currency.digits).cmp(amount) !== 0)
    return refuse('CONFIGURATION_INVALID', `${amount.toFixed()} has more decimals than ${currency} has.`);
  const pending = invoice.payments.filter(({ isReconciled }) => !isReconciled);
  const [first, ...others] = pending;
  if (!first) return pay(invoice, kind, { amount, existing: undefined, memo: part?.ref ?? name });
  const fits = others.length === 0 && isTheOne(first, { journal, kind, amount, wanted: part?.ref });
  return fits
    ? pay(invoice, kind, { amount: first.amount, existing: first, memo: first.memo })
    : { do: 'wait', invoice, paymentIds: pending.map(({ id }) => id) };
}

function pay(
  invoice: PayableFacts,
  kind: PayableKind,
  step: Pick<PaymentStep, 'amount' | 'existing' | 'memo'>,
): PaymentStep {
  return { do: 'pay', invoice, kind, left: invoice.residual.minus(step.amount), ...step };
}

interface Terms {
  readonly journal: PaymentJournalFacts;
  readonly kind: { readonly direction: Direction };
  readonly amount: Decimal;
  /** The memo that a part has to have. */
  readonly wanted: string | undefined;
}

function isTheOne(payment: PaymentFacts, { journal, kind, amount, wanted }: Terms): boolean {
  return (
    payment.journalId === journal.id &&
    payment.direction === kind.direction &&
    payment.currency === journal.currency.code &&
    (wanted === undefined ? payment.amount.lte(amount) : payment.memo === wanted && payment.amount.eq(amount))
  );
}
