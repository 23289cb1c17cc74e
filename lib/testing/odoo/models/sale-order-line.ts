import { constraintError, userError } from '../errors.ts';
import { fieldHere, type Environment } from '../environment.ts';
import { nameOfRecord } from '../records/display-name.ts';
import {
  boolean,
  float,
  integer,
  json,
  many2many,
  many2one,
  monetary,
  one2many,
  selection,
  text,
} from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { isTrue, linkOf, numberOf, textOf, type Row, type Value, type Values } from '../store/row.ts';
import { deliverLines, deliveredQuantity } from './procurement.ts';
import { productTypes } from './products.ts';
import { lineTotal } from './sale-amounts.ts';
import { priceLines } from './line-prices.ts';
import { orderStates } from './sale-order.ts';

const productOf = (env: Environment, values: Values): Row | undefined =>
  env.database.table('product.product').get(linkOf(values, 'product_id') ?? 0);

const orderOf = (env: Environment, line: Values): Row | undefined =>
  env.database.table('sale.order').get(linkOf(line, 'order_id') ?? 0);

const isRemark = (values: Values): boolean => textOf(values, 'display_type') !== '';

const fromProduct =
  (field: string, otherwise: Value) =>
  (env: Environment, values: Values): Value =>
    isRemark(values) ? otherwise : (productOf(env, values)?.[field] ?? otherwise);

// Labels as Odoo names them when it refuses to change a locked order.
const lockedFields: readonly (readonly [field: string, label: string])[] = [
  ['name', 'Description'],
  ['price_unit', 'Unit Price'],
  ['product_id', 'Product'],
  ['product_uom_id', 'Unit'],
  ['product_uom_qty', 'Quantity'],
  ['tax_ids', 'Taxes'],
];

function refuseLocked(env: Environment, lines: readonly Row[], values: Values): void {
  const touched = lockedFields
    .filter(([field]) => fieldHere(env, 'sale.order.line', field) in values)
    .map(([, label]) => label);
  if (touched.length === 0 || !lines.some((line) => isTrue(orderOf(env, line), 'locked'))) return;
  throw userError(`It is forbidden to modify the following fields in a locked order:\n${touched.join('\n')}`);
}

export const saleOrderLine: ModelDefinition = {
  name: 'sale.order.line',
  label: 'Sales Order Line',
  module: 'sale',
  order: 'order_id, sequence, id',
  displayName: (env, row) => {
    const order = orderOf(env, row);
    const [description = ''] = textOf(row, 'name').split('\n');
    const product = nameOfRecord(env, 'product.product', linkOf(row, 'product_id'));
    const customer = nameOfRecord(env, 'res.partner', linkOf(order, 'partner_id'));
    return `${textOf(order, 'name')} - ${product || description} (${customer})`;
  },
  check: (_env, row) => {
    const carriesAmounts =
      linkOf(row, 'product_id') ?? (numberOf(row, 'price_unit') || numberOf(row, 'product_uom_qty'));
    if (isRemark(row) && carriesAmounts) {
      throw constraintError('Forbidden values on non-accountable sale order line');
    }
  },
  afterCreate: (env, rows) => {
    deliverLines(env, rows);
  },
  beforeWrite: refuseLocked,
  afterWrite: (env, rows, values) => {
    if (!('product_uom_qty' in values)) return;
    if (!('price_unit' in values)) priceLines(env, rows);
    deliverLines(env, rows);
  },
  beforeUnlink: (env, rows) => {
    const confirmed = rows.some((row) => orderOf(env, row)?.['state'] === 'sale' && !isRemark(row));
    if (!confirmed) return;
    throw userError(
      "Once a sales order is confirmed, you can't remove one of its lines (we need to track if something gets invoiced or delivered).\n" +
        '                Set the quantity to 0 instead.',
    );
  },
  fields: {
    order_id: many2one('Order Reference', 'sale.order', { required: true, onDelete: 'cascade' }),
    sequence: integer('Sequence', { default: () => 10 }),
    display_type: selection('Display Type', [
      ['line_section', 'Section'],
      ['line_subsection', 'Subsection'],
      ['line_note', 'Note'],
    ]),
    product_id: many2one('Product', 'product.product', { onDelete: 'restrict' }),
    product_type: selection('Product Type', productTypes, {
      readonly: true,
      related: ['product_id', 'type'],
    }),
    name: text('Description', {
      required: true,
      default: (env, values) => nameOfRecord(env, 'product.product', linkOf(values, 'product_id')) || false,
    }),
    product_uom_qty: float('Quantity', {
      required: true,
      default: (_env, values) => (isRemark(values) ? 0 : 1),
    }),
    product_uom_id: many2one('Unit', 'uom.uom', { default: fromProduct('uom_id', false) }),
    price_unit: float('Unit Price', { required: true, default: fromProduct('list_price', 0) }),
    // What Odoo computed; a price that came with create counts as that (measured).
    technical_price_unit: float('Technical Price Unit', {
      default: (env, values) => values['price_unit'] ?? fromProduct('list_price', 0)(env, values),
    }),
    discount: float('Discount (%)'),
    tax_ids: many2many('Taxes', 'account.tax', { default: fromProduct('taxes_id', []) }),
    // Counts only for lines with taxes (measured), so here it is stored and changes nothing.
    extra_tax_data: json('Extra Tax Data'),
    price_subtotal: monetary('Subtotal', { readonly: true, compute: lineTotal, storedInOdoo: true }),
    price_tax: float('Total Tax', { readonly: true, compute: () => 0, storedInOdoo: true }),
    price_total: monetary('Total', { readonly: true, compute: lineTotal, storedInOdoo: true }),
    state: selection('Order Status', orderStates, { readonly: true, related: ['order_id', 'state'] }),
    company_id: many2one('Company', 'res.company', { readonly: true, related: ['order_id', 'company_id'] }),
    currency_id: many2one('Currency', 'res.currency', {
      readonly: true,
      related: ['order_id', 'currency_id'],
    }),
    order_partner_id: many2one('Customer', 'res.partner', {
      readonly: true,
      related: ['order_id', 'partner_id'],
    }),
    customer_lead: float('Lead Time', { required: true, default: () => 0 }),
    qty_delivered: float('Delivery Quantity', { compute: deliveredQuantity, storedInOdoo: true }),
    qty_invoiced: float('Invoiced Quantity', { readonly: true, compute: () => 0, storedInOdoo: true }),
    move_ids: one2many('Stock Moves', 'stock.move', 'sale_line_id'),
    is_downpayment: boolean('Is a down payment'),
  },
};
