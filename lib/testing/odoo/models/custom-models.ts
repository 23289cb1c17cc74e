import { OdooError, userError, validationError } from '../errors.ts';
import type { Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { dropExternalIds } from '../records/external-ids.ts';
import { baseFields } from '../store/base-fields.ts';
import { boolean, char, one2many, selection, text, type Field } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf, type Row } from '../store/row.ts';
import { refuseDependents } from './field-dependents.ts';
import { fieldRow } from './field-row.ts';

const xName: Field = char('Name', { custom: true });

function checkName(env: Environment, row: Row): void {
  const name = textOf(row, 'model');
  if (row['state'] === 'base') return;
  if (!name.startsWith('x_')) throw validationError("The model name must start with 'x_'.");
  const others = [...(env.database.table('ir.model').find('model', name) ?? [])].filter(
    (id) => id !== row.id,
  );
  if (others.length > 0) {
    throw new OdooError('odoo.exceptions.ValidationError', 'Each model must have a unique name.', {
      field: 'model',
    });
  }
}

/** A model made by a user starts with a name and Odoo's own fields. */
function defineModel(env: Environment, row: Row): void {
  const name = textOf(row, 'model');
  const hasName = env.context['install_mode'] !== true || env.database.version.traits.namesLoadedModels;
  const fields = new Map(Object.entries(hasName ? { ...baseFields, x_name: xName } : baseFields));
  const label = textOf(row, 'name');
  env.database.defineModel({ name, label, order: textOf(row, 'order'), fields, behaviour: {}, custom: true });
  for (const [field, definition] of fields) {
    seedRecord(env, 'ir.model.fields', fieldRow(name, row.id, field, definition));
  }
}

function changeModel(env: Environment, row: Row): void {
  const current = env.database.table('ir.model').get(row.id) ?? row;
  const before = env.database.model(textOf(row, 'model'));
  env.database.defineModel({ ...before, label: textOf(current, 'name'), order: textOf(current, 'order') });
}

function dropModel(env: Environment, row: Row): void {
  const name = textOf(row, 'model');
  if (row['state'] !== 'manual') throw userError('This column contains module data and cannot be removed!');
  const fields = env.database.table('ir.model.fields');
  const own = [...(fields.find('model_id', row.id) ?? [])];
  // Fields of other models that point to it go with it.
  const pointing = [...fields.rows()].filter(
    (field) => field['relation'] === name && linkOf(field, 'model_id') !== row.id,
  );
  const going = [...own.flatMap((id) => fields.get(id) ?? []), ...pointing];
  refuseDependents(env, pointing);
  for (const field of pointing) env.database.dropField(textOf(field, 'model'), textOf(field, 'name'));
  for (const { id } of going) fields.remove(id);
  dropExternalIds(env, 'ir.model.fields', new Set(going.map(({ id }) => id)));
  env.database.dropModel(name);
}

export const customModel: ModelDefinition = {
  name: 'ir.model',
  label: 'Models',
  module: 'base',
  order: 'name asc',
  check: checkName,
  afterCreate: (env, rows) => {
    for (const row of rows) defineModel(env, row);
  },
  afterWrite: (env, rows) => {
    for (const row of rows) changeModel(env, row);
  },
  beforeUnlink: (env, rows) => {
    for (const row of rows) dropModel(env, row);
  },
  fields: {
    name: char('Model Description', { required: true }),
    model: char('Model', { required: true, index: true }),
    order: char('Order', { required: true, default: () => 'id' }),
    state: selection(
      'Type',
      [
        ['manual', 'Custom Object'],
        ['base', 'Base Object'],
      ],
      { readonly: true, default: () => 'manual' },
    ),
    transient: boolean('Transient Model'),
    info: text('Information'),
    field_id: one2many('Fields', 'ir.model.fields', 'model_id'),
    access_ids: one2many('Access', 'ir.model.access', 'model_id'),
  },
};
