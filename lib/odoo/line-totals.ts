import { z } from 'zod';

/** The amounts that a line of Odoo 19 carries itself (`extra_tax_data`), in the currency of its document: decimal strings. */
export interface LineTotals {
  /** Without tax, for the whole quantity. */
  readonly base: string;
  /** One entry for each tax of the line. */
  readonly taxes: readonly {
    /** Id of the tax (`account.tax`). */
    readonly taxId: number;
    /** What the tax amounts to for the whole quantity. */
    readonly amount: string;
  }[];
}

/** What a line must be for its own amounts to count. */
export interface LineTerms {
  /** Id of the currency (`res.currency`). */
  readonly currencyId: number;
  /** Decimal string, such as `12.34`. */
  readonly priceUnit: string;
  /** Units of the line. */
  readonly quantity: number;
}

/**
 * `totals` as Odoo 19 keeps them in `extra_tax_data`: they count while the line has these terms, no discount, and no
 * other taxes (measured), so that Odoo computes by itself again when somebody edits the line.
 */
export function toExtraTaxData(totals: LineTotals, terms: LineTerms): Readonly<Record<string, unknown>> {
  const base = Number(totals.base);
  return {
    currency_id: terms.currencyId,
    price_unit: Number(terms.priceUnit),
    quantity: terms.quantity,
    discount: 0,
    // Company amounts are left out, so that Odoo takes its own rate for documents in a foreign currency.
    manual_total_excluded_currency: base,
    manual_tax_amounts: Object.fromEntries(
      totals.taxes.map(({ taxId, amount }) => [
        String(taxId),
        { tax_amount_currency: Number(amount), base_amount_currency: base },
      ]),
    ),
  };
}

const extraTaxData = z.object({
  currency_id: z.number(),
  price_unit: z.number(),
  quantity: z.number(),
  manual_total_excluded_currency: z.number(),
  manual_tax_amounts: z.record(z.string(), z.object({ tax_amount_currency: z.number() })),
});

/** The amounts in `extra_tax_data` and the terms on which they count; undefined when it holds none. */
export function fromExtraTaxData(value: unknown): (LineTotals & LineTerms) | undefined {
  const parsed = extraTaxData.safeParse(value);
  if (!parsed.success) return undefined;
  const { currency_id, price_unit, quantity, manual_total_excluded_currency, manual_tax_amounts } =
    parsed.data;
  return {
    currencyId: currency_id,
    priceUnit: String(price_unit),
    quantity,
    base: String(manual_total_excluded_currency),
    taxes: Object.entries(manual_tax_amounts).map(([taxId, { tax_amount_currency }]) => ({
      taxId: Number(taxId),
      amount: String(tax_amount_currency),
    })),
  };
}
