import type { LineTotals } from '../odoo/index.ts';
import { type Decimal, divide, roundTo, smallestAmount, sum, zero } from '../support/money.ts';
import type { InvoiceFacts, SaleLineFacts } from './facts.ts';
import { equalAmounts, grossOf } from './shares.ts';
import { carriedAmounts, findTargets, type Target } from './targets.ts';

/** What is to be written on the lines of one draft invoice; nothing when it is right already. */
export interface InvoicePlan {
  /** Id of the draft invoice (`account.move`). */
  readonly invoiceId: number;
  /** The lines to write; those that are right already are left out. */
  readonly lines: readonly InvoiceLineStep[];
}

/** One invoice line, and what it is to come to. Amounts are decimal strings in the invoice's currency. */
export interface InvoiceLineStep {
  /** Id of the invoice line (`account.move.line`). */
  readonly lineId: number;
  /** Id of the invoice's currency (`res.currency`). */
  readonly currencyId: number;
  /** Units that the line bills; left as they are. */
  readonly quantity: number;
  /** Price to write; with taxes always another than the present one, so that Odoo 19 books the line again. */
  readonly priceUnit: string;
  /** Without tax. */
  readonly untaxed: string;
  /** With tax. */
  readonly total: string;
  /** The amounts that the line shall carry; undefined for a line without taxes, which comes to them by its price. */
  readonly carries: LineTotals | undefined;
}

/**
 * Decides what each line of the draft invoices comes to, so that all invoices of a sale order line add up to it.
 *
 * Odoo 19 hands a line's own amounts on to the invoice, but heeds them only where the whole quantity is invoiced at
 * once: three for 10.00, invoiced one by one, come to 9.99.
 */
export function planInvoices(
  saleLines: readonly SaleLineFacts[],
  invoices: readonly InvoiceFacts[],
  priceDecimals: number,
): readonly InvoicePlan[] {
  const targets = new Map(
    saleLines
      .flatMap((saleLine) => findTargets(saleLine, invoices))
      .map((target) => [target.line.id, target]),
  );
  return invoices
    .filter(({ isDraft, kind }) => isDraft && kind === 'invoice')
    .map((invoice) => {
      const own = invoice.lines.flatMap((line) => targets.get(line.id) ?? []);
      return {
        invoiceId: invoice.id,
        lines: linesToWrite(invoice, own).map((target) => stepFor(target, priceDecimals)),
      };
    });
}

function linesToWrite(
  { lines, untaxed, total }: InvoiceFacts,
  targets: readonly Target[],
): readonly Target[] {
  const addsUp =
    untaxed.eq(sum(lines.map((line) => line.untaxed))) && total.eq(sum(lines.map((line) => line.total)));
  // Odoo came to the right amounts by itself.
  if (addsUp && targets.every(isRight)) return [];
  const open = targets.filter((target) => !isRight(target) || !carriesShare(target));
  // Odoo 19 leaves the journal items as they were when a line got its amounts without another price (measured).
  const isStale = !addsUp && open.length === 0 && targets.length === lines.length;
  return isStale ? targets : open;
}

const isRight = ({ line, share }: Target): boolean =>
  line.untaxed.eq(share.base) && line.total.eq(grossOf(share));

function carriesShare({ line, share, saleLine }: Target): boolean {
  if (share.taxes.length === 0) return true;
  const amounts = carriedAmounts(line.carried, saleLine.taxIds);
  const counts = line.carried?.quantity === line.quantity && line.priceUnit.eq(line.carried.priceUnit);
  return counts && amounts !== undefined && equalAmounts(amounts, share);
}

function stepFor({ invoice, line, saleLine, share }: Target, priceDecimals: number): InvoiceLineStep {
  const text = (amount: Decimal): string => (amount.eq(0) ? zero : amount).toFixed(invoice.digits);
  const step = {
    lineId: line.id,
    currencyId: invoice.currencyId,
    quantity: line.quantity,
    untaxed: text(share.base),
    total: text(grossOf(share)),
  };
  if (share.taxes.length === 0) {
    const price = roundTo(divide(share.base, line.quantity), priceDecimals);
    return { ...step, priceUnit: price.toFixed(), carries: undefined };
  }
  const taxes = saleLine.taxIds.map((taxId, index) => ({ taxId, amount: text(share.taxes[index] ?? zero) }));
  return {
    ...step,
    priceUnit: otherPrice(line.priceUnit, saleLine.priceUnit, priceDecimals).toFixed(),
    carries: { base: text(share.base), taxes },
  };
}

// Odoo 19 computes the journal items again when the price of a line changes, not when the amounts that it carries do
// (measured). So the price changes in its last decimal: what the line comes to is in the amounts.
function otherPrice(current: Decimal, saleLinePrice: Decimal, decimals: number): Decimal {
  return current.eq(saleLinePrice) ? saleLinePrice.plus(smallestAmount(decimals)) : saleLinePrice;
}
