import { boolean, char, date, float, integer, many2one } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

const company: ModelDefinition = {
  name: 'res.company',
  label: 'Companies',
  module: 'base',
  order: 'sequence, name',
  cannotCreate: 'name the companies in the options of startEmbeddedOdoo()',
  fields: {
    name: char('Company Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 10 }),
    partner_id: many2one('Partner', 'res.partner', { required: true }),
    currency_id: many2one('Currency', 'res.currency', { required: true }),
    parent_id: many2one('Parent Company', 'res.company', { readonly: true }),
    fiscalyear_lock_date: date('Global Lock Date'),
    parent_path: char('Parent Path', { readonly: true }),
    country_id: many2one('Country', 'res.country', { related: ['partner_id', 'country_id'] }),
    email: char('Email', { related: ['partner_id', 'email'] }),
  },
};

const currency: ModelDefinition = {
  name: 'res.currency',
  label: 'Currency',
  module: 'base',
  order: 'active desc, name',
  fields: {
    name: char('Currency', { required: true }),
    full_name: char('Name'),
    symbol: char('Symbol', { required: true }),
    rounding: float('Rounding Factor', { default: () => 0.01 }),
    decimal_places: integer('Decimal Places', { readonly: true, default: () => 2 }),
    active: boolean('Active', { default: () => true }),
  },
};

export const companyModels: readonly ModelDefinition[] = [company, currency];
