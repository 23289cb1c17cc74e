import type { NamedRef } from '../odoo/index.ts';
import type { Channel } from '../orders/index.ts';
import { decimal, divide, zero, type Decimal } from '../support/money.ts';
import { amountIn, type ReportCompany } from './companies.ts';

/** What sales can be summed up by, in any combination. */
export const salesKeys = ['registration', 'marketplace', 'salesTeam', 'channel', 'month'] as const;
/** By what the sales report can be summed up. */
export type SalesKey = (typeof salesKeys)[number];

/** A marketplace of Amazon, in a report. */
export interface SoldMarketplace {
  /** Amazon's id, such as `A1RKKUPIHCS9HS`. */
  readonly id: string;
  /** Name in Odoo, such as `Amazon.es`. */
  readonly name: string;
  /** Two letters, such as `ES`. */
  readonly countryCode: string;
}

/** By what a row of the sales report is grouped: what was asked for is there, everything else is left out. */
export interface SalesGroup {
  /** Undefined for orders without one. */
  readonly registration?: NamedRef | undefined;
  /** Undefined for orders without one. */
  readonly marketplace?: SoldMarketplace | undefined;
  /** Undefined for orders without one. */
  readonly salesTeam?: NamedRef | undefined;
  /** `fba`: Amazon shipped; `fbm`: the seller did. */
  readonly channel?: Channel | undefined;
  /** `YYYY-MM`, in the time zone of the report. */
  readonly month?: string | undefined;
}

/** What was sold on Amazon, as Odoo's confirmed sale orders have it. */
export interface SalesRow extends SalesGroup {
  /** The company of the sale orders. */
  readonly company: NamedRef;
  /** How many sale orders. */
  readonly orders: number;
  /** Without taxes: a decimal, such as `'12.34'`, in the company's currency. */
  readonly untaxed: string;
  /** Taxes: `total` less `untaxed`. */
  readonly tax: string;
  /** With taxes: a decimal in the company's currency. */
  readonly total: string;
  /** Of the company: ISO 4217. */
  readonly currency: string;
}

/** Orders of one group that have the same rate. */
export interface SalesPart {
  readonly group: SalesGroup;
  readonly company: ReportCompany;
  /** Units of the orders' currency for one of the company's. */
  readonly rate: number;
  readonly orders: number;
  /** In the orders' currency. */
  readonly untaxed: number;
  /** In the orders' currency. */
  readonly total: number;
}

/**
 * Adds the parts of each group up, in the currency of its company.
 *
 * Odoo's Sales Analysis divides each line by the rate of its order; so do these sums, and are rounded at the end alone.
 */
export function addUpSales(parts: readonly SalesPart[]): readonly SalesRow[] {
  const rows = new Map<string, readonly SalesPart[]>();
  for (const part of parts) {
    const key = JSON.stringify([part.company.id, part.group]);
    rows.set(key, [...(rows.get(key) ?? []), part]);
  }
  return [...rows.values()].flatMap((ofRow) => {
    const [first] = ofRow;
    return first ? [rowOf(first, ofRow)] : [];
  });
}

function rowOf({ group, company }: SalesPart, parts: readonly SalesPart[]): SalesRow {
  const add = (amount: (part: SalesPart) => number): Decimal =>
    // Odoo counts an order without a rate as one in the company's currency.
    parts.reduce((sum, part) => sum.plus(divide(decimal(amount(part)), part.rate || 1)), zero);
  const untaxed = amountIn(
    company,
    add((part) => part.untaxed),
  );
  const total = amountIn(
    company,
    add((part) => part.total),
  );
  return {
    ...group,
    company: { id: company.id, name: company.name },
    orders: parts.reduce((sum, part) => sum + part.orders, 0),
    untaxed,
    tax: amountIn(company, decimal(total).minus(decimal(untaxed))),
    total,
    currency: company.currency,
  };
}
