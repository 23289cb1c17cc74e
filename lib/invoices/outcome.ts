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
      /** Its lines were brought to their shares. */
      readonly status: 'updated';
      /** The lines that got their share; none up to Odoo 18, where lines carry no amounts of their own. */
      readonly lines: readonly InvoiceLineStep[];
      /** Up to Odoo 18: what stands on its line named *Rounding*, a decimal string; it makes good what the lines lack. */
      readonly rounding?: string;
    })
  | (OutcomeBase & {
      /** It is right already, or is left as a person has changed it. */
      readonly status: 'unchanged';
    })
  | (OutcomeBase & {
      /** Its lines did not come to their shares, or Odoo refused them. */
      readonly status: 'failed';
      /** `TOTAL_DIFFERS`, or an `ODOO_…` code. */
      readonly error: ConnectorError;
    });
