import type { Context } from './environment.ts';
import type { Value } from './store/row.ts';

/**
 * Python that the embedded Odoo can stand in for, by its exact text: it runs no Python, so a server action or a
 * computed field with any other text is refused when it is created.
 */
export type PythonPieces = ReadonlyMap<string, ServerActionPiece | ComputedFieldPiece>;

/** Stands in for the code of a server action. What it throws undoes everything that it did. */
export interface ServerActionPiece {
  /** Marks the code of a server action. */
  readonly kind: 'server action';
  /** Gives what the Python leaves in the variable `action`. */
  readonly run: (odoo: PieceOdoo, call: ServerActionCall) => unknown;
}

/** Stands in for the `compute` of a field. */
export interface ComputedFieldPiece {
  /** Marks the `compute` of a field. */
  readonly kind: 'computed field';
  /** Gives the value of the field on the record with this id. */
  readonly compute: (odoo: PieceOdoo, recordId: number) => Value;
}

/** What a server action is run with. */
export interface ServerActionCall {
  /** Context of the call of `ir.actions.server.run`. */
  readonly context: Context;
  /** `active_ids` of the context. */
  readonly records: readonly number[];
}

/** What such a piece can do: any method of the embedded Odoo, as the same user and in the same transaction. */
export interface PieceOdoo {
  /** Id of the user who runs the action or reads the field (`res.users`). */
  readonly uid: number;
  /** Calls a method of a model and gives its result; throws what Odoo would raise. */
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

/** What a method is called with. */
export interface PieceCall {
  /** Ids of the records that it runs on; left out for methods of the model, such as `search`. */
  readonly ids?: readonly number[];
  /** Arguments by name, such as `{ domain: […] }`. */
  readonly args?: Readonly<Record<string, unknown>>;
}
