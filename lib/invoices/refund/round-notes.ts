import type { ConnectorError } from '../../support/errors.ts';
import { decimal, smallestAmount, sum, type Decimal } from '../../support/money.ts';
import { writeRoundings } from '../rounding/apply.ts';
import type { RoundingPlan } from '../rounding/facts.ts';
import type { CreditNoteFacts } from './facts.ts';
import type { RefundStep } from './plan.ts';
import type { RefundSession } from './session.ts';

/**
 * Gives draft credit notes the line named *Rounding* that they need to come to what they were made for, where lines carry
 * no amounts of their own (Odoo 18 and before): one call, none where none needs one.
 */
export async function roundNotes(
  session: RefundSession,
  steps: readonly RefundStep[],
): Promise<{ readonly isChanged: boolean; readonly refused: ReadonlyMap<number, ConnectorError> }> {
  const terms = {
    priceDecimals: session.dialect.priceDecimals,
    productId: session.registration.products.rounding ?? 0,
  };
  const plans = steps.flatMap((step) =>
    step.step === 'keep'
      ? step.notes.flatMap((note) => planRounding(note, step.order.digits, terms.priceDecimals) ?? [])
      : [],
  );
  const refused = await writeRoundings(session, plans, terms);
  return {
    isChanged: plans.length > 0,
    refused: new Map([...refused].map(([{ invoiceId }, error]) => [invoiceId, error])),
  };
}

/** Undefined where it comes to what it should, or where a person changed it: that is more than a rounding. */
export function planRounding(
  { id, state, memo, total, lines }: CreditNoteFacts,
  digits: number,
  priceDecimals: number,
): RoundingPlan | undefined {
  if (state !== 'draft' || memo?.lines.length !== lines.length) return undefined;
  const asked = sum(memo.lines.map(({ amount }) => decimal(amount)));
  const amount = asked.minus(total);
  if (amount.eq(0) || amount.abs().gt(sum(lines.map(mostRounding)))) return undefined;
  return {
    invoiceId: id,
    total: asked,
    amount,
    current: decimal(0),
    line: undefined,
    lineIds: [],
    isRounding: true,
  };

  // A price is off by its last decimal at most for each unit, its tax included; base and tax are rounded once more.
  function mostRounding({ quantity }: { readonly quantity: number }): Decimal {
    return smallestAmount(priceDecimals).times(decimal(quantity).abs()).plus(smallestAmount(digits).times(2));
  }
}
