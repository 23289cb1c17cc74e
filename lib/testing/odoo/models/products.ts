import { currentCompany } from '../environment.ts';
import { nameOfRecord } from '../records/display-name.ts';
import { boolean, char, float, integer, many2many, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { isTrue, linkOf, numberOf, textOf, type Row } from '../store/row.ts';

export const productTypes = [
  ['consu', 'Goods'],
  ['service', 'Service'],
  ['combo', 'Combo'],
] as const;

/** Whether Odoo keeps stock of a product: Odoo 17 says so by its type. */
export const isStorable = (product: Row | undefined): boolean =>
  isTrue(product, 'is_storable') || textOf(product, 'type') === 'product';

// Odoo keeps products in two tables, templates and variants; here the one that sale orders name is all there is.
const product: ModelDefinition = {
  name: 'product.product',
  label: 'Product Variant',
  module: 'product',
  order: 'default_code, name, id',
  displayName: (_env, row) => {
    const code = textOf(row, 'default_code');
    return code === '' ? textOf(row, 'name') : `[${code}] ${textOf(row, 'name')}`;
  },
  fields: {
    name: char('Name', { required: true }),
    default_code: char('Internal Reference', { index: true }),
    barcode: char('Barcode', { index: true }),
    active: boolean('Active', { default: () => true }),
    type: selection('Product Type', productTypes, { required: true, default: () => 'consu' }),
    is_storable: boolean('Track Inventory'),
    tracking: selection(
      'Tracking',
      [
        ['serial', 'By Unique Serial Number'],
        ['lot', 'By Lots'],
        ['none', 'By Quantity'],
      ],
      { required: true, default: () => 'none' },
    ),
    list_price: float('Sales Price', { default: () => 1 }),
    lst_price: float('Sales Price', { compute: (_env, row) => numberOf(row, 'list_price') }),
    standard_price: float('Cost'),
    company_id: many2one('Company', 'res.company'),
    taxes_id: many2many('Sales Taxes', 'account.tax'),
    sale_ok: boolean('Sales', { default: () => true }),
    purchase_ok: boolean('Purchase', { default: () => true }),
    uom_id: many2one('Unit', 'uom.uom', { required: true, default: () => 1 }),
  },
};

const pricelist: ModelDefinition = {
  name: 'product.pricelist',
  label: 'Pricelist',
  module: 'product',
  order: 'sequence, id, name',
  displayName: (env, row) =>
    `${textOf(row, 'name')} (${nameOfRecord(env, 'res.currency', linkOf(row, 'currency_id'))})`,
  fields: {
    name: char('Pricelist Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 16 }),
    currency_id: many2one('Currency', 'res.currency', {
      required: true,
      default: (env) =>
        linkOf(env.database.table('res.company').get(currentCompany(env)), 'currency_id') ?? false,
    }),
    company_id: many2one('Company', 'res.company', { default: currentCompany }),
  },
};

const unit: ModelDefinition = {
  name: 'uom.uom',
  label: 'Product Unit of Measure',
  module: 'uom',
  order: 'sequence, id',
  fields: {
    name: char('Unit Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence'),
    relative_factor: float('Contains', { required: true, default: () => 1 }),
    rounding: float('Rounding Precision', { default: () => 0.01 }),
  },
};

export const productModels: readonly ModelDefinition[] = [product, pricelist, unit];
