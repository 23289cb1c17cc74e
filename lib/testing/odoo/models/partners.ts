import type { Environment } from '../environment.ts';
import { constraintError, validationError } from '../errors.ts';
import { nameOfRecord } from '../records/display-name.ts';
import { boolean, char, html, integer, many2many, many2one, one2many, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { isTrue, linkOf, textOf, type Row, type Values } from '../store/row.ts';

const types = [
  ['contact', 'Contact'],
  ['invoice', 'Invoice'],
  ['delivery', 'Delivery'],
  ['other', 'Other'],
] as const;

/** "Company, Contact"; an address without a name is called by its type. */
function displayName(env: Environment, row: Row): string {
  const name = textOf(row, 'name') || (types.find(([type]) => type === row['type'])?.[1] ?? '');
  const parent = linkOf(row, 'parent_id');
  if (isTrue(row, 'is_company')) return name;
  const company =
    parent === undefined ? textOf(row, 'company_name') : nameOfRecord(env, 'res.partner', parent);
  return company === '' ? name : `${company}, ${name}`;
}

/** The address alone, in lower case; of several the first. */
function normalized(email: string): string | false {
  const address = /[^\s<>,;"@]+@[^\s<>,;"@]+\.[^\s<>,;"@]+/.exec(email)?.[0];
  return address === undefined ? false : address.toLowerCase();
}

// As base_vat words it (measured), for the lengths of some countries' numbers; check digits are not worked out here.
const vatNumbers: ReadonlyMap<string, { readonly number: RegExp; readonly expected: string }> = new Map([
  ['DE', { number: /^\d{9}$/, expected: 'DE123456788 or 12/345/67890' }],
  ['ES', { number: /^[A-Z0-9]\d{7}[A-Z0-9]$/, expected: 'ESA12345674' }],
]);

function checkVat(env: Environment, row: Row): void {
  const modules = env.database.table('ir.module.module').rows();
  if (![...modules].some((module) => module['name'] === 'base_vat' && module['state'] === 'installed'))
    return;
  const vat = textOf(row, 'vat');
  const known = vatNumbers.get(vat.slice(0, 2));
  const number = vat.slice(2);
  if (!known || known.number.test(number)) return;
  throw validationError(
    `\nThe VAT number [${number}] for partner [${textOf(row, 'name')}] does not seem to be valid.  \nNote: the expected format is ${known.expected}`,
  );
}

const addressFields = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id'];

// A new contact (not a delivery address) below a company takes over its address, unless it brings one (measured).
function inheritAddress(env: Environment, row: Row): Values {
  const parent = env.database.table('res.partner').get(linkOf(row, 'parent_id') ?? 0);
  const isNew = env.database.table('res.partner').get(row.id) === undefined;
  if (!isNew || !parent || row['type'] !== 'contact') return {};
  return Object.fromEntries(addressFields.map((field) => [field, parent[field] ?? false]));
}

const partner: ModelDefinition = {
  name: 'res.partner',
  label: 'Contact',
  module: 'base',
  order: 'complete_name asc, id desc',
  displayName,
  derive: (env, row) => ({ ...inheritAddress(env, row), email_normalized: normalized(textOf(row, 'email')) }),
  check: (env, row) => {
    if (row['type'] === 'contact' && textOf(row, 'name') === '')
      throw constraintError('Contacts require a name');
    checkVat(env, row);
  },
  fields: {
    name: char('Name'),
    complete_name: char('Complete Name', { readonly: true, compute: displayName, storedInOdoo: true }),
    parent_id: many2one('Related Company', 'res.partner'),
    child_ids: one2many('Contact', 'res.partner', 'parent_id'),
    type: selection('Address Type', types, { default: () => 'contact' }),
    is_company: boolean('Is a Company'),
    company_name: char('Company Name'),
    company_id: many2one('Company', 'res.company', { index: true }),
    email: char('Email'),
    email_normalized: char('Normalized Email', { readonly: true, index: true }),
    phone: char('Phone'),
    street: char('Street'),
    street2: char('Street2'),
    zip: char('Zip'),
    city: char('City'),
    state_id: many2one('State', 'res.country.state', { onDelete: 'restrict' }),
    country_id: many2one('Country', 'res.country', { onDelete: 'restrict' }),
    country_code: char('Country Code', { readonly: true, related: ['country_id', 'code'] }),
    lang: selection('Language', [['en_US', 'English (US)']], { default: () => 'en_US' }),
    comment: html('Notes'),
    ref: char('Reference', { index: true }),
    vat: char('Tax ID', { index: true }),
    active: boolean('Active', { default: () => true }),
    category_id: many2many('Tags', 'res.partner.category'),
    color: integer('Color Index'),
    user_ids: one2many('Users', 'res.users', 'partner_id'),
  },
};

const category: ModelDefinition = {
  name: 'res.partner.category',
  label: 'Partner Tags',
  module: 'base',
  order: 'name, id',
  fields: {
    name: char('Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    color: integer('Color'),
  },
};

export const partnerModels: readonly ModelDefinition[] = [partner, category];
