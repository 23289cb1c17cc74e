import { z } from 'zod';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import type { Direction } from '../journal.ts';
import { dayText } from '../values.ts';

interface BatchTerms {
  /** Journal of the payments (`account.journal`). */
  readonly journalId: number;
  /** Its key, such as `Amazon 2026-11`: a second call with the same name finds the batch of the first one. */
  readonly name: string;
  /** Day of the deposit, `YYYY-MM-DD`. */
  readonly date: string;
  /** Checks everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops before the batch is made. */
  readonly signal?: AbortSignal;
}

/**
 * What to put into a batch: payments, or the payments of these invoices in the journal, by their ids; or all payments of
 * the journal in one direction that are in no batch and no deposit.
 */
export type BatchInput = BatchTerms &
  (
    | {
        /** Ids of payments (`account.payment`). */
        readonly payments: readonly number[];
      }
    | {
        /** Ids of invoices, credit notes or bills (`account.move`): their payments in the journal. */
        readonly invoices: readonly number[];
      }
    | {
        /** `inbound`: what Amazon pays; `outbound`: what Amazon takes. */
        readonly direction: Direction;
        /** Last day of the payments, `YYYY-MM-DD`. Default: `date`. */
        readonly until?: string;
      }
  );

const ids = z.array(z.int().positive()).min(1, 'there is nothing for the batch');
const terms = {
  journalId: z.int().positive(),
  name: z.string().trim().min(1, 'the batch needs a name'),
  date: dayText,
  dryRun: z.boolean().optional(),
};
const byPayments = optionsSchema({ ...terms, payments: ids });
const byInvoices = optionsSchema({ ...terms, invoices: ids });
const byDirection = optionsSchema({
  ...terms,
  direction: z.enum(['inbound', 'outbound']),
  until: dayText.optional(),
});

/** @throws `CONFIGURATION_INVALID`. */
export function checkBatchInput(input: BatchInput): void {
  checkInput('payments.createBatch', schemaOf(input), input);
}

function schemaOf(input: object): z.ZodType {
  if ('invoices' in input) return byInvoices;
  return 'direction' in input ? byDirection : byPayments;
}
