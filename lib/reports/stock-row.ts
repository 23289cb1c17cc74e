import type { NamedRef } from '../odoo/index.ts';
import { decimal, divide, zero, type Decimal } from '../support/money.ts';
import { roundQuantity } from '../support/round-quantity.ts';
import { amountIn, type ReportCompany } from './companies.ts';

/** What stock can be summed up by, alone or together. */
export const stockKeys = ['location', 'product'] as const;
/** By what the stock report can be summed up. */
export type StockKey = (typeof stockKeys)[number];

/** An Amazon location in Odoo. */
export interface StockedLocation extends NamedRef {
  /** All registrations whose stock it holds; each of them shows the same goods, which count once. */
  readonly registrations: readonly NamedRef[];
}

/** Stock at Amazon, as Odoo has it. */
export interface StockRow {
  /** Where asked for: the Amazon location, with all locations below it. */
  readonly location?: StockedLocation;
  /** Where asked for: the article, with its internal reference in the name as Odoo shows it. */
  readonly product?: NamedRef;
  /** Undefined where the location belongs to no company. */
  readonly company: NamedRef | undefined;
  /** On hand, each article in its own unit of measure; below zero where more was shipped than Odoo knew of. */
  readonly quantity: number;
  /** Of these, reserved for transfers. */
  readonly reserved: number;
  /**
   * What Odoo values it at: a decimal such as `'12.34'`, in the company's currency. Undefined where Odoo states no value:
   * without a company, where stock here and stock elsewhere add up to nothing, or where the user may not see values.
   */
  readonly value: string | undefined;
  /** Of the company: ISO 4217. */
  readonly currency: string | undefined;
}

/** Stock of one article and one owner, at one location. */
export interface StockPart {
  readonly location: StockedLocation;
  readonly product: NamedRef;
  readonly company: ReportCompany | undefined;
  readonly quantity: number;
  readonly reserved: number;
  /** What Odoo values the article at; undefined where it states nothing. */
  readonly worth: Worth | undefined;
}

/** What Odoo values all stock of an article in a company at. */
export interface Worth {
  /** In the company's currency. */
  readonly total: number;
  /** How much stock that is. */
  readonly quantity: number;
}

/** Adds the parts of each row up. */
export function addUpStock(parts: readonly StockPart[], by: readonly StockKey[]): readonly StockRow[] {
  const rows = new Map<string, readonly StockPart[]>();
  for (const part of parts) {
    const ids = by.map((key) => part[key].id);
    const key = JSON.stringify([part.company?.id, ...ids]);
    rows.set(key, [...(rows.get(key) ?? []), part]);
  }
  return [...rows.values()].flatMap((ofRow) => {
    const [first] = ofRow;
    return first ? [rowOf(first, ofRow, by)] : [];
  });
}

function rowOf(
  { location, product, company }: StockPart,
  parts: readonly StockPart[],
  by: readonly StockKey[],
): StockRow {
  const value = company && valueOf(parts);
  return {
    ...(by.includes('location') ? { location } : {}),
    ...(by.includes('product') ? { product } : {}),
    company: company && { id: company.id, name: company.name },
    quantity: roundQuantity(parts.reduce((sum, part) => sum + part.quantity, 0)),
    reserved: roundQuantity(parts.reduce((sum, part) => sum + part.reserved, 0)),
    value: value && amountIn(company, value),
    currency: company?.currency,
  };
}

/**
 * The part of the article's value that its stock here has. Odoo rounds `avg_cost` to the currency when it is read, so the
 * total is divided instead: 7 pieces at 3.333 are worth 23.33, not 7 × 3.33 (measured on Odoo 19).
 */
function valueOf(parts: readonly StockPart[]): Decimal | undefined {
  let value = zero;
  for (const { quantity, worth } of parts) {
    if (roundQuantity(quantity) === 0) continue;
    if (!worth || roundQuantity(worth.quantity) === 0) return undefined;
    value = value.plus(divide(decimal(worth.total).times(decimal(quantity)), worth.quantity));
  }
  return value;
}
