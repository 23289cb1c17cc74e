import { char, datetime, integer, many2one, type Field } from './field.ts';

/** The fields that Odoo gives to every model; `display_name` is worked out by `records/field-value.ts`. */
export const baseFields: Readonly<Record<string, Field>> = {
  id: integer('ID', { readonly: true }),
  display_name: char('Display Name', { readonly: true, compute: () => false }),
  create_uid: many2one('Created by', 'res.users', { readonly: true, index: false }),
  create_date: datetime('Created on', { readonly: true }),
  write_uid: many2one('Last Updated by', 'res.users', { readonly: true, index: false }),
  write_date: datetime('Last Updated on', { readonly: true }),
};
