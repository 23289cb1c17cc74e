import { constraintError } from '../errors.ts';
import { boolean, char, integer, many2one } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

export const salesTeam: ModelDefinition = {
  name: 'crm.team',
  label: 'Sales Team',
  module: 'sales_team',
  order: 'sequence asc, create_date desc, id desc',
  fields: {
    name: char('Sales Team', { required: true }),
    sequence: integer('Sequence', { default: () => 10 }),
    active: boolean('Active', { default: () => true }),
    company_id: many2one('Company', 'res.company'),
    user_id: many2one('Team Leader', 'res.users'),
  },
};

export const saleTag: ModelDefinition = {
  name: 'crm.tag',
  label: 'CRM Tag',
  module: 'sales_team',
  check: (env, row) => {
    const rows = [...env.database.table('crm.tag').rows()];
    if (rows.some(({ id, name }) => id !== row.id && name === row['name']))
      throw constraintError('Tag name already exists!');
  },
  fields: {
    name: char('Tag Name', { required: true }),
    color: integer('Color', { default: () => 1 }),
  },
};
