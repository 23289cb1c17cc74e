import type { Environment } from '../environment.ts';
import type { Row, Value, Values } from './row.ts';

export const fieldTypes = [
  'boolean',
  'char',
  'date',
  'datetime',
  'float',
  'html',
  'integer',
  'json',
  'many2many',
  'many2one',
  'monetary',
  'one2many',
  'selection',
  'text',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export type OnDelete = 'set null' | 'restrict' | 'cascade';
export type Choices = readonly (readonly [value: string, label: string])[];

/** A field, in the words of Odoo's `fields_get`. */
export interface Field extends FieldOptions {
  readonly type: FieldType;
  readonly label: string;
  readonly relation?: string;
  /** one2many: the many2one of `relation` that points back. */
  readonly inverse?: string;
  /** one2many: which of those records it shows, as a domain. */
  readonly domain?: readonly unknown[];
  readonly choices?: Choices;
  /** float: how many digits Odoo keeps, and how many of them after the point. Default: all. */
  readonly digits?: readonly [total: number, decimals: number];
}

export interface FieldOptions {
  readonly help?: string;
  readonly required?: boolean;
  readonly readonly?: boolean;
  /** Makes searches for equality quick. Default: only many2one fields. */
  readonly index?: boolean;
  readonly onDelete?: OnDelete;
  /** The value of a new record that names none; `values` are the others that were given. */
  readonly default?: (env: Environment, values: Values) => Value;
  /** Worked out on every read. */
  readonly compute?: (env: Environment, row: Row) => Value;
  /** With `compute`: the real Odoo stores it, so it can be searched. */
  readonly storedInOdoo?: boolean;
  /** Stored, and worked out anew where a field at the end of one of these paths is written. */
  readonly recompute?: {
    readonly paths: readonly (readonly string[])[];
    readonly value: (env: Environment, row: Row) => Value;
  };
  /** Reads another record's field, such as `['sale_id', 'name']`. */
  readonly related?: readonly string[];
  /** Made by a user: state `manual` in `ir.model.fields`. */
  readonly custom?: boolean;
  /** A copy of a record starts without its value. */
  readonly notCopied?: boolean;
}

const plain =
  (type: FieldType) =>
  (label: string, options: FieldOptions = {}): Field => ({ type, label, ...options });

export const boolean: PlainField = plain('boolean');
export const char: PlainField = plain('char');
export const date: PlainField = plain('date');
export const datetime: PlainField = plain('datetime');
export const float: PlainField = plain('float');
export const html: PlainField = plain('html');
export const integer: PlainField = plain('integer');
export const json: PlainField = plain('json');
export const monetary: PlainField = plain('monetary');
export const text: PlainField = plain('text');

type PlainField = (label: string, options?: FieldOptions) => Field;

export const selection = (label: string, choices: Choices, options: FieldOptions = {}): Field => ({
  type: 'selection',
  label,
  choices,
  ...options,
});

export const many2one = (label: string, relation: string, options: FieldOptions = {}): Field => ({
  type: 'many2one',
  label,
  relation,
  ...options,
});

export const many2many = (label: string, relation: string, options: FieldOptions = {}): Field => ({
  type: 'many2many',
  label,
  relation,
  ...options,
});

export const one2many = (
  label: string,
  relation: string,
  inverse: string,
  options: FieldOptions = {},
): Field => ({
  type: 'one2many',
  label,
  relation,
  inverse,
  ...options,
});

/** Whether rows hold a value for the field. */
export const hasColumn = (field: Field): boolean =>
  field.compute === undefined && field.related === undefined && field.type !== 'one2many';

export const isNumeric = ({ type }: Field): boolean =>
  type === 'integer' || type === 'float' || type === 'monetary';

export const isToMany = ({ type }: Field): boolean => type === 'one2many' || type === 'many2many';

/** Odoo keeps a required link from dangling; others are emptied when their record goes. */
export const onDeleteOf = (field: Field): OnDelete =>
  field.onDelete ?? (field.required ? 'restrict' : 'set null');
