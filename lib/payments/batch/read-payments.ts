import { z } from 'zod';
import { fields, searchRecords, type Domain, type OdooPort, type ReadRecord } from '../../odoo/index.ts';
import { inBatches } from '../../support/batches.ts';
import { unique } from '../../support/unique.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { PaymentSetting } from '../journal.ts';
import { matchedWith } from '../matched-with.ts';
import type { BatchInput } from './input.ts';

/** A payment that is to go into a batch. */
export interface BatchablePayment {
  readonly id: number;
  readonly name: string;
  readonly isPosted: boolean;
  readonly direction: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly journalId: number | undefined;
  readonly outstandingAccountId: number | undefined;
  /** Whether it is matched with a bank transaction. */
  readonly isMatched: boolean;
  /** The batch that it is in. */
  readonly batch: { readonly name: string; readonly journalId: number | undefined } | undefined;
  /** Ids of the invoices that it pays. */
  readonly invoiceIds: readonly number[];
}

const paymentSchema = z.object({
  name: fields.char,
  state: fields.selection,
  payment_type: fields.selection,
  amount: fields.float,
  currency_id: fields.link({ name: fields.char }),
  journal_id: fields.many2one,
  outstanding_account_id: fields.many2one,
  is_matched: fields.boolean,
  x_amazon_batch_id: fields.link({ x_name: fields.char, x_journal_id: fields.many2one }),
  reconciled_invoice_ids: fields.many2many,
  reconciled_bill_ids: fields.many2many,
});

// Odoo 17 says posted; 18 and later in_process, and paid once it is matched.
export const standing: ReadonlySet<string> = new Set(['posted', 'in_process', 'paid']);
const mostAtOnce = 500;

/** The payments that are meant, as far as they are there: a call for five hundred ids. */
export async function readPayments(
  odoo: OdooPort,
  wanted: BatchInput,
  { journal, names, scope }: PaymentSetting,
): Promise<readonly BatchablePayment[]> {
  const found: BatchablePayment[] = [];
  const search = async (domain: Domain): Promise<void> => {
    const payments = await searchRecords(odoo, 'account.payment', paymentSchema, {
      domain,
      order: 'id',
      ...scope,
    });
    found.push(...payments.map(toPayment));
  };
  if ('payments' in wanted) {
    for (const ids of inBatches(unique(wanted.payments), mostAtOnce))
      await search([
        ['id', 'in', ids],
        ['company_id', '=', scope.companyId],
      ]);
    return found;
  }
  if ('direction' in wanted) {
    await search([
      ['journal_id', '=', journal.id],
      ['payment_type', '=', wanted.direction],
      ['state', 'in', [...standing]],
      ['x_amazon_batch_id', '=', false],
      ['is_matched', '=', false],
      ['date', '<=', wanted.until ?? wanted.date],
    ]);
    return found;
  }
  for (const ids of inBatches(unique(wanted.invoices), mostAtOnce))
    await search([
      ['journal_id', '=', journal.id],
      ['state', 'in', [...standing]],
      ...(names.linksInvoices ? [['invoice_ids', 'in', ids] as const] : matchedWith(ids)),
    ]);
  return found;
}

function toPayment(payment: ReadRecord<typeof paymentSchema.shape>): BatchablePayment {
  const { x_amazon_batch_id: batch } = payment;
  return {
    id: payment.id,
    name: payment.name ?? '',
    isPosted: standing.has(payment.state ?? ''),
    direction: payment.payment_type ?? '',
    amount: decimal(payment.amount),
    currency: payment.currency_id?.name ?? '',
    journalId: payment.journal_id,
    outstandingAccountId: payment.outstanding_account_id,
    isMatched: payment.is_matched,
    batch: batch && { name: batch.x_name ?? '', journalId: batch.x_journal_id },
    invoiceIds: [...payment.reconciled_invoice_ids, ...payment.reconciled_bill_ids],
  };
}
