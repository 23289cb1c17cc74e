import { boolean, char, many2many, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { textOf } from '../store/row.ts';

const user: ModelDefinition = {
  name: 'res.users',
  label: 'User',
  module: 'base',
  order: 'name, login',
  cannotCreate: 'its users are admin, bot and plain; change their groups instead',
  displayName: (env, row) => {
    const partner = typeof row['partner_id'] === 'number' ? row['partner_id'] : 0;
    return textOf(env.database.table('res.partner').get(partner), 'name');
  },
  fields: {
    name: char('Name', { related: ['partner_id', 'name'] }),
    login: char('Login', { required: true }),
    active: boolean('Active', { default: () => true }),
    partner_id: many2one('Related Partner', 'res.partner', { required: true }),
    email: char('Email', { related: ['partner_id', 'email'] }),
    company_id: many2one('Company', 'res.company', { required: true }),
    company_ids: many2many('Companies', 'res.company'),
    group_ids: many2many('Groups', 'res.groups'),
    lang: selection('Language', [['en_US', 'English (US)']], { related: ['partner_id', 'lang'] }),
  },
};

const group: ModelDefinition = {
  name: 'res.groups',
  label: 'Access Groups',
  module: 'base',
  order: 'name, id',
  displayName: (_env, row) => textOf(row, 'full_name') || textOf(row, 'name'),
  derive: (_env, row) => ({ full_name: textOf(row, 'full_name') || textOf(row, 'name') }),
  fields: {
    name: char('Name', { required: true }),
    full_name: char('Group Name', { readonly: true }),
    implied_ids: many2many('Implied Groups', 'res.groups'),
  },
};

export const userModels: readonly ModelDefinition[] = [user, group];
