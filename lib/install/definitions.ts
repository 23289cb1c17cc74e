/** A field that install() adds, in the words of `ir.model.fields`. */
export interface FieldDefinition {
  readonly name: `x_${string}`;
  readonly label: string;
  readonly type: FieldType;
  readonly help?: string;
  readonly index?: boolean;
  /** The model that a relation points to. */
  readonly relation?: string;
  /** one2many: the many2one field of `relation` that points back. */
  readonly inverse?: string;
  /** one2many: which of those records it shows, in Python's notation. */
  readonly domain?: string;
  readonly onDelete?: 'set null' | 'restrict' | 'cascade';
  readonly required?: boolean;
  /** selection: value and label. */
  readonly choices?: readonly (readonly [string, string])[];
  /** Shows another record's field, such as `sale_id.x_amazon_order_ref`; not stored. */
  readonly related?: string;
  /** Python that Odoo runs whenever the field is read; not stored. */
  readonly compute?: string;
}

/** Odoo modules that are made use of where they are there. */
export const optionalModules = ['stock_delivery'] as const;
export type OptionalModule = (typeof optionalModules)[number];

type FieldType =
  'char' | 'text' | 'integer' | 'boolean' | 'datetime' | 'selection' | 'many2one' | 'many2many' | 'one2many';

export interface ModelDefinition {
  readonly model: string;
  /** Set on the models that install() creates; absent on Odoo's own. */
  readonly label?: string;
  /** The external id of the `ir.model` record of one of Odoo's own models. */
  readonly externalId?: string;
  /** The Odoo module that brings the model, where a database may do without it. */
  readonly module?: OptionalModule;
  readonly fields: readonly FieldDefinition[];
}
