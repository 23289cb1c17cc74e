import type { OdooError } from '../errors.ts';
import type { RecordRows } from './rows.ts';

/** A message of `load`, in Odoo's shape. */
export interface LoadMessage {
  readonly type: 'error' | 'warning';
  readonly message: string;
  readonly rows?: { readonly from: number; readonly to: number };
  /** Place of the record among the records of the call. */
  readonly record?: number;
  readonly field?: string;
  readonly field_name?: string;
  readonly moreinfo?: unknown;
}

export interface LoadAnswer {
  /** One id for each root record; `false` when anything failed, and then nothing was written. */
  readonly ids: readonly number[] | false;
  readonly messages: readonly LoadMessage[];
  readonly nextrow: 0;
}

/** Where a message belongs. */
export interface Place {
  readonly record: number;
  readonly rows: RecordRows;
}

export const at = ({ record, rows }: Place): Pick<LoadMessage, 'rows' | 'record'> => ({
  rows: { from: rows.from, to: rows.to },
  record,
});

export function refusedRecord(place: Place, { detail, field }: OdooError): LoadMessage {
  return { ...at(place), type: 'error', message: detail, ...(field === undefined ? {} : { field }) };
}

export const tooManyErrors: LoadMessage = {
  type: 'warning',
  message:
    'Found more than 10 errors and more than one error per 10 records, interrupted to avoid showing too many errors.',
};
