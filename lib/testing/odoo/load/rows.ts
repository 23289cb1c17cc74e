import type { Columns } from './columns.ts';

export type Cells = readonly unknown[];

/** The rows of one record: its own first, then those that only add records to its lists. */
export interface RecordRows {
  readonly rows: readonly Cells[];
  /** Place of the first and the last row in the table. */
  readonly from: number;
  readonly to: number;
}

/** Cuts a table into records. A row with nothing but cells of lists goes on with the record above it. */
export function cutIntoRecords(columns: Columns, data: readonly Cells[]): readonly RecordRows[] {
  const records: { rows: Cells[]; from: number; to: number }[] = [];
  for (const [index, row] of data.entries()) {
    const last = records.at(-1);
    if (last && onlyAddsChildren(columns, row)) {
      last.rows.push(row);
      last.to = index;
    } else {
      records.push({ rows: [row], from: index, to: index });
    }
  }
  return records;
}

function onlyAddsChildren(columns: Columns, row: Cells): boolean {
  return columns.children.some((child) => hasCells(child.columns, row)) && !hasOwnCells(columns, row);
}

/** Whether a row says anything about a record, or about one below it. */
export function hasCells(columns: Columns, row: Cells): boolean {
  return hasOwnCells(columns, row) || columns.children.some((child) => hasCells(child.columns, row));
}

function hasOwnCells({ externalId, databaseId, values, links }: Columns, row: Cells): boolean {
  const own = [externalId, databaseId, ...[...values, ...links].map(({ column }) => column)];
  return own.some((column) => column !== undefined && !isEmpty(row[column]));
}

export const isEmpty = (cell: unknown): boolean =>
  cell === undefined || cell === null || cell === '' || cell === false;
