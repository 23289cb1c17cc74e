import { currentCompany } from '../environment.ts';
import { boolean, char, float, integer, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

const company = many2one('Company', 'res.company', { required: true, default: currentCompany });

// What taxes come to is Odoo's own engine: proved on a real Odoo only, so there are none here.
const tax: ModelDefinition = {
  name: 'account.tax',
  label: 'Tax',
  module: 'account',
  order: 'sequence, id',
  cannotCreate: 'taxes are proved on a real Odoo only',
  fields: {
    name: char('Tax Name', { required: true }),
    amount: float('Amount', { required: true }),
    amount_type: selection(
      'Tax Computation',
      [
        ['group', 'Group of Taxes'],
        ['fixed', 'Fixed'],
        ['percent', 'Percentage'],
        ['division', 'Percentage Tax Included'],
      ],
      { required: true },
    ),
    type_tax_use: selection(
      'Tax Type',
      [
        ['sale', 'Sales'],
        ['purchase', 'Purchases'],
        ['none', 'None'],
      ],
      { required: true },
    ),
    price_include: boolean('Price Include', { readonly: true }),
    company_id: company,
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 1 }),
  },
};

const fiscalPosition: ModelDefinition = {
  name: 'account.fiscal.position',
  label: 'Fiscal Position',
  module: 'account',
  order: 'sequence',
  fields: {
    name: char('Fiscal Position', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence'),
    company_id: company,
    auto_apply: boolean('Detect Automatically'),
    country_id: many2one('Country', 'res.country'),
  },
};

const journal: ModelDefinition = {
  name: 'account.journal',
  label: 'Journal',
  module: 'account',
  order: 'sequence, type, code',
  fields: {
    name: char('Journal Name', { required: true }),
    code: char('Sequence Prefix', { required: true }),
    type: selection(
      'Type',
      [
        ['sale', 'Sales'],
        ['purchase', 'Purchase'],
        ['cash', 'Cash'],
        ['bank', 'Bank'],
        ['credit', 'Credit Card'],
        ['general', 'Miscellaneous'],
      ],
      { required: true },
    ),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 10 }),
    company_id: company,
    currency_id: many2one('Currency', 'res.currency'),
  },
};

// What an invoice comes to is Odoo's own engine: proved on a real Odoo only, so none can be made here.
const invoice: ModelDefinition = {
  name: 'account.move',
  label: 'Journal Entry',
  module: 'account',
  cannotCreate: 'invoices are proved on a real Odoo only',
  fields: {
    name: char('Number'),
    move_type: char('Type', { required: true, readonly: true }),
    state: char('Status', { required: true, readonly: true }),
    payment_state: char('Payment Status', { readonly: true }),
    company_id: company,
  },
};

const cannotCreate = 'payments are proved on a real Odoo only';

const payment: ModelDefinition = {
  name: 'account.payment',
  label: 'Payments',
  module: 'account',
  cannotCreate,
  fields: {
    name: char('Number'),
    state: char('Status', { readonly: true }),
    journal_id: many2one('Journal', 'account.journal'),
  },
};

const bankLine: ModelDefinition = {
  name: 'account.bank.statement.line',
  label: 'Bank Statement Line',
  module: 'account',
  cannotCreate,
  fields: {
    payment_ref: char('Label'),
    journal_id: many2one('Journal', 'account.journal'),
  },
};

export const accountingModels: readonly ModelDefinition[] = [
  tax,
  fiscalPosition,
  journal,
  invoice,
  payment,
  bankLine,
];
