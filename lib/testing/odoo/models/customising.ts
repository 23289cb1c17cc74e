import { constraintError, userError } from '../errors.ts';
import type { Environment } from '../environment.ts';
import { boolean, char, integer, many2many, many2one, selection, text } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { textOf, type Row } from '../store/row.ts';

const fullName = (row: Row): string => `${textOf(row, 'module')}.${textOf(row, 'name')}`;

function refuseSecond(env: Environment, row: Row): void {
  const same = env.database.table('ir.model.data').find('complete_name', fullName(row)) ?? new Set();
  if ([...same].every((id) => id === row.id)) return;
  throw constraintError(
    'duplicate key value violates unique constraint "ir_model_data_module_name_uniq_index"\n' +
      `DETAIL:  Key (module, name)=(${textOf(row, 'module')}, ${textOf(row, 'name')}) already exists.\n`,
  );
}

const externalId: ModelDefinition = {
  name: 'ir.model.data',
  label: 'Model Data',
  module: 'base',
  order: 'module, model, name',
  displayName: (_env, row) => fullName(row),
  derive: (_env, row) => ({ complete_name: fullName(row) }),
  check: refuseSecond,
  fields: {
    module: char('Module', { required: true, default: () => '' }),
    name: char('External Identifier', { required: true }),
    complete_name: char('Complete ID', { readonly: true, index: true }),
    model: char('Model Name', { required: true }),
    res_id: integer('Record ID', { index: true }),
    noupdate: boolean('Non Updatable'),
  },
};

const access: ModelDefinition = {
  name: 'ir.model.access',
  label: 'Model Access',
  module: 'base',
  order: 'model_id, group_id, name, id',
  fields: {
    name: char('Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    model_id: many2one('Model', 'ir.model', { required: true, onDelete: 'cascade' }),
    group_id: many2one('Group', 'res.groups', { onDelete: 'restrict' }),
    perm_read: boolean('Read Access'),
    perm_write: boolean('Write Access'),
    perm_create: boolean('Create Access'),
    perm_unlink: boolean('Delete Access'),
  },
};

// Kept, and read back as they are; the embedded Odoo does not enforce record rules.
const rule: ModelDefinition = {
  name: 'ir.rule',
  label: 'Record Rule',
  module: 'base',
  order: 'model_id desc, id',
  fields: {
    name: char('Name'),
    active: boolean('Active', { default: () => true }),
    model_id: many2one('Model', 'ir.model', { required: true, onDelete: 'cascade' }),
    groups: many2many('Groups', 'res.groups'),
    domain_force: text('Domain'),
    perm_read: boolean('Read', { default: () => true }),
    perm_write: boolean('Write', { default: () => true }),
    perm_create: boolean('Create', { default: () => true }),
    perm_unlink: boolean('Delete', { default: () => true }),
  },
};

const defaultValue: ModelDefinition = {
  name: 'ir.default',
  label: 'Default Values',
  module: 'base',
  fields: {
    field_id: many2one('Field', 'ir.model.fields', { required: true, onDelete: 'cascade' }),
    json_value: char('Default Value (JSON format)', { required: true }),
  },
};

function refuseUnknownPython(env: Environment, row: Row): void {
  if (row['state'] !== 'code')
    throw userError(`The embedded Odoo has no server actions of type ${textOf(row, 'state')}.`);
  if (env.database.pieces.get(textOf(row, 'code'))?.kind === 'server action') return;
  throw userError(
    `The embedded Odoo runs no Python: the code of server action "${textOf(row, 'name')}" is not among its pythonPieces.`,
  );
}

const serverAction: ModelDefinition = {
  name: 'ir.actions.server',
  label: 'Server Action',
  module: 'base',
  order: 'name, id',
  check: refuseUnknownPython,
  fields: {
    name: char('Action Name', { required: true }),
    type: char('Action Type', { required: true, default: () => 'ir.actions.server' }),
    state: selection(
      'Type',
      [
        ['code', 'Execute Code'],
        ['object_write', 'Update Record'],
        ['webhook', 'Send Webhook Notification'],
      ],
      { required: true, default: () => 'object_write' },
    ),
    model_id: many2one('Model', 'ir.model', { required: true, onDelete: 'cascade' }),
    model_name: char('Model Name', { readonly: true, related: ['model_id', 'model'] }),
    code: text('Python Code'),
  },
};

const installedModule: ModelDefinition = {
  name: 'ir.module.module',
  label: 'Module',
  module: 'base',
  order: 'name',
  cannotCreate: 'its modules are those that it imitates',
  displayName: (_env, row) => textOf(row, 'shortdesc'),
  fields: {
    name: char('Technical Name', { required: true, readonly: true }),
    shortdesc: char('Module Name', { readonly: true }),
    state: selection(
      'Status',
      [
        ['uninstallable', 'Uninstallable'],
        ['uninstalled', 'Not Installed'],
        ['installed', 'Installed'],
      ],
      { readonly: true },
    ),
    latest_version: char('Installed Version', { readonly: true }),
  },
};

const parameter: ModelDefinition = {
  name: 'ir.config_parameter',
  label: 'System Parameter',
  module: 'base',
  order: 'key',
  displayName: (_env, row) => textOf(row, 'key'),
  check: (env, row) => {
    const same = env.database.table('ir.config_parameter').find('key', textOf(row, 'key')) ?? new Set();
    if ([...same].some((id) => id !== row.id)) throw constraintError('Key must be unique.');
  },
  fields: {
    key: char('Key', { required: true, index: true }),
    value: text('Value', { required: true }),
  },
};

export const customisingModels: readonly ModelDefinition[] = [
  externalId,
  access,
  rule,
  defaultValue,
  serverAction,
  installedModule,
  parameter,
];
