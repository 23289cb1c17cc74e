/**
 * A record for Odoo's `load`, under its external id. Loading it again writes the same record.
 *
 * A field that is not named keeps its default (new record) or its value (existing record). `null` empties it: an empty
 * cell overrides the default (measured: no taxes on a line, type `false` on a contact).
 */
export interface LoadRecord {
  /** External id such as `amazon.order_902-1845936-5435065`: a prefix, a dot, a name without blanks. */
  readonly key: string;
  readonly values: Readonly<Record<string, LoadValue>>;
}

/** Datetimes are Odoo's (`YYYY-MM-DD HH:MM:SS`, UTC); JSON fields are JSON text. */
export type LoadValue = string | number | boolean | null | RecordLink | readonly LoadRecord[];

/** Records that a relational field names: by database id, by external id, or a whole list (which replaces the old one). */
export type RecordLink =
  | { readonly dbId: number; readonly key?: never; readonly dbIds?: never }
  | { readonly key: string; readonly dbId?: never; readonly dbIds?: never }
  | { readonly dbIds: readonly number[]; readonly dbId?: never; readonly key?: never };

export const isChildren = (value: LoadValue): value is readonly LoadRecord[] => Array.isArray(value);

export const isLink = (value: LoadValue): value is RecordLink =>
  typeof value === 'object' && value !== null && !isChildren(value);

/** The external ids of a record and of all below it. */
export function keysOf({ key, values }: LoadRecord): readonly string[] {
  return [key, ...Object.values(values).flatMap((value) => (isChildren(value) ? value.flatMap(keysOf) : []))];
}
