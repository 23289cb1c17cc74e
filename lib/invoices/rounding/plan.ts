import { decimal, smallestAmount, sum, zero, type Decimal } from '../../support/money.ts';
import type { InvoiceFacts, InvoiceLineFacts } from '../facts.ts';
import { signOf } from '../targets.ts';
import type { RoundedOrder, RoundingPlan, RoundingTerms } from './facts.ts';
import { sharesOf } from './shares.ts';

/**
 * Decides what the draft invoices need on a line named *Rounding*, so that all invoices of an order add up to its total.
 *
 * Up to Odoo 18 lines carry no amounts of their own: three for 10.00, invoiced one by one, come to 9.99 there. The same
 * line of the sale order is not billed as it stands: each invoice gets what it needs. What posted invoices took too much
 * or too little by rounding, the next draft makes good; what a person changed stays.
 */
export function planRoundings(
  orders: readonly RoundedOrder[],
  draftIds: readonly number[],
  terms: RoundingTerms,
): readonly RoundingPlan[] {
  const invoices = [
    ...new Map(orders.flatMap((order) => order.invoices.map((each) => [each.id, each]))).values(),
  ].toSorted((one, other) => one.id - other.id);
  const shares = new Map(orders.flatMap((order) => [...sharesOf(order)]));
  const linked = new Set(
    orders.flatMap(({ lines }) => lines.flatMap((line) => (line.component === 'rounding' ? line.id : []))),
  );
  const isOnRounding = ({ saleLineIds, productId }: InvoiceLineFacts): boolean =>
    saleLineIds.length === 0 ? productId === terms.productId : saleLineIds.some((id) => linked.has(id));

  const fairTotal = (invoice: InvoiceFacts): Decimal =>
    sum(
      invoice.lines
        .filter((line) => !isOnRounding(line))
        .map((line) => shares.get(line.id) ?? line.total.times(signOf(invoice))),
    );
  const most = ({ lines, digits }: InvoiceFacts): Decimal =>
    sum(lines.filter(({ id }) => shares.has(id)).map((line) => mostRounding(line, digits, terms)));
  const isOpen = ({ isDraft, kind }: InvoiceFacts): boolean => isDraft && kind === 'invoice';
  const beyond = (invoice: InvoiceFacts): Decimal => {
    const off = invoice.total.times(signOf(invoice)).minus(fairTotal(invoice));
    return off.abs().gt(most(invoice)) ? zero : off;
  };

  // What is beyond the shares so far, of each order: the first draft that bills the order bears it.
  const carried = orders.map(({ invoices: own }) => ({
    draft: invoices.find((each) => isOpen(each) && own.some(({ id }) => id === each.id)),
    fixed: own.filter((each) => !isOpen(each)),
  }));
  return invoices
    .filter((invoice) => isOpen(invoice) && draftIds.includes(invoice.id))
    .map((invoice) => {
      const before = new Map(
        carried.flatMap(({ draft, fixed }) =>
          draft?.id === invoice.id ? fixed.map((each) => [each.id, each]) : [],
        ),
      );
      const total = fairTotal(invoice).minus(sum([...before.values()].map(beyond)));
      const there = invoice.lines.filter(isOnRounding);
      const line = there.find(({ quantity }) => quantity === 1);
      const others = sum(there.filter((each) => each !== line).map((each) => each.total));
      const current = line?.total ?? zero;
      const amount = total.minus(invoice.total.minus(current));
      const bearable = sum([invoice, ...before.values()].map(most));
      return {
        invoiceId: invoice.id,
        total,
        amount,
        current,
        line: line && { id: line.id, isLinked: line.saleLineIds.length > 0 },
        lineIds: there.map(({ id }) => id),
        isRounding: amount.plus(others).abs().lte(bearable),
      };
    });
}

/**
 * By how much Odoo's sum of a line may be off. A price is off by half of its last decimal at most, for each unit; its tax is
 * no more than as much again, and each tax and the base are rounded once more.
 */
export const mostRounding = (
  { quantity, taxIds }: Pick<InvoiceLineFacts, 'quantity' | 'taxIds'>,
  digits: number,
  { priceDecimals }: Pick<RoundingTerms, 'priceDecimals'>,
): Decimal =>
  smallestAmount(priceDecimals)
    .times(decimal(quantity).abs())
    .plus(smallestAmount(digits).times(1 + taxIds.length));
