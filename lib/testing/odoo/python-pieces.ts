import type { Context } from './environment.ts';
import type { Value } from './store/row.ts';

/**
 * Python that the embedded Odoo can stand in for, by its exact text: it runs no Python, so a server action or a
 * computed field with any other text is refused when it is created.
 */
export type PythonPieces = ReadonlyMap<string, ServerActionPiece | ComputedFieldPiece>;

/** Stands in for the code of a server action. What it throws undoes everything that it did. */
export interface ServerActionPiece {
  readonly kind: 'server action';
  /** Gives what the Python leaves in the variable `action`. */
  readonly run: (odoo: PieceOdoo, call: ServerActionCall) => unknown;
}

/** Stands in for the `compute` of a field. */
export interface ComputedFieldPiece {
  readonly kind: 'computed field';
  /** Gives the value of the field on the record with this id. */
  readonly compute: (odoo: PieceOdoo, recordId: number) => Value;
}

export interface ServerActionCall {
  readonly context: Context;
  /** `active_ids` of the context. */
  readonly records: readonly number[];
}

/** What such a piece can do: any method of the embedded Odoo, as the same user and in the same transaction. */
export interface PieceOdoo {
  readonly uid: number;
  call(model: string, method: string, call?: PieceCall): unknown;
  /** Whether an app that is there has this model. */
  hasModel(model: string): boolean;
  /** Ids of those records that are there. */
  exists(model: string, ids: readonly number[]): readonly number[];
  /** The id of the record with this external id, whatever the user may read. */
  idOf(externalId: string): number | undefined;
  /** Python's `raise UserError(message)`. */
  refuse(message: string): never;
}

export interface PieceCall {
  readonly ids?: readonly number[];
  readonly args?: Readonly<Record<string, unknown>>;
}
