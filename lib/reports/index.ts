export type { NamedRef } from '../odoo/index.ts';
export { reportSales, type SalesReportOptions } from './sales.ts';
export type { SalesGroup, SalesKey, SalesRow, SoldMarketplace } from './sales-row.ts';
export { reportStock, type StockReportOptions } from './stock.ts';
export type { StockedLocation, StockKey, StockRow } from './stock-row.ts';
export type { Reports } from './verbs.ts';
