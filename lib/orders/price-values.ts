import type { Dialect, LoadValue } from '../odoo/index.ts';
import { decimal } from '../support/money.ts';
import type { LinePrice } from './draft.ts';
import { exactTotalsJson } from './totals/line-price.ts';

/** A unit price as it is written, with the line's own totals where it has some. */
export interface WrittenPrice extends Pick<LinePrice, 'priceUnit' | 'exact'> {
  /** Percent. Default: 0. */
  readonly discount?: number;
}

type Values = Readonly<Record<string, LoadValue>>;

/** The price of a line, with its own totals where this Odoo has them. Used again when a line is corrected. */
export function priceValues(
  { price, quantity }: { readonly price: WrittenPrice; readonly quantity: number },
  currencyId: number,
  dialect: Dialect,
): Values {
  const exact = exactTotalsJson(price, quantity, currencyId);
  return {
    ...heldPrice(price, dialect),
    // load() takes the JSON field as text (measured on Odoo 19: an object is a TypeError).
    ...(dialect.exactLineTotals ? { extra_tax_data: exact ? JSON.stringify(exact) : null } : {}),
  };
}

/**
 * A unit price that Odoo leaves as it is when a quantity changes.
 *
 * Odoo 19 computes price and discount again on every write of a quantity (measured, also when it stays the same). A price
 * counts as set by hand while it differs from `technical_price_unit` by a cent or more, and one that came with create
 * does not: it falls to the product's price. So the technical price says what no line with this price has: a line may be
 * free, so not zero. A discount cannot be held, so it is written with every price. Odoo 17 has no such field, and keeps
 * only what is written beside the quantity.
 */
export function heldPrice(
  { priceUnit, discount = 0 }: Pick<WrittenPrice, 'priceUnit' | 'discount'>,
  dialect: Dialect,
): Values {
  return {
    price_unit: priceUnit,
    discount,
    ...(dialect.holdsPrices ? { technical_price_unit: decimal(priceUnit).lt(0) ? 1 : -1 } : {}),
  };
}

/** The same fields for a line without a price, such as a note. */
export const noPriceValues = (dialect: Dialect): Values => ({
  price_unit: null,
  discount: null,
  ...(dialect.holdsPrices ? { technical_price_unit: null } : {}),
  ...(dialect.exactLineTotals ? { extra_tax_data: null } : {}),
});
