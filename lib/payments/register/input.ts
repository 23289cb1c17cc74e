import { z } from 'zod';
import type { RegistrationRef } from '../../registrations/index.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { dayText, decimalText } from '../values.ts';

/** A payment of a part of an invoice. */
export interface PartialPayment {
  /** Id of the invoice, credit note or bill (`account.move`). */
  readonly invoiceId: number;
  /** Decimal string, above zero, in the currency of the invoice. */
  readonly amount: string;
  /** Tells this payment from others of the invoice: the same one is made once. It becomes the payment's memo. */
  readonly ref: string;
}

interface PaymentTerms {
  /** Day of the payments, `YYYY-MM-DD`. */
  readonly date: string;
  /** Journal of the payments, such as that of `payments.setup`. Default: the payment journal of the registration given. */
  readonly journalId?: number;
  /** Plans everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is paid stays. */
  readonly signal?: AbortSignal;
}

/** What to pay: invoices by their ids, the invoices of orders, or all that is open of a registration. */
export type PaymentInput = PaymentTerms &
  (
    | {
        /** Ids of posted customer invoices, credit notes or vendor bills (`account.move`), or parts of them. */
        readonly invoices: readonly (number | PartialPayment)[];
        /** Journal of the payments (`account.journal`). */
        readonly journalId: number;
      }
    | {
        /** Amazon's order ids: all posted invoices and credit notes of these orders. */
        readonly orders: readonly string[];
        /** Journal of the payments (`account.journal`). */
        readonly journalId: number;
      }
    | {
        /** All posted invoices and credit notes of the registration's orders, in the journal's currency, that are not paid yet. */
        readonly registration: RegistrationRef;
        /** First invoice date, `YYYY-MM-DD`. Default: no first one. */
        readonly from?: string;
        /** Last invoice date, `YYYY-MM-DD`. Default: no last one. */
        readonly until?: string;
      }
  );

const terms = {
  date: dayText,
  journalId: z.int().positive(),
  dryRun: z.boolean().optional(),
};
const part = z.strictObject({
  invoiceId: z.int().positive(),
  amount: decimalText,
  ref: z.string().trim().min(1),
});

const byInvoices = optionsSchema({ ...terms, invoices: z.array(z.union([z.int().positive(), part])) });
const byOrders = optionsSchema({ ...terms, orders: z.array(z.string().min(1)) });
const byRegistration = optionsSchema({
  ...terms,
  journalId: z.int().positive().optional(),
  registration: z.looseObject({ id: z.int().positive(), companyId: z.int().positive() }),
  from: dayText.optional(),
  until: dayText.optional(),
});

/** @throws `CONFIGURATION_INVALID`. */
export function checkPaymentInput(input: PaymentInput): void {
  checkInput('payments.register', schemaOf(input), input);
}

function schemaOf(input: object): z.ZodType {
  if ('orders' in input) return byOrders;
  return 'registration' in input ? byRegistration : byInvoices;
}
