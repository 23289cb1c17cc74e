import { hasColumn, onDeleteOf, type Field } from '../store/field.ts';
import type { Values } from '../store/row.ts';

/** The `ir.model.fields` record of a field that Odoo itself brings. */
export function fieldRow(model: string, modelId: number, name: string, field: Field): Values {
  return {
    name,
    model,
    model_id: modelId,
    field_description: field.label,
    ttype: field.type,
    state: field.custom ? 'manual' : 'base',
    relation: field.relation ?? false,
    relation_field: field.inverse ?? false,
    on_delete: field.type === 'many2one' ? onDeleteOf(field) : false,
    required: field.required ?? false,
    readonly: field.readonly ?? false,
    store: hasColumn(field) || field.storedInOdoo === true,
    index: field.index ?? false,
    copied: true,
    help: field.help ?? false,
    selection: field.choices
      ? `[${field.choices.map(([value, label]) => `('${value}', '${label}')`).join(', ')}]`
      : false,
    related: field.related?.join('.') ?? false,
  };
}
