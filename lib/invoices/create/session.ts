import type { Session } from '../../sync/index.ts';
import type { CreateInvoicesOptions } from './options.ts';

/** One run of `invoices.create()`. */
export interface InvoicingSession extends Omit<Session, 'record'> {
  readonly options: CreateInvoicesOptions;
}

/** Invoices of one write: Odoo's workers are stopped after a minute of work, and one takes some 60 ms with posting. */
export const batchSize = 100;
