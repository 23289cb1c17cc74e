import type { ConnectorError } from '../support/errors.ts';
import type { InvoiceLineStep } from './plan.ts';

interface OutcomeBase {
  /** Id of the invoice (`account.move`). */
  readonly invoiceId: number;
  /** `true` when nothing was written: the outcome is what a real run would have come to. */
  readonly dryRun: boolean;
}

/** What became of one draft invoice. */
export type InvoiceOutcome =
  | (OutcomeBase & {
      readonly status: 'updated';
      /** The lines that got their share. */
      readonly lines: readonly InvoiceLineStep[];
    })
  | (OutcomeBase & { readonly status: 'unchanged' })
  | (OutcomeBase & { readonly status: 'failed'; readonly error: ConnectorError });
