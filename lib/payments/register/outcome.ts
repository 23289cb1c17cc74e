import type { ConnectorError } from '../../support/errors.ts';
import type { Money } from '../../support/money.ts';
import type { Direction } from '../journal.ts';

/** Why an invoice got no payment. */
export type PaymentSkipReason =
  /** Payments of it that somebody else made are not matched with it yet, and cannot be taken for this one: `paymentIds`. */
  | 'PAYMENT_PENDING'
  /** The order has no posted invoice. */
  | 'NOT_INVOICED';

interface OutcomeBase {
  /** Id of the invoice, credit note or bill (`account.move`); 0 where an order has none. */
  readonly invoiceId: number;
  /** Its number, where it is known. */
  readonly invoiceName: string | undefined;
  /** Amazon's order id, where the invoice or the call names it. */
  readonly orderId: string | undefined;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}

/** A payment that stands in Odoo, or would. */
export interface RegisteredPayment {
  /** Id of the payment (`account.payment`); undefined in a dry run. */
  readonly paymentId: number | undefined;
  readonly direction: Direction;
  readonly amount: Money;
}

/** What became of the payment of one invoice, credit note or bill. */
export type PaymentOutcome =
  | (OutcomeBase &
      RegisteredPayment & {
        /** `updated`: a payment that was there, drafted or not matched, was posted and matched. */
        readonly status: 'created' | 'updated';
      })
  | (OutcomeBase & { readonly status: 'unchanged' })
  | (OutcomeBase & {
      readonly status: 'skipped';
      readonly reason: PaymentSkipReason;
      readonly paymentIds: readonly number[];
    })
  | (OutcomeBase & { readonly status: 'failed'; readonly error: ConnectorError });
