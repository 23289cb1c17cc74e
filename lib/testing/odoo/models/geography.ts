import { char, integer, many2one, one2many } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf } from '../store/row.ts';

const country: ModelDefinition = {
  name: 'res.country',
  label: 'Country',
  module: 'base',
  order: 'name, id',
  fields: {
    name: char('Country Name', { required: true }),
    code: char('Country Code', { required: true, index: true }),
    phone_code: integer('Country Calling Code'),
    currency_id: many2one('Currency', 'res.currency'),
    state_ids: one2many('States', 'res.country.state', 'country_id'),
  },
};

const state: ModelDefinition = {
  name: 'res.country.state',
  label: 'Country state',
  module: 'base',
  order: 'code, id',
  displayName: (env, row) => {
    const countryRow = env.database.table('res.country').get(linkOf(row, 'country_id') ?? 0);
    return `${textOf(row, 'name')} (${textOf(countryRow, 'code')})`;
  },
  fields: {
    name: char('State Name', { required: true }),
    code: char('State Code', { required: true }),
    country_id: many2one('Country', 'res.country', { required: true }),
  },
};

export const geographyModels: readonly ModelDefinition[] = [country, state];
