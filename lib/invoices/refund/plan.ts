import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { keyPart } from '../../support/key-part.ts';
import { decimal, sum, type Decimal } from '../../support/money.ts';
import { creditAmounts, type CreditAmounts, type CreditTerms } from './amounts.ts';
import type { BilledLine, CreditNoteFacts, InvoiceTerms, RefundedOrder, RefundMemo } from './facts.ts';
import type { Refund } from './input.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { askedWords } from './memo.ts';
import { shareRefund, unmatched, type RefundShare } from './shares.ts';
import type { RefundSkip } from './outcome.ts';

/** A credit note to be made; always as a draft. */
export interface CreditNoteDraft {
  /** External id. */
  readonly key: string;
  readonly invoice: InvoiceTerms;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** With tax: a decimal string. */
  readonly amount: string;
  readonly lines: readonly CreditLineDraft[];
  /** What is kept on it, to find out later what it was made for. */
  readonly memo: RefundMemo;
}

export interface CreditLineDraft extends CreditAmounts {
  readonly source: BilledLine;
  /** Whether it takes the units off the sale order line: they came back, and are not to be billed again. */
  readonly isReturn: boolean;
}

interface StepBase {
  readonly refund: Refund;
  /** Undefined where Odoo has none. */
  readonly order: RefundedOrder | undefined;
}

/** What is to be done for one refund. */
export type RefundStep =
  | (StepBase & {
      readonly step: 'make';
      readonly order: RefundedOrder;
      readonly notes: readonly CreditNoteDraft[];
    })
  /** Its credit notes are there. */
  | (StepBase & {
      readonly step: 'keep';
      readonly order: RefundedOrder;
      readonly notes: readonly CreditNoteFacts[];
    })
  | (StepBase & { readonly step: 'skip'; readonly reason: RefundSkip })
  | (StepBase & {
      readonly step: 'fail';
      readonly error: ConnectorError;
      readonly notes: readonly CreditNoteFacts[];
    });

export interface RefundTerms extends Pick<CreditTerms, 'dialect'> {
  /** Date of the credit note of a refund, `YYYY-MM-DD`. */
  readonly dateOf: (refund: Refund) => string;
}

/**
 * Decides which credit notes the refunds need, in their order: what one takes back is gone for the next.
 *
 * A credit note that is linked to sale order lines puts them back to *to invoice*, already as a draft (measured), so the
 * next invoicing would bill them again. Only units that came back, and that Odoo has not to invoice, are linked.
 */
export function planRefunds(
  refunds: readonly Refund[],
  orders: ReadonlyMap<string, RefundedOrder>,
  terms: RefundTerms,
): readonly RefundStep[] {
  const ledgers = new Map<RefundedOrder, Ledger>();
  return refunds.map((refund): RefundStep => {
    const order = orders.get(refund.orderId);
    if (!order) {
      const error = unmatched(refund, 'the registration has no sale order with that id');
      return { step: 'fail', refund, order, error, notes: [] };
    }
    const ledger = ledgers.get(order) ?? openLedger(order);
    ledgers.set(order, ledger);
    const there = order.notes.filter(({ ref }) => ref === refund.ref);
    return there.length > 0 ? keep(refund, order, there) : make(refund, order, ledger, terms);
  });
}

function keep(refund: Refund, order: RefundedOrder, notes: readonly CreditNoteFacts[]): RefundStep {
  if (notes.every(({ state }) => state === 'cancel'))
    return { step: 'skip', refund, order, reason: 'CREDIT_NOTE_CANCELLED' };
  const asked = askedWords(refund).join('; ');
  const made = notes.flatMap(({ memo }) => memo?.asked.join('; ') ?? []).find((words) => words !== asked);
  if (made === undefined) return { step: 'keep', refund, order, notes };
  const { orderId, ref } = refund;
  const error = new ConnectorError(
    'REFUND_DIFFERS',
    `Refund ${ref} of order ${orderId} was made for "${made}", and is given now for "${asked}". Give it as it was, or under another ref; nothing was written for it.`,
    { context: { orderId, ref, creditNoteIds: notes.map(({ id }) => id) } },
  );
  return { step: 'fail', refund, order, error, notes };
}

function make(refund: Refund, order: RefundedOrder, ledger: Ledger, terms: RefundTerms): RefundStep {
  try {
    const shares = shareRefund(refund, order, ledger);
    if (!shares) return { step: 'skip', refund, order, reason: 'NOT_INVOICED' };
    return { step: 'make', refund, order, notes: draftNotes(refund, order, shares, { ledger, terms }) };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { step: 'fail', refund, order, error, notes: [] };
  }
}

interface Drafting {
  readonly ledger: Ledger;
  readonly terms: RefundTerms;
}

/** One for each invoice, the oldest first. */
function draftNotes(
  refund: Refund,
  { digits }: RefundedOrder,
  shares: readonly RefundShare[],
  { ledger, terms }: Drafting,
): readonly CreditNoteDraft[] {
  const invoices = [...new Map(shares.map(({ line }) => [line.invoice.id, line.invoice])).values()];
  const asked = askedWords(refund);
  const totals = invoices.map(({ id }) =>
    sum(shares.filter(({ line }) => line.invoice.id === id).map(signed)),
  );
  if (totals.some((total) => total.lte(0)))
    throw unmatched(refund, 'its discounts are more than what they are off');
  return invoices
    .map((invoice, index) => ({ invoice, total: totals[index] ?? decimal(0) }))
    .toSorted((one, other) => one.invoice.id - other.invoice.id)
    .map(({ invoice, total }, index): CreditNoteDraft => {
      const lines = shares
        .filter(({ line }) => line.invoice.id === invoice.id)
        .map((share) => creditLine(share, ledger, { digits, dialect: terms.dialect }));
      return {
        key: noteKey(refund, index),
        invoice,
        date: terms.dateOf(refund),
        amount: total.toFixed(digits),
        lines,
        memo: { asked, lines: lines.map(memoLine) },
      };
    });
}

const signed = ({ line, amount }: RefundShare): Decimal => (line.total.lt(0) ? amount.times(-1) : amount);

function creditLine(share: RefundShare, ledger: Ledger, terms: CreditTerms): CreditLineDraft {
  const { line, units } = share;
  const amounts = creditAmounts(share, ledger.taken(line), terms);
  const isReturn = units > 0 && amounts.quantity === units && ledger.returned(line.saleLineId) >= units;
  if (isReturn) ledger.takeReturned(line.saleLineId, units);
  const base = decimal(amounts.base);
  ledger.take(line, { amount: share.amount, base, quantity: isReturn ? units : 0 });
  return { ...amounts, source: line, isReturn };
}

const memoLine = ({ source, amount }: CreditLineDraft) => ({
  saleLine: source.saleLineId,
  invoiceLine: source.id,
  amount,
});

const noteKey = ({ orderId, ref }: Refund, index: number): string =>
  `amazon.refund${index === 0 ? '' : index + 1}_${keyPart(orderId)}_${keyPart(ref)}`;
