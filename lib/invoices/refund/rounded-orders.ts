import { allocate, divide, roundTo, sum, zero, type Decimal } from '../../support/money.ts';
import type { InvoiceFacts } from '../facts.ts';
import type { RoundedOrder } from '../rounding/facts.ts';
import { findRoundedOrders } from '../rounding/read.ts';
import { sharesOf } from '../rounding/shares.ts';
import type { BilledLine, RefundedOrder } from './facts.ts';
import type { RefundSession } from './session.ts';

/**
 * The orders with what their invoice lines come to by Amazon, where a line named *Rounding* makes that good (Odoo 18 and
 * before): such a line is nothing that Amazon refunds, so the others have their share of it. One call.
 */
export async function readRoundedOrders(
  session: RefundSession,
  orders: ReadonlyMap<string, RefundedOrder>,
): Promise<ReadonlyMap<string, RefundedOrder>> {
  if (orders.size === 0) return orders;
  const productId = session.registration.products.rounding ?? 0;
  const ids = [...orders.values()].map(({ id }) => id);
  const found = await findRoundedOrders(session, [['id', 'in', ids]]);
  const rounded = new Map(found.map((order) => [order.id, order]));
  return new Map(
    [...orders].map(([orderId, order]) => {
      const own = rounded.get(order.id);
      return [orderId, own ? { ...order, billed: roundedLines(order.billed, own, productId) } : order];
    }),
  );
}

/** The invoice lines with their shares, which add up to their invoice. `productId`: of lines named *Rounding*. */
export function roundedLines(
  billed: readonly BilledLine[],
  order: RoundedOrder,
  productId: number,
): readonly BilledLine[] {
  const shares = sharesOf(order);
  const roundings = new Set(
    order.lines.flatMap(({ id, component }) => (component === 'rounding' ? [id] : [])),
  );
  const invoices = new Map(order.invoices.map((invoice) => [invoice.id, invoice]));
  const own = billed.filter(({ saleLineId }) => !roundings.has(saleLineId));
  const totals = new Map(own.map((line) => [line, shares.get(line.id) ?? line.total]));
  const totalOf = (line: BilledLine): Decimal => totals.get(line) ?? zero;
  const add = (line: BilledLine, part: Decimal): unknown => totals.set(line, totalOf(line).plus(part));
  const linesOf = (invoiceId: number) => own.filter(({ invoice }) => invoice.id === invoiceId);
  const rest = (invoiceId: number): Decimal => {
    const invoice = invoices.get(invoiceId);
    return invoice ? restOf(invoice, order, sum(linesOf(invoiceId).map(totalOf)), productId) : zero;
  };

  // What one invoice has too much and another too little belongs to an order line that both bill: that comes to its whole.
  const shared = own.filter(({ id }) => shares.has(id));
  for (const line of shared)
    for (const other of shared.filter(({ saleLineId }) => saleLineId === line.saleLineId)) {
      const part = evenedOut(rest(line.invoice.id), rest(other.invoice.id));
      add(line, part);
      add(other, part.neg());
    }
  for (const id of new Set(own.map(({ invoice }) => invoice.id))) {
    const lines = linesOf(id);
    const weights = lines.map((line) => totalOf(line).abs());
    const parts = allocate(rest(id), weights, order.digits);
    for (const [index, line] of lines.entries()) add(line, parts[index] ?? zero);
  }
  return own.map((line) => {
    const total = totalOf(line);
    const untaxed = line.total.eq(0)
      ? total
      : roundTo(divide(line.untaxed.times(total), line.total), order.digits);
    return { ...line, total, untaxed: line.taxIds.length === 0 ? total : untaxed };
  });
}

/** As much of the first amount as the other, of another sign, makes good. */
function evenedOut(one: Decimal, other: Decimal): Decimal {
  if (one.times(other).gte(0)) return zero;
  return one.abs().lte(other.abs()) ? one : other.neg();
}

/** What an invoice comes to beside these shares, its line named *Rounding* with them; a person's other lines apart. */
function restOf(
  { lines, total }: InvoiceFacts,
  rounded: RoundedOrder,
  shared: Decimal,
  productId: number,
): Decimal {
  const ids = new Set(rounded.lines.map(({ id }) => id));
  const others = lines.filter(({ saleLineIds }) => !saleLineIds.some((id) => ids.has(id)));
  // An invoice of several orders does not tell whose its roundings are.
  if (others.some(({ saleLineIds }) => saleLineIds.length > 0)) return zero;
  const added = others.filter((line) => line.productId !== productId);
  return total.minus(shared).minus(sum(added.map((line) => line.total)));
}
