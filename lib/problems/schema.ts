import {
  companyOfRegistration,
  registrationLink,
  type ModelDefinition,
  type SchemaPart,
} from '../schema/index.ts';
import { giveProblemsKinds } from './upgrade.ts';

const problem: ModelDefinition = {
  model: 'x_amazon_problem',
  label: 'Amazon Problem',
  companyPath: companyOfRegistration,
  data: { field: 'id', sentence: '%d problems' },
  fields: [
    { ...registrationLink, index: true },
    { name: 'x_kind', label: 'Kind', type: 'char', index: true },
    { name: 'x_ref', label: 'Reference', type: 'char', index: true },
    {
      name: 'x_marketplace_id',
      label: 'Marketplace',
      type: 'many2one',
      relation: 'x_amazon_marketplace',
    },
    { name: 'x_sale_order_id', label: 'Sale Order', type: 'many2one', relation: 'sale.order' },
    { name: 'x_code', label: 'Code', type: 'char' },
    { name: 'x_reason', label: 'Reason', type: 'text' },
    { name: 'x_attempts', label: 'Attempts', type: 'integer' },
    { name: 'x_next_try', label: 'Next Try', type: 'datetime' },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    {
      name: 'x_problem_ids',
      label: 'Problems',
      type: 'one2many',
      relation: 'x_amazon_problem',
      inverse: 'x_registration_id',
    },
  ],
};

/** What could not be synchronised. */
export const problemsSchema: SchemaPart = {
  models: [problem, registration],
  botRights: [['x_amazon_problem', 'create']],
  belongings: [
    {
      model: 'x_amazon_problem',
      open: { words: 'problems', domain: [] },
      // What is in Odoo already is followed by the registration of its sale order.
      withMarketplaces: (ids) => [
        ['x_sale_order_id', '=', false],
        ['x_marketplace_id', 'in', ids],
      ],
    },
  ],
  upgrades: [giveProblemsKinds],
};
