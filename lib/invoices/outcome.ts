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
      /** The lines that got their share; none up to Odoo 18, where lines carry no amounts of their own. */
      readonly lines: readonly InvoiceLineStep[];
      /** Up to Odoo 18: what stands on its line named *Rounding*, a decimal string; it makes good what the lines lack. */
      readonly rounding?: string;
    })
  | (OutcomeBase & { readonly status: 'unchanged' })
  | (OutcomeBase & { readonly status: 'failed'; readonly error: ConnectorError });
