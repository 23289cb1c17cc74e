import { userError, validationError } from '../errors.ts';
import type { Environment } from '../environment.ts';
import { boolean, char, fieldTypes, many2many, many2one, selection, text } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf, type Row, type Values } from '../store/row.ts';
import { refuseDependents } from './field-dependents.ts';
import { readFieldRow } from './read-field-row.ts';

function checkField(env: Environment, row: Row): void {
  if (row['state'] === 'base') return;
  const name = textOf(row, 'name');
  if (!name.startsWith('x_')) throw validationError("Custom fields must have a name that starts with 'x_'!");
  const fields = env.database.table('ir.model.fields');
  const siblings = [...(fields.find('model_id', linkOf(row, 'model_id') ?? 0) ?? [])];
  if (siblings.some((id) => id !== row.id && fields.get(id)?.['name'] === name)) {
    throw validationError('Field names must be unique per model.');
  }
  readFieldRow(env, row);
}

const fixed = ['ttype', 'name', 'model_id'];

function refuseRetyping(_env: Environment, rows: readonly Row[], values: Values): void {
  for (const row of rows) {
    if (row['state'] === 'base') {
      throw userError('Properties of base fields cannot be altered in this manner!');
    }
    if (fixed.some((field) => field in values && values[field] !== row[field])) {
      throw userError(
        'Changing the type of a field is not yet supported. Please drop it and create it again!',
      );
    }
  }
}

function define(env: Environment, rows: readonly Row[]): void {
  for (const row of rows) {
    const current = env.database.table('ir.model.fields').get(row.id) ?? row;
    env.database.defineField(textOf(current, 'model'), textOf(current, 'name'), readFieldRow(env, current));
  }
}

function drop(env: Environment, rows: readonly Row[]): void {
  if (rows.some((row) => row['state'] === 'base')) {
    throw userError('This column contains module data and cannot be removed!');
  }
  refuseDependents(env, rows);
  for (const row of rows) env.database.dropField(textOf(row, 'model'), textOf(row, 'name'));
}

export const customField: ModelDefinition = {
  name: 'ir.model.fields',
  label: 'Fields',
  module: 'base',
  order: 'name, id',
  displayName: (env, row) => {
    const model = env.database.table('ir.model').get(linkOf(row, 'model_id') ?? 0);
    return `${textOf(row, 'field_description')} (${textOf(model, 'name')})`;
  },
  derive: (env, row) => ({
    model: textOf(env.database.table('ir.model').get(linkOf(row, 'model_id') ?? 0), 'model'),
  }),
  check: checkField,
  afterCreate: define,
  beforeWrite: refuseRetyping,
  afterWrite: define,
  beforeUnlink: drop,
  fields: {
    name: char('Field Name', { required: true }),
    model: char('Model Name', { required: true, index: true }),
    model_id: many2one('Model', 'ir.model', { required: true, onDelete: 'cascade' }),
    field_description: char('Field Label', { required: true, default: () => '' }),
    ttype: selection(
      'Field Type',
      fieldTypes.map((type) => [type, type] as const),
      { required: true },
    ),
    state: selection(
      'Type',
      [
        ['manual', 'Custom Field'],
        ['base', 'Base Field'],
      ],
      { required: true, readonly: true, default: () => 'manual' },
    ),
    relation: char('Related Model'),
    relation_field: char('Relation Field'),
    domain: char('Domain'),
    relation_table: char('Relation Table'),
    column1: char('Column 1'),
    column2: char('Column 2'),
    on_delete: selection('On Delete', [
      ['cascade', 'Cascade'],
      ['set null', 'Set NULL'],
      ['restrict', 'Restrict'],
    ]),
    required: boolean('Required'),
    groups: many2many('Groups', 'res.groups'),
    readonly: boolean('Readonly'),
    store: boolean('Stored', { default: () => true }),
    index: boolean('Indexed'),
    copied: boolean('Copied'),
    help: text('Field Help'),
    selection: char('Selection Options (Deprecated)'),
    compute: text('Compute'),
    depends: char('Dependencies'),
    related: char('Related Field Definition'),
  },
};
