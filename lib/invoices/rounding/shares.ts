import { allocate, sum, zero, type Decimal } from '../../support/money.ts';
import type { InvoiceFacts, InvoiceLineFacts } from '../facts.ts';
import { shareAmounts } from '../shares.ts';
import { isEdited, signOf } from '../targets.ts';
import type { RoundedLine, RoundedOrder } from './facts.ts';

interface Billing {
  readonly invoice: InvoiceFacts;
  readonly line: InvoiceLineFacts;
}

/**
 * What each invoice line is to come to with tax, by its id: its share of its sale order line, negative on credit notes.
 * What a person changed, and what bills several sale lines, has no share.
 */
export function sharesOf(order: RoundedOrder): ReadonlyMap<number, Decimal> {
  return new Map(
    [...wholesOf(order)].flatMap(([saleLine, whole]) => {
      const billings = order.invoices
        .flatMap((invoice) => invoice.lines.map((line): Billing => ({ invoice, line })))
        .filter(({ line }) => line.saleLineIds.includes(saleLine.id))
        .toSorted((one, other) => one.line.id - other.line.id);
      if (billings.some(({ line }) => line.saleLineIds.length > 1)) return [];
      const isChanged = ({ invoice, line }: Billing): boolean => isEdited(line, invoice, saleLine, zero);
      const isOpen = (billing: Billing): boolean =>
        billing.invoice.isDraft && billing.invoice.kind === 'invoice' && !isChanged(billing);
      const inOrder = [...billings.filter((each) => !isOpen(each)), ...billings.filter(isOpen)];
      const parts = inOrder.map(({ invoice, line }) => ({ quantity: signOf(invoice) * line.quantity }));
      const shares = shareAmounts({ base: whole, taxes: [] }, saleLine.quantity, parts, order.digits);
      return inOrder.flatMap((billing, index) =>
        isChanged(billing) ? [] : [[billing.line.id, shares[index]?.base ?? zero] as const],
      );
    }),
  );
}

/** What each line of an order comes to by Amazon's words; undefined where these do not make the order's total. */
export function statedAmounts(order: RoundedOrder): ReadonlyMap<RoundedLine, Decimal> | undefined {
  const stated = new Map(pricedLines(order).map((line) => [line, line.atAmazon ?? line.total]));
  return sum(stated.values()).eq(order.total) ? stated : undefined;
}

const pricedLines = ({ lines }: RoundedOrder): readonly RoundedLine[] =>
  lines.filter(
    ({ displayType, component, quantity }) =>
      displayType === undefined && component !== 'rounding' && quantity > 0,
  );

/**
 * What each line of an order comes to, with its part of what stands on the order's line named *Rounding*: Amazon's own
 * amounts, where these make the total.
 */
function wholesOf(order: RoundedOrder): ReadonlyMap<RoundedLine, Decimal> {
  const stated = statedAmounts(order);
  if (stated) return stated;
  const { total, digits } = order;
  const own = pricedLines(order);
  const rests = allocate(
    total.minus(sum(own.map((line) => line.total))),
    own.map((line) => line.total.abs()),
    digits,
  );
  return new Map(own.map((line, index) => [line, line.total.plus(rests[index] ?? zero)]));
}
