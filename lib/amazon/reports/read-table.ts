import { reportUnreadable } from './report-unreadable.ts';

/** A row of a report in the form of a table. */
export interface TableRow {
  /** Its line in the report; the header is line 1. */
  readonly line: number;
  /** What stands in a column; empty where the report has no such column. */
  cell(column: string): string;
}

/**
 * The rows of a tab-separated report with a header. Columns are found by name, in any order; those that nobody asks for
 * are ignored. Amazon puts nothing in quotes there: a quotation mark is a part of the text.
 *
 * @throws `REPORT_UNREADABLE` naming the column of `required` that is missing, or the first line that has fewer cells
 * than the header.
 */
export function readTable(
  text: string,
  { reportType, required }: { readonly reportType: string; readonly required: readonly string[] },
): readonly TableRow[] {
  // Taken for one line, a table whose lines end by CR alone would be a header without rows.
  const lineEnd = text.includes('\n') ? /\r?\n/ : '\r';
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(lineEnd);
  const names = header.split('\t').map((name) => name.trim().toLowerCase());
  const column = required.find((name) => !names.includes(name));
  if (column !== undefined) {
    const hint =
      names.length === 1 && header.includes(',') ? ' (its columns have to be separated by tabs)' : '';
    throw reportUnreadable(reportType, `it has no column ${column}${hint}`, { column });
  }
  return lines.flatMap((content, index) => {
    if (content === '') return [];
    const line = index + 2;
    const cells = content.split('\t');
    if (cells.length < names.length) {
      throw reportUnreadable(reportType, `line ${line} is cut short`, { line });
    }
    return [{ line, cell: (name) => cells[names.indexOf(name)] ?? '' }];
  });
}
