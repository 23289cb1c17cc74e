/** A value as stored. `false` is Odoo's empty; a many2one is an id, a many2many a list of ids. */
export type Value = string | number | boolean | readonly number[] | JsonValue;

/** The value of a JSON field, wrapped so that a list in it is not taken for ids. */
export interface JsonValue {
  /** What JSON can hold, such as the object of `extra_tax_data`. */
  readonly json: unknown;
}

/** A record as stored. Rows are never changed, only replaced: the old one is what an undo puts back. */
export interface Row {
  readonly id: number;
  readonly [field: string]: Value;
}

export type Values = Readonly<Record<string, Value>>;

export function linkOf(row: Values | undefined, field: string): number | undefined {
  const value = row?.[field];
  return typeof value === 'number' ? value : undefined;
}

export function linksOf(row: Values | undefined, field: string): readonly number[] {
  const value = row?.[field];
  return isIds(value) ? value : [];
}

export function textOf(row: Values | undefined, field: string): string {
  const value = row?.[field];
  return typeof value === 'string' ? value : '';
}

export function numberOf(row: Values | undefined, field: string): number {
  const value = row?.[field];
  return typeof value === 'number' ? value : 0;
}

export const isTrue = (row: Values | undefined, field: string): boolean => row?.[field] === true;

export const isIds = (value: unknown): value is readonly number[] => Array.isArray(value);

export const isJson = (value: Value): value is JsonValue => typeof value === 'object' && 'json' in value;
