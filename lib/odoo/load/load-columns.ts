import { ConnectorError } from '../../support/errors.ts';
import { isChildren, isLink, type LoadRecord, type LoadValue } from './load-record.ts';

/**
 * The columns of a record: field name → how it is written. `undefined`: empty in every record so far, so it goes into
 * whatever column the others need.
 */
export type Columns = ReadonlyMap<string, ColumnKind | undefined>;
export type ColumnKind = 'value' | 'id' | '.id' | { readonly children: Columns };

/** @throws `CONFIGURATION_INVALID` when the children of one record name different fields. */
export function columnsOf({ key, values }: LoadRecord): Columns {
  return new Map(
    Object.entries(values)
      // An empty list says nothing: a blank cell would delete the children that are there (measured).
      .filter(([, value]) => !isChildren(value) || value.length > 0)
      .map(([field, value]): [string, ColumnKind | undefined] => [field, kindOf(value, `${key}, ${field}`)]),
  );
}

function kindOf(value: LoadValue, where: string): ColumnKind | undefined {
  if (value === null) return undefined;
  if (isChildren(value)) return { children: childColumns(value, where) };
  if (!isLink(value)) return 'value';
  return value.key === undefined ? '.id' : 'id';
}

function childColumns(children: readonly LoadRecord[], where: string): Columns {
  return children.map(columnsOf).reduce((all, columns) => {
    const merged = mergeColumns(all, columns);
    if (merged) return merged;
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `The records below ${where} name different fields, or link by key here and by id there. They go to Odoo as one table, where a field left out would count as empty: name the same fields in each, with null for empty.`,
    );
  });
}

/** The columns that serve both; undefined when a record would get an empty cell for a field that it does not name. */
export function mergeColumns(left: Columns, right: Columns): Columns | undefined {
  if (left.size !== right.size) return undefined;
  const merged = new Map<string, ColumnKind | undefined>();
  for (const [field, kind] of left) {
    if (!right.has(field)) return undefined;
    const other = right.get(field);
    const both = kind === undefined || other === undefined ? (kind ?? other) : mergeKinds(kind, other);
    if (both === undefined && kind !== other) return undefined;
    merged.set(field, both);
  }
  return merged;
}

function mergeKinds(left: ColumnKind, right: ColumnKind): ColumnKind | undefined {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right ? left : undefined;
  const children = mergeColumns(left.children, right.children);
  return children && { children };
}
