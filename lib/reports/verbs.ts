import type { SalesReportOptions } from './sales.ts';
import type { SalesRow } from './sales-row.ts';
import type { StockReportOptions } from './stock.ts';
import type { StockRow } from './stock-row.ts';

/** The verbs of `connector.reports`. They read Odoo alone, and change nothing. */
export interface Reports {
  /**
   * Sums up the confirmed sale orders that came from Amazon, in all companies that the user may enter.
   *
   * Amounts are decimals in the company's currency, converted at the rate that Odoo keeps on each order: those of Odoo's
   * own Sales Analysis. Rows of different companies are never added together. Odoo does the sums: three calls however many
   * orders there are, one more with `marketplace` and one more with `registrations`.
   *
   * @throws `CONFIGURATION_INVALID` with every complaint at once, before anything is read, and for a time zone that Odoo
   * does not know; `REGISTRATION_UNKNOWN`, `NOT_INSTALLED`, `ABORTED`, or an `ODOO_…` code.
   * @example
   * const rows = await connector.reports.sales({ by: ['marketplace', 'month'], from: '2026-01-01', to: '2027-01-01' });
   * for (const { marketplace, month, total, currency } of rows) console.log(marketplace?.name, month, total, currency);
   */
  sales(options: SalesReportOptions): Promise<readonly SalesRow[]>;
  /**
   * Sums up the stock at the Amazon locations of the registrations: what Odoo has there now, in the locations below too.
   *
   * A location that several registrations share counts once. The value is the part that this stock has of what Odoo values
   * all stock of the article at; goods that Odoo values by lot count at the average of their lots, and goods of another
   * owner at nothing. Six calls, and one for each company with stock there (for each 500 articles of it: Odoo values
   * them one by one).
   *
   * @throws `CONFIGURATION_INVALID` with every complaint at once, before anything is read; `REGISTRATION_UNKNOWN`,
   * `NOT_INSTALLED`, `ABORTED`, or an `ODOO_…` code.
   * @example
   * const rows = await connector.reports.stock({ by: ['product'] });
   * for (const { product, quantity, value, currency } of rows) console.log(product?.name, quantity, value, currency);
   */
  stock(options: StockReportOptions): Promise<readonly StockRow[]>;
}
