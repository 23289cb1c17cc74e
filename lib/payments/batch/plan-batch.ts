import { ConnectorError } from '../../support/errors.ts';
import type { Direction, PaymentJournalFacts } from '../journal.ts';
import type { BatchFacts } from './read-batches.ts';
import type { BatchablePayment } from './read-payments.ts';

/** What a batch is asked to hold. */
export interface BatchWish {
  readonly name: string;
  /** Ids of payments that were asked for by name. */
  readonly paymentIds: readonly number[];
  /** Ids of invoices whose payments are meant. */
  readonly invoiceIds: readonly number[];
}

export interface BatchPlan {
  readonly direction: Direction;
  readonly paymentIds: readonly number[];
}

/**
 * Decides what goes into a batch: payments of one journal, currency, direction and outstanding account, posted, in no
 * deposit and in no other batch.
 *
 * @throws `PAYMENT_UNFIT` with every complaint at once.
 */
export function planBatch(
  wish: BatchWish,
  payments: readonly BatchablePayment[],
  journal: PaymentJournalFacts,
): BatchPlan {
  const [first] = payments;
  const complaints = [
    ...missing(wish, payments),
    ...payments.flatMap((payment) => {
      const complaint = complaintOf(payment, first, journal);
      return complaint === undefined
        ? []
        : [{ id: payment.id, sentence: `${payment.name || `Payment ${payment.id}`} ${complaint}.` }];
    }),
  ];
  if (complaints.length === 0 && first)
    return {
      direction: first.direction === 'outbound' ? 'outbound' : 'inbound',
      paymentIds: payments.map(({ id }) => id).toSorted((one, other) => one - other),
    };
  const sentences = first
    ? complaints.map(({ sentence }) => sentence)
    : ['There are no payments for it.', ...complaints.map(({ sentence }) => sentence)];
  throw new ConnectorError(
    'PAYMENT_UNFIT',
    `Batch payment "${wish.name}" was not made. ${sentences.slice(0, mostNamed).join(' ')}${sentences.length > mostNamed ? ` And ${sentences.length - mostNamed} more.` : ''}`,
    { context: { name: wish.name, ids: complaints.map(({ id }) => id) } },
  );
}

const mostNamed = 20;

function missing({ paymentIds, invoiceIds }: BatchWish, payments: readonly BatchablePayment[]) {
  const found = new Set(payments.map(({ id }) => id));
  const paid = new Set(payments.flatMap((payment) => payment.invoiceIds));
  return [
    ...paymentIds
      .filter((id) => !found.has(id))
      .map((id) => ({ id, sentence: `Payment ${id} is not there, or of another company.` })),
    ...invoiceIds
      .filter((id) => !paid.has(id))
      .map((id) => ({ id, sentence: `Invoice ${id} has no payment in the journal.` })),
  ];
}

function complaintOf(
  payment: BatchablePayment,
  first: BatchablePayment | undefined,
  journal: PaymentJournalFacts,
): string | undefined {
  const { currency, direction, batch } = payment;
  if (payment.journalId !== journal.id) return `is not of journal "${journal.name}"`;
  if (!payment.isPosted) return 'is a draft or cancelled';
  if (batch) return `is in batch "${batch.name}"`;
  if (payment.isMatched) return 'is matched with a bank transaction already';
  if (currency !== journal.currency.code)
    return `is in ${currency}, not in ${journal.currency.code} as the journal`;
  if (direction !== first?.direction)
    return direction === 'outbound' ? 'goes out, and others come in' : 'comes in, and others go out';
  if (payment.outstandingAccountId !== first.outstandingAccountId)
    return 'waits on another outstanding account than the others';
  return undefined;
}

/** Whether the batch that is there holds what was asked for. */
export function isSameBatch(
  batch: BatchFacts,
  { paymentIds, invoiceIds }: BatchWish,
  payments: readonly BatchablePayment[],
): boolean {
  const inside = new Set(batch.payments.map(({ id }) => id));
  const wanted = new Set([
    ...paymentIds,
    ...payments
      .filter(({ invoiceIds: paid }) => paid.some((id) => invoiceIds.includes(id)))
      .map(({ id }) => id),
  ]);
  return wanted.size === inside.size && [...wanted].every((id) => inside.has(id));
}
