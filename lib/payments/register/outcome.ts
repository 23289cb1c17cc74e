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
  /** `inbound`: the customer pays; `outbound`: the customer is paid back, or a vendor is paid. */
  readonly direction: Direction;
  /** Above zero, in the currency of the journal. */
  readonly amount: Money;
}

/** What became of the payment of one invoice, credit note or bill. */
export type PaymentOutcome =
  | (OutcomeBase &
      RegisteredPayment & {
        /** `created`: the payment was made, posted and matched. `updated`: a payment that was there, drafted or not matched, was posted and matched. */
        readonly status: 'created' | 'updated';
      })
  | (OutcomeBase & {
      /** It is paid already. */
      readonly status: 'unchanged';
    })
  | (OutcomeBase & {
      /** No payment was made. */
      readonly status: 'skipped';
      /** Why. */
      readonly reason: PaymentSkipReason;
      /** Ids of the payments (`account.payment`) that wait to be matched; none for `NOT_INVOICED`. */
      readonly paymentIds: readonly number[];
    })
  | (OutcomeBase & {
      /** No payment was made: Odoo or a check refused it. */
      readonly status: 'failed';
      /** What is wrong, and what a person can do. */
      readonly error: ConnectorError;
    });
