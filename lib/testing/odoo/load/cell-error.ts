import type { Field } from '../store/field.ts';

/** A cell that cannot be read: it becomes a message of `load`, and the record goes on without the field. */
export class CellError extends Error {
  override readonly name = 'CellError';
  /** What Odoo adds to its message. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.extra = extra;
  }
}

/** `field` under the label that its messages use: below a list, the list comes first (`Contact/Color Index`). */
export const labelled = (field: Field, parents: readonly string[]): string =>
  [...parents, field.label].join('/');
