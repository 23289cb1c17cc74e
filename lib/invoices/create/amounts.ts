import type { LineTotals } from '../../odoo/index.ts';
import { decimal, type Decimal, divide, roundTo, smallestAmount, sum, zero } from '../../support/money.ts';
import { grossOf } from '../shares.ts';
import { findTargets } from '../targets.ts';
import { mostRounding } from '../rounding/plan.ts';
import { statedAmounts } from '../rounding/shares.ts';
import type { OrderFacts, OrderLineFacts } from './order-facts.ts';
import type { PlanTerms } from './plan.ts';
import type { DueLine } from './quantities.ts';
import { unmadeInvoice } from './unmade.ts';

/** A line of a new invoice, with what it comes to. */
export interface LineDraft extends DueLine {
  /** Per unit: a decimal string. */
  readonly priceUnit: string;
  /** The amounts that it carries itself; undefined where its price and taxes come to them. */
  readonly carries: LineTotals | undefined;
  /** With tax. */
  readonly total: Decimal;
  /** By how much Odoo may come to something else, since it computes the line by itself. */
  readonly tolerance: Decimal;
}

/**
 * Prices a line of a new invoice: its share of what the sale order line comes to, so that all invoices of it add up to
 * that. A line that somebody gave another price or discount is computed by Odoo, as are all lines up to Odoo 18.
 */
export function priceLine(
  due: DueLine,
  order: OrderFacts,
  { priceDecimals, exactLineTotals }: Pick<PlanTerms, 'priceDecimals' | 'exactLineTotals'>,
): LineDraft {
  const { line, quantity } = due;
  const { digits } = order;
  const share = exactLineTotals && line.discount === 0 ? shareOf(due, order) : undefined;
  if (!share) {
    // Up to Odoo 18 the order's line of roundings is not billed as it stands: each invoice gets what it needs.
    if (!exactLineTotals && line.component === 'rounding')
      return { ...due, priceUnit: '0', carries: undefined, total: zero, tolerance: zero };
    const whole = exactLineTotals ? line.total : wholeOf(line, order, priceDecimals);
    const part =
      line.quantity === 0
        ? line.priceUnit.times(quantity)
        : divide(whole.times(quantity), decimal(line.quantity));
    return {
      ...due,
      priceUnit: line.priceUnit.toFixed(),
      carries: undefined,
      total: roundTo(part, digits),
      // The smallest unit on its base and on each tax.
      tolerance: smallestAmount(digits).times(1 + line.taxIds.length),
    };
  }
  if (share.taxes.length === 0) {
    const price = roundTo(divide(share.base, quantity), priceDecimals);
    const total = roundTo(price.times(quantity), digits);
    return { ...due, priceUnit: price.toFixed(), carries: undefined, total, tolerance: zero };
  }
  const text = (value: Decimal): string => (value.eq(0) ? zero : value).toFixed(digits);
  const taxes = line.taxIds.map((taxId, index) => ({ taxId, amount: text(share.taxes[index] ?? zero) }));
  return {
    ...due,
    priceUnit: line.priceUnit.toFixed(),
    carries: { base: text(share.base), taxes },
    total: grossOf(share),
    tolerance: zero,
  };
}

/**
 * What invoices of a whole line come to by Odoo's sums. Odoo 17 rounds the tax of order lines, where it is rounded for all
 * lines together, to the decimals of the company's currency: in a currency with more, a line is off by more than any rounding.
 */
function wholeOf(line: OrderLineFacts, order: OrderFacts, priceDecimals: number): Decimal {
  const stated = statedAmounts(order)?.get(line) ?? line.total;
  const isOff = stated
    .minus(line.total)
    .abs()
    .gt(mostRounding(line, order.digits, { priceDecimals }));
  return isOff ? stated : line.total;
}

/** The share of a line of the invoice that is not there yet, which comes after all that are. */
function shareOf(due: DueLine, order: OrderFacts) {
  const next = unmadeInvoice(order, [{ ...due, total: zero }]);
  return findTargets(due.line, [...order.invoices, next]).find(({ invoice }) => invoice === next)?.share;
}

export const totalOf = (lines: readonly LineDraft[]): Decimal => sum(lines.map(({ total }) => total));
