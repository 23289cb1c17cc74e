import { cleanName } from '../../support/clean-text.ts';
import { text as filled, time } from '../orders/wire-values.ts';
import { readTable, type TableRow } from './read-table.ts';
import { reportUnreadable } from './report-unreadable.ts';

/** The report of what customers have sent back to Amazon's fulfilment centers. */
export const customerReturnsReportType = 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA';

/** Goods that a customer sent back and Amazon received (FBA). */
export interface CustomerReturn {
  /** Amazon's order id. */
  readonly orderId: string;
  /** The seller's SKU. */
  readonly sku: string;
  /** Units, at least 1. */
  readonly quantity: number;
  /** When Amazon received them: ISO 8601, UTC. */
  readonly returnedAt: string;
  /** In what state they are, such as `SELLABLE`, `CUSTOMER_DAMAGED` or `DEFECTIVE`. */
  readonly disposition: string | undefined;
  /** Why the customer sent them back, such as `UNWANTED_ITEM`. */
  readonly reason: string | undefined;
  /** What Amazon does with them, such as `Unit returned to inventory`. */
  readonly status: string | undefined;
  /** Amazon's id of the goods. */
  readonly fnSku: string | undefined;
  /** Amazon's number of this one unit, such as `LPNNC5N165ZVR`. */
  readonly licensePlate: string | undefined;
}

const required = ['return-date', 'order-id', 'sku', 'quantity'];

/**
 * The returns of a report `GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA`, in its order. What customers wrote and the names of
 * products are not kept.
 *
 * @throws `REPORT_UNREADABLE` when a column is missing, a line is cut short, or a value is blank or not what it should be;
 * `context` has `column` or `line`. Then nothing of the report is returned.
 *
 * @example
 * const returns = parseCustomerReturns(await amazon.readReportDocument(reportDocumentId));
 */
export function parseCustomerReturns(text: string): readonly CustomerReturn[] {
  return readTable(text, { reportType: customerReturnsReportType, required }).map(readReturn);
}

function readReturn(row: TableRow): CustomerReturn {
  const optional = (column: string): string | undefined => cleanName(row.cell(column));
  return {
    orderId: must(row, 'order-id', filled.safeParse(row.cell('order-id')).data),
    sku: must(row, 'sku', filled.safeParse(row.cell('sku')).data),
    quantity: must(row, 'quantity', quantityOf(row.cell('quantity'))),
    returnedAt: must(row, 'return-date', time.safeParse(row.cell('return-date').trim()).data),
    disposition: optional('detailed-disposition'),
    reason: optional('reason'),
    status: optional('status'),
    fnSku: optional('fnsku'),
    licensePlate: optional('license-plate-number'),
  };
}

function quantityOf(cell: string): number | undefined {
  const units = /^\d+$/.test(cell.trim()) ? Number(cell) : 0;
  return units >= 1 && Number.isSafeInteger(units) ? units : undefined;
}

function must<T>({ line }: TableRow, column: string, value: T | undefined): T {
  if (value !== undefined) return value;
  const reason = `in line ${line}, column ${column} is ${wanted[column] ?? 'blank'}`;
  throw reportUnreadable(customerReturnsReportType, reason, { line, column });
}

const wanted: Readonly<Record<string, string>> = {
  quantity: 'not a positive whole number',
  'return-date': 'not a time in ISO 8601 with its zone',
};
