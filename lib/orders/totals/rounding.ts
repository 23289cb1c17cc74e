import { upsert, type CallScope, type LoadRecord, type OdooPort } from '../../odoo/index.ts';
import { decimal, zero, type Decimal } from '../../support/money.ts';
import { roundingStep } from '../precision.ts';
import type { SessionFacts } from '../facts.ts';
import { wholeOrderLineKey } from '../keys.ts';
import { heldPrice } from '../price-values.ts';
import { writeContext } from '../write-context.ts';
import type { OrderToSettle } from './target.ts';
import { writtenLine, type WrittenLine } from './written-lines.ts';

/** A sale order, and what has to stand on its line named *Rounding*. */
interface Rounding {
  readonly order: OrderToSettle;
  readonly amount: Decimal;
}

/**
 * What has to stand on the line named *Rounding*, for a rest that is missing beside what stands there; undefined where it
 * is more than a rounding: where prices keep few decimals, each unit can be off by half a step before tax.
 */
export function roundingFor(
  order: OrderToSettle,
  rest: Decimal,
  written: readonly WrittenLine[],
  facts: SessionFacts,
): Rounding | undefined {
  if (rest.eq(0)) return undefined;
  const amount = onRounding(order, written).plus(rest);
  const units = order.target.lines.reduce((total, line) => total + line.quantity, 0);
  const most = roundingStep(order.target.currency, facts).times(units);
  return amount.abs().lte(most) ? { order, amount } : undefined;
}

/** Writes the lines named *Rounding*, or makes them: one call, none for none. */
export async function writeRoundings(
  odoo: OdooPort,
  roundings: readonly Rounding[],
  { products, dialect }: SessionFacts,
  scope: CallScope,
): Promise<void> {
  const records = roundings.map(({ order, amount }): LoadRecord => ({
    key: wholeOrderLineKey(order.target.orderId, 'rounding'),
    values: {
      order_id: { dbId: order.saleOrderId },
      product_id: { dbId: products.rounding.id },
      name: 'Rounding',
      product_uom_qty: 1,
      ...heldPrice({ priceUnit: amount.toFixed() }, dialect),
      x_amazon_component: 'rounding',
    },
  }));
  await upsert(odoo, 'sale.order.line', records, { context: writeContext, ...scope });
}

/** What stands on the line: as planned, since planned lines were priced again, else as an earlier run left it. */
function onRounding({ target, saleOrderId }: OrderToSettle, written: readonly WrittenLine[]): Decimal {
  const there = writtenLine(written, saleOrderId, { component: 'rounding', orderItemId: undefined });
  if (!there) return zero;
  const planned = target.lines.find((line) => line.component === 'rounding');
  return planned ? decimal(planned.gross) : decimal(there.priceUnit).times(there.quantity);
}
