import { storable } from '../../support/clean-text.ts';
import { columnsOf, mergeColumns, type Columns } from './load-columns.ts';
import { isChildren, isLink, type LoadRecord, type LoadValue } from './load-record.ts';

/** Arguments of one call of Odoo's `load`. Cells are text; an empty one empties its field. */
export interface LoadTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** External ids of the root records, in the order of the ids that Odoo answers. */
  readonly keys: readonly string[];
}

/**
 * Records as tables for Odoo's `load`: one table where all name the same fields, else one for each set of fields.
 *
 * Children stand in rows below their root, under columns such as `order_line/price_unit`. Records are kept apart
 * because an empty cell is not the same as no cell: it would override a default, empty a field that a user filled, or
 * delete the lines of an order (all measured on Odoo 19). So give `null` for what is meant to be empty, and the same
 * fields in all records, to have one call. A field cannot link by key in one row and by id in another (Odoo:
 * "Ambiguous specification"): such records go to separate tables too.
 *
 * @throws `CONFIGURATION_INVALID` when the children of one record name different fields.
 */
export function loadTable(records: readonly LoadRecord[]): readonly LoadTable[] {
  return groupByColumns(records).map(({ columns, members }) => ({
    fields: fieldPaths(columns),
    rows: members.flatMap((record) => rowsOf(record, columns)),
    keys: members.map((record) => record.key),
  }));
}

export interface ColumnGroup {
  readonly columns: Columns;
  readonly members: readonly LoadRecord[];
}

/** Records that can share a table, in order of their first appearance. */
export function groupByColumns(records: readonly LoadRecord[]): readonly ColumnGroup[] {
  const groups: { columns: Columns; members: LoadRecord[] }[] = [];
  for (const record of records) {
    const own = columnsOf(record);
    const fitting = groups.find(({ columns }) => mergeColumns(columns, own));
    if (fitting) {
      fitting.columns = mergeColumns(fitting.columns, own) ?? fitting.columns;
      fitting.members.push(record);
    } else {
      groups.push({ columns: own, members: [record] });
    }
  }
  return groups;
}

function fieldPaths(columns: Columns): readonly string[] {
  const paths = [...columns].flatMap(([field, kind]) => {
    if (typeof kind === 'object') return fieldPaths(kind.children).map((path) => `${field}/${path}`);
    return kind === 'id' || kind === '.id' ? [`${field}/${kind}`] : [field];
  });
  return ['id', ...paths];
}

/** The rows of a record: as many as its longest list of children needs. */
function rowsOf({ key, values }: LoadRecord, columns: Columns): readonly (readonly string[])[] {
  const parts = [...columns].map(([field, kind]) => {
    const value = values[field] ?? null;
    if (typeof kind !== 'object') return { width: 1, rows: [[cell(value)]] };
    const rows = isChildren(value) ? value.flatMap((child) => rowsOf(child, kind.children)) : [];
    return { width: fieldPaths(kind.children).length, rows };
  });
  const height = Math.max(1, ...parts.map(({ rows }) => rows.length));
  return Array.from({ length: height }, (_, index) => [
    index === 0 ? key : '',
    ...parts.flatMap(({ width, rows }) => rows[index] ?? Array.from({ length: width }, () => '')),
  ]);
}

// Text throughout: Odoo's own reader of a boolean cell fails on a boolean (AttributeError: no attribute 'lower').
function cell(value: LoadValue): string {
  if (value === null || isChildren(value)) return '';
  if (isLink(value)) return String(value.key ?? value.dbId ?? value.dbIds?.join(',') ?? '');
  return typeof value === 'boolean' ? (value ? '1' : '0') : storable(String(value));
}
