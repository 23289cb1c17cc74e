import type { LineTotals } from '../odoo/index.ts';
import { allocate, decimal, type Decimal, smallestAmount, sum, zero } from '../support/money.ts';
import type { InvoiceFacts, InvoiceLineFacts, SaleLineFacts } from './facts.ts';
import { grossOf, shareAmounts, type LineAmounts, type BilledPart } from './shares.ts';

/** What a line of a draft invoice is to come to. */
export interface Target {
  readonly invoice: InvoiceFacts;
  readonly line: InvoiceLineFacts;
  readonly saleLine: SaleLineFacts;
  readonly share: LineAmounts;
}

interface Billing {
  readonly invoice: InvoiceFacts;
  readonly line: InvoiceLineFacts;
}

/**
 * The lines of draft invoices that bill this sale order line, each with its share of it; none where it is not known
 * what the sale order line comes to.
 *
 * What is posted, a credit note, or changed by a person (price, discount, taxes, currency) stays as it is. A rounding in
 * it is made good by the drafts, a decision of a person is not.
 */
export function findTargets(saleLine: SaleLineFacts, invoices: readonly InvoiceFacts[]): readonly Target[] {
  const whole = wholeOf(saleLine);
  const billings = invoices
    .flatMap((invoice) => invoice.lines.map((line): Billing => ({ invoice, line })))
    .filter(({ line }) => line.saleLineIds.includes(saleLine.id))
    .toSorted((left, right) => left.line.id - right.line.id);
  // A line that bills several sale lines does not tell how much of it is whose.
  if (!whole || saleLine.quantity <= 0 || billings.some(({ line }) => line.saleLineIds.length > 1)) return [];

  const digits = billings[0]?.invoice.digits ?? 2;
  const tolerance = mostRounding(whole, billings.length, digits);
  const isOpen = ({ invoice, line }: Billing): boolean =>
    invoice.isDraft && invoice.kind === 'invoice' && !isEdited(line, invoice, saleLine, tolerance);
  const inOrder = [...billings.filter((billing) => !isOpen(billing)), ...billings.filter(isOpen)];
  const parts = inOrder.map((billing): BilledPart => {
    const quantity = signOf(billing.invoice) * billing.line.quantity;
    if (isOpen(billing)) return { quantity };
    return { quantity, billed: billedBy(billing, saleLine, whole, tolerance) };
  });
  const shares = shareAmounts(whole, saleLine.quantity, parts, digits);
  return inOrder.flatMap((billing, index) => {
    const share = shares[index];
    return share && isOpen(billing) ? [{ ...billing, saleLine, share }] : [];
  });
}

/** Amounts that a line carries, with their taxes in the order of `taxIds`; undefined when they are of other taxes. */
export function carriedAmounts(
  carried: LineTotals | undefined,
  taxIds: readonly number[],
): LineAmounts | undefined {
  const taxes = taxIds.flatMap((id) => carried?.taxes.find(({ taxId }) => taxId === id) ?? []);
  if (carried?.taxes.length !== taxIds.length || taxes.length !== taxIds.length) return undefined;
  return { base: decimal(carried.base), taxes: taxes.map(({ amount }) => decimal(amount)) };
}

/** The amounts of a sale line, where it is known what they are: carried by itself and counting, or without any tax. */
function wholeOf({ carried, taxIds, untaxed, total }: SaleLineFacts): LineAmounts | undefined {
  if (taxIds.length === 0) return { base: untaxed, taxes: [] };
  const whole = carriedAmounts(carried, taxIds);
  // Where they differ somebody edited the line, and Odoo computes it by itself again.
  return whole?.base.eq(untaxed) && grossOf(whole).eq(total) ? whole : undefined;
}

/** Credit notes take back. */
export const signOf = ({ kind }: InvoiceFacts): number => (kind === 'invoice' ? 1 : -1);

// By as much Odoo's own rounding can be off: for each part, the smallest unit on its base and on each tax.
const mostRounding = (whole: LineAmounts, parts: number, digits: number): Decimal =>
  smallestAmount(digits).times(parts * (1 + whole.taxes.length));

/** Whether a person gave a line another price, discount, taxes or currency than its sale order line has. */
export function isEdited(
  { quantity, priceUnit, discount, taxIds }: InvoiceLineFacts,
  { currencyId }: InvoiceFacts,
  saleLine: SaleLineFacts,
  tolerance: Decimal,
): boolean {
  const off = priceUnit.minus(saleLine.priceUnit).times(quantity).abs();
  const sameTaxes =
    taxIds.length === saleLine.taxIds.length && taxIds.every((id) => saleLine.taxIds.includes(id));
  return (
    quantity === 0 || discount !== 0 || currencyId !== saleLine.currencyId || !sameTaxes || off.gt(tolerance)
  );
}

/** What a line that stays took of its sale line; undefined where a person decided that, and not a rounding. */
function billedBy(
  { invoice, line }: Billing,
  { quantity, taxIds }: SaleLineFacts,
  whole: LineAmounts,
  tolerance: Decimal,
): LineAmounts | undefined {
  const beyond = beyondLines(invoice, line);
  const base = line.untaxed.plus(beyond.untaxed);
  const total = line.total.plus(beyond.total);
  const fair = grossOf(whole).times(line.quantity).div(quantity);
  if (total.minus(fair).abs().gt(tolerance)) return undefined;
  const carried = carriedAmounts(line.carried, taxIds);
  const counts = carried !== undefined && carried.base.eq(base) && grossOf(carried).eq(total);
  const taxes = counts
    ? carried.taxes
    : // Of a line with several taxes nothing tells more than their sum.
      allocate(
        total.minus(base),
        whole.taxes.map((tax) => tax.abs()),
        invoice.digits,
      );
  const sign = signOf(invoice);
  return { base: base.times(sign), taxes: taxes.map((tax) => tax.times(sign)) };
}

// Where tax is rounded once for the whole invoice, that can differ from the sum of its lines: its first line bears it.
function beyondLines(
  { lines, untaxed, total }: InvoiceFacts,
  line: InvoiceLineFacts,
): { readonly untaxed: Decimal; readonly total: Decimal } {
  if (lines.find(({ saleLineIds }) => saleLineIds.length > 0) !== line) return { untaxed: zero, total: zero };
  return {
    untaxed: untaxed.minus(sum(lines.map((each) => each.untaxed))),
    total: total.minus(sum(lines.map((each) => each.total))),
  };
}
