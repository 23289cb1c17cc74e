import { hasColumn, type Field } from '../store/field.ts';
import { textsOf } from './arguments.ts';
import type { Method } from './method.ts';

/** Needs no rights. Fields that the model lacks are left out, and so is what a field does not have (`help`). */
export const fieldsGet: Method = {
  name: 'fields_get',
  on: 'model',
  parameters: ['allfields', 'attributes'],
  run: (_env, model, { allfields, attributes }) => {
    const names = textsOf(allfields);
    const wanted = textsOf(attributes);
    const fields = [...model.fields].filter(([name]) => !names?.length || names.includes(name));
    return Object.fromEntries(
      fields.map(([name, field]) => {
        const all = Object.entries(describe(name, field)).filter(([, value]) => value !== undefined);
        return [name, Object.fromEntries(wanted?.length ? all.filter(([key]) => wanted.includes(key)) : all)];
      }),
    );
  },
};

function describe(name: string, field: Field): Readonly<Record<string, unknown>> {
  const {
    type,
    label,
    help,
    required = false,
    readonly = false,
    relation,
    inverse,
    choices,
    digits,
    custom = false,
  } = field;
  const store = hasColumn(field) || type === 'one2many' || field.storedInOdoo === true;
  return {
    name,
    type,
    string: label,
    help,
    required,
    readonly,
    store,
    relation,
    relation_field: inverse,
    selection: choices,
    digits,
    manual: custom,
    searchable: store || field.related !== undefined,
    sortable: store && type !== 'one2many' && type !== 'many2many',
  };
}
