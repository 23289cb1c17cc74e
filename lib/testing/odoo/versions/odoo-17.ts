import { OdooError } from '../errors.ts';
import { currentCompany } from '../environment.ts';
import { hasOwnGroup } from '../methods/has-group.ts';
import { selection } from '../store/field.ts';
import { textOf } from '../store/row.ts';
import { fieldsBefore19, httpBefore19, procurementGroup, traitsBefore19 } from './before-19.ts';
import type { Differences } from './version.ts';

const productTypes = [
  ['consu', 'Consumable'],
  ['service', 'Service'],
  ['product', 'Storable Product'],
] as const;

const line = fieldsBefore19['sale.order.line'] ?? {};

/** Measured on 17.0. */
export const odoo17: Differences = {
  major: 17,
  models: { renamed: { 'stock.package': 'stock.quant.package' }, added: [procurementGroup] },
  fields: {
    ...fieldsBefore19,
    // Nothing tells a price set by hand: it falls back to the list price whenever the quantity is written alone.
    'sale.order.line': { ...line, dropped: [...(line.dropped ?? []), 'technical_price_unit'] },
    'product.product': {
      ...fieldsBefore19['product.product'],
      dropped: ['is_storable'],
      changed: {
        ...fieldsBefore19['product.product']?.changed,
        type: {
          choices: productTypes,
          default: (_env, values) => textOf(values, 'detailed_type') || 'consu',
        },
      },
      added: {
        detailed_type: selection('Product Type', productTypes, {
          required: true,
          default: (_env, values) => textOf(values, 'type') || 'consu',
        }),
      },
    },
    'crm.team': { changed: { company_id: { default: currentCompany } } },
    'account.tax': { changed: { price_include: { readonly: false } } },
  },
  methods: { dropped: ['formatted_read_group', 'has_access'], replaced: [hasOwnGroup] },
  traits: {
    ...traitsBefore19,
    unknownColumn: (_model, name) => new OdooError('builtins.KeyError', name),
    priceIsHeld: () => false,
    keepsNewSaleId: false,
    http: { ...httpBefore19, json2: 'not found' },
  },
};
