import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum } from '../../support/money.ts';
import type { CreditNoteFacts, RefundedOrder } from './facts.ts';
import type { RefundCreditNote, RefundOutcome } from './outcome.ts';
import type { RefundStep } from './plan.ts';

/** What is known of a run's work, beside what is in Odoo now. */
export interface RefundWork {
  readonly dryRun: boolean;
  /** Whether a tax that a refund states is that of its lines: not up to Odoo 18. */
  readonly statedTaxCounts: boolean;
  /** Ids of credit notes that this run made. */
  readonly made: ReadonlySet<number>;
  /** Ids of credit notes that were drafts when this run posted them. */
  readonly posting: ReadonlySet<number>;
  readonly errors: ReadonlyMap<number, ConnectorError>;
}

/** Tells what became of a refund by what is in Odoo now. */
export function outcomeOf(step: RefundStep, work: RefundWork): RefundOutcome {
  const { orderId, ref } = step.refund;
  const isTaxedByRate =
    !work.statedTaxCounts && step.refund.lines?.some(({ tax }) => tax !== undefined) === true;
  const toNote = noteOf(step.order, isTaxedByRate);
  const base = { orderId, ref, saleOrderId: step.order?.id, dryRun: work.dryRun };
  switch (step.step) {
    case 'skip':
      return { ...base, status: 'skipped', reason: step.reason };
    case 'fail':
      return {
        ...base,
        status: 'failed',
        error: step.error,
        creditNotes: step.notes.map(toNote),
      };
    case 'make':
      return {
        ...base,
        status: 'created',
        creditNotes: step.notes.map(({ invoice, amount }) => ({
          creditNoteId: undefined,
          invoiceId: invoice.id,
          state: 'draft',
          amount,
          ...(invoice.isDraft ? { waitsForInvoice: true as const } : {}),
          ...(isTaxedByRate ? { taxByRate: true as const } : {}),
        })),
      };
    case 'keep': {
      const { notes } = step;
      const creditNotes = notes.map(toNote);
      const error = notes
        .filter(({ state }) => state === 'draft')
        .flatMap((note) => totalError(step, note) ?? work.errors.get(note.id) ?? [])
        .at(0);
      if (error) return { ...base, status: 'failed', error, creditNotes };
      if (notes.some(({ id }) => work.made.has(id))) return { ...base, status: 'created', creditNotes };
      const isPosted = notes.some(({ id, state }) => state === 'posted' && work.posting.has(id));
      return { ...base, status: isPosted ? 'posted' : 'unchanged', creditNotes };
    }
  }
}

/** Set where a draft does not come to what it was made for: it is not posted. */
export function totalError(
  { refund: { orderId, ref } }: RefundStep,
  { id, memo, total }: CreditNoteFacts,
): ConnectorError | undefined {
  if (!memo) return undefined;
  const asked = sum(memo.lines.map(({ amount }) => decimal(amount)));
  if (asked.eq(total)) return undefined;
  return new ConnectorError(
    'TOTAL_DIFFERS',
    `Draft credit note ${id} for refund ${ref} of order ${orderId} comes to ${total.toFixed()}, not to ${asked.toFixed()}: look at its prices and taxes. Correct it in Odoo, or post it there as it is.`,
    { context: { orderId, ref, creditNoteId: id } },
  );
}

const noteOf =
  (order: RefundedOrder | undefined, isTaxedByRate: boolean) =>
  (note: CreditNoteFacts): RefundCreditNote => {
    const { id, reversedId, state, total, date, invoiceDate, lockMessage } = note;
    const isMoved = state === 'posted' && date !== undefined && date !== invoiceDate;
    return {
      creditNoteId: id,
      invoiceId: reversedId,
      state,
      amount: total.toFixed(order?.digits ?? 2),
      ...(state === 'draft' && isWaiting(note, order) ? { waitsForInvoice: true as const } : {}),
      ...(isTaxedByRate ? { taxByRate: true as const } : {}),
      ...(isMoved ? { accountingDate: date } : {}),
      ...(state === 'draft' && lockMessage !== undefined ? { lockMessage } : {}),
    };
  };

/** Whether its invoice is a draft. */
export const isWaiting = ({ reversedId }: CreditNoteFacts, order: RefundedOrder | undefined): boolean =>
  order?.billed.some(({ invoice }) => invoice.id === reversedId && invoice.isDraft) ?? false;
