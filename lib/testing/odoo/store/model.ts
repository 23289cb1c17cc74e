import type { Environment } from '../environment.ts';
import type { Field } from './field.ts';
import type { Row, Values } from './row.ts';

/** One of Odoo's own models, as far as the embedded Odoo knows it. */
export interface ModelDefinition extends ModelBehaviour {
  readonly name: string;
  readonly label: string;
  /** Module whose external id the model's `ir.model` record has: `sale` for `sale.model_sale_order`. */
  readonly module: string;
  /** Odoo's default order. */
  readonly order?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** What a model does beyond storing its fields. */
export interface ModelBehaviour {
  readonly displayName?: (env: Environment, row: Row) => string;
  /** Why records of it cannot be created here, when they cannot. */
  readonly cannotCreate?: string;
  /** Values that Odoo works out from the others and stores. */
  readonly derive?: (env: Environment, row: Row) => Values;
  /** Throws what Odoo's constraints would. */
  readonly check?: (env: Environment, row: Row) => void;
  readonly afterCreate?: (env: Environment, rows: readonly Row[]) => void;
  readonly beforeWrite?: (env: Environment, rows: readonly Row[], values: Values) => void;
  readonly afterWrite?: (env: Environment, rows: readonly Row[], values: Values) => void;
  readonly beforeUnlink?: (env: Environment, rows: readonly Row[]) => void;
}

/** A model in a running database; its fields may grow. */
export interface Model {
  readonly name: string;
  readonly label: string;
  readonly order: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly behaviour: ModelBehaviour;
  readonly custom: boolean;
}

/** The field that names a record: Odoo's `_rec_name`. */
export function nameField(model: Model): string {
  return model.fields.has('x_name') ? 'x_name' : 'name';
}
