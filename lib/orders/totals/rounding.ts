import { upsert, type CallScope, type LoadRecord, type OdooPort } from '../../odoo/index.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { RunFacts } from '../facts.ts';
import { wholeOrderLineKey } from '../keys.ts';
import { heldPrice } from '../price-values.ts';
import { quiet } from '../writing.ts';
import type { OrderToSettle, Target } from './target.ts';
import { writtenLine, type WrittenLine } from './written-lines.ts';

/** What may go on the line named *Rounding*: where prices keep two decimals, each unit can be off by half a cent before tax. */
export const mostRounding = ({ lines }: Target): Decimal =>
  decimal('0.01').times(lines.reduce((units, line) => units + line.quantity, 0));

/** Adds what is missing to the line named *Rounding* of each sale order, or makes one: one call. */
export async function addRoundings(
  odoo: OdooPort,
  orders: readonly OrderToSettle[],
  missing: (order: OrderToSettle) => Decimal,
  written: readonly WrittenLine[],
  { products, dialect }: RunFacts,
  scope: CallScope,
): Promise<void> {
  const records = orders.map((order): LoadRecord => {
    const amount = onRounding(order, written).plus(missing(order));
    return {
      key: wholeOrderLineKey(order.target.orderId, 'rounding'),
      values: {
        order_id: { dbId: order.saleOrderId },
        product_id: { dbId: products.rounding.id },
        name: 'Rounding',
        product_uom_qty: 1,
        ...heldPrice({ priceUnit: amount.toFixed() }, dialect),
        x_amazon_component: 'rounding',
      },
    };
  });
  await upsert(odoo, 'sale.order.line', records, { context: quiet, ...scope });
}

/** What stands on the line: as planned, since planned lines were priced again, else as an earlier run left it. */
function onRounding({ target, saleOrderId }: OrderToSettle, written: readonly WrittenLine[]): Decimal {
  const planned = target.lines.find((line) => line.component === 'rounding');
  if (planned) return decimal(planned.gross);
  const there = writtenLine(written, saleOrderId, { component: 'rounding', orderItemId: undefined });
  return decimal(there?.priceUnit ?? 0).times(there?.quantity ?? 0);
}
