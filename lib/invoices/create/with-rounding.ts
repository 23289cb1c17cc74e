import { sum, zero, type Decimal } from '../../support/money.ts';
import { planRoundings } from '../rounding/plan.ts';
import { totalOf, type LineDraft } from './amounts.ts';
import type { OrderFacts } from './order-facts.ts';
import type { PlanTerms } from './plan.ts';
import { unmadeInvoice } from './unmade.ts';

interface RoundedLines {
  readonly lines: readonly LineDraft[];
  /** What the invoice is to come to. */
  readonly total: Decimal;
  readonly tolerance: Decimal;
}

/**
 * The lines of a new invoice where lines carry no amounts of their own, with what the invoice is to come to. The order's
 * line named *Rounding* gets what this invoice needs by our own sums; what Odoo's sums need beside is written afterwards.
 */
export function withRounding(
  order: OrderFacts,
  lines: readonly LineDraft[],
  { priceDecimals, roundingProductId: productId }: PlanTerms,
): RoundedLines {
  const next = unmadeInvoice(order, lines);
  const withNext = { ...order, invoices: [...order.invoices, next] };
  const [plan] = planRoundings([withNext], [next.id], { priceDecimals, productId });
  if (!plan?.isRounding)
    return { lines, total: totalOf(lines), tolerance: sum(lines.map(({ tolerance }) => tolerance)) };
  const { amount, total } = plan;
  // All is billed, and adds up.
  if (lines.every(({ line }) => line.component === 'rounding') && total.lte(0))
    return { lines: [], total: zero, tolerance: zero };
  return {
    lines: lines.map((each) =>
      each.line.component === 'rounding' ? { ...each, priceUnit: amount.toFixed(), total: amount } : each,
    ),
    total,
    tolerance: zero,
  };
}
