import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import type { BilledLine, CreditNoteFacts, RefundedOrder } from './facts.ts';

/** What was taken back of an invoice line; amounts without sign. */
export interface Taken {
  /** With tax. */
  readonly amount: Decimal;
  /** Without tax. */
  readonly base: Decimal;
  /** Units that came back. */
  readonly quantity: number;
}

/** What is left of the invoice lines of one order. It goes down as refunds of a run are planned. */
export interface Ledger {
  readonly taken: (line: BilledLine) => Taken;
  /** With tax, without sign; never below zero. */
  readonly left: (line: BilledLine) => Decimal;
  readonly take: (line: BilledLine, part: Taken) => void;
  /** Units of a sale order line that came back, and that no credit note has taken back yet. */
  readonly returned: (saleLineId: number) => number;
  readonly takeReturned: (saleLineId: number, units: number) => void;
}

const nothing: Taken = { amount: zero, base: zero, quantity: 0 };

/** The ledger of an order as its credit notes leave it, drafts and those that people made included. */
export function openLedger({ billed, lines, notes }: RefundedOrder): Ledger {
  const taken = new Map<BilledLine, Taken>();
  const returned = new Map(lines.map((line) => [line.id, line.returned]));
  const ledger: Ledger = {
    taken: (line) => taken.get(line) ?? nothing,
    left: (line) => {
      const left = line.total.abs().minus(ledger.taken(line).amount);
      return left.lt(0) ? zero : left;
    },
    take: (line, { amount, base, quantity }) => {
      const before = ledger.taken(line);
      taken.set(line, {
        amount: before.amount.plus(amount.abs()),
        base: before.base.plus(base.abs()),
        quantity: before.quantity + quantity,
      });
    },
    returned: (saleLineId) => returned.get(saleLineId) ?? 0,
    takeReturned: (saleLineId, units) => {
      returned.set(saleLineId, (returned.get(saleLineId) ?? 0) - units);
    },
  };
  for (const note of notes) if (note.state !== 'cancel') takeNote(ledger, billed, note);
  return ledger;
}

function takeNote(ledger: Ledger, billed: readonly BilledLine[], note: CreditNoteFacts): void {
  const ofInvoice = billed.filter(({ invoice }) => invoice.id === note.reversedId);
  const { memo } = note;
  // Where a line named *Rounding* makes it good, its lines take what they were made for.
  const isAsMade = memo !== undefined && sum(memo.lines.map((line) => decimal(line.amount))).eq(note.total);
  for (const [index, line] of note.lines.entries()) {
    // Line by line as it was made, and with the amounts that it has now: a person may have changed it.
    const made = memo?.lines[index];
    if (isAsMade && !made) continue;
    const candidates = made
      ? byPreference(
          ofInvoice,
          ({ id }) => id === made.invoiceLine,
          ({ saleLineId }) => saleLineId === made.saleLine,
        )
      : byPreference(
          [...ofInvoice, ...billed],
          ({ saleLineId }) => line.saleLineIds.includes(saleLineId),
          ({ productId, invoice }) => invoice.id === note.reversedId && productId === line.productId,
          // A sum for nothing in particular: rather too little is left than too much.
          ({ invoice }) => invoice.id === note.reversedId,
        );
    const target =
      candidates.find((candidate) => ledger.left(candidate).gte(line.total.abs())) ?? candidates[0];
    const quantity = line.saleLineIds.length > 0 ? line.quantity : 0;
    const amount = isAsMade && made ? decimal(made.amount) : line.total;
    if (target) ledger.take(target, { amount, base: line.untaxed, quantity });
  }
}

/** Those of the first test that any candidate passes. */
function byPreference(
  lines: readonly BilledLine[],
  ...tests: readonly ((line: BilledLine) => boolean)[]
): readonly BilledLine[] {
  return tests.map((test) => lines.filter(test)).find((passing) => passing.length > 0) ?? [];
}
