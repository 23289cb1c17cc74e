import { userError } from '../errors.ts';
import { currentCompany, type Environment } from '../environment.ts';
import { searchRows } from '../records/search.ts';
import {
  boolean,
  char,
  datetime,
  float,
  html,
  integer,
  many2many,
  many2one,
  monetary,
  one2many,
  selection,
} from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf, type Row, type Value, type Values } from '../store/row.ts';
import { shippingPolicies } from './deliveries.ts';
import { orderCurrency, orderRate } from './order-currency.ts';
import { orderTotal } from './sale-amounts.ts';

export const orderStates = [
  ['draft', 'Quotation'],
  ['sent', 'Quotation Sent'],
  ['sale', 'Sales Order'],
  ['cancel', 'Cancelled'],
] as const;

/** The customer's own invoice or delivery address, else the customer. */
function addressOf(env: Environment, values: Values, type: string): Value {
  const partner = linkOf(values, 'partner_id');
  if (partner === undefined) return false;
  const model = env.database.model('res.partner');
  const [child] = searchRows(
    env,
    model,
    [
      ['parent_id', '=', partner],
      ['type', '=', type],
    ],
    { order: 'id', limit: 1 },
  );
  return child?.id ?? partner;
}

/** The first record that belongs to the order's company or to none. */
function firstOf(env: Environment, modelName: string, values: Values): Value {
  const company = linkOf(values, 'company_id') ?? currentCompany(env);
  const [first] = searchRows(env, env.database.model(modelName), [['company_id', 'in', [company, false]]], {
    limit: 1,
  });
  return first?.id ?? false;
}

const pickingCount = (env: Environment, order: Row): number =>
  env.database.table('stock.picking').find('sale_id', order.id)?.size ?? 0;

export const saleOrder: ModelDefinition = {
  name: 'sale.order',
  label: 'Sales Order',
  module: 'sale',
  order: 'date_order desc, id desc',
  beforeWrite: (_env, rows, values) => {
    if ('pricelist_id' in values && rows.some((row) => textOf(row, 'state') === 'sale'))
      throw userError('You cannot change the pricelist of a confirmed order !');
  },
  beforeUnlink: (_env, rows) => {
    if (rows.every((row) => ['draft', 'cancel'].includes(textOf(row, 'state')))) return;
    throw userError(
      'You can not delete a sent quotation or a confirmed sales order. You must first cancel it.',
    );
  },
  fields: {
    name: char('Order Reference', {
      required: true,
      index: true,
      default: (env) => `S${String(env.database.nextNumber('sale.order')).padStart(5, '0')}`,
    }),
    state: selection('Status', orderStates, { readonly: true, default: () => 'draft' }),
    locked: boolean('Locked'),
    company_id: many2one('Company', 'res.company', { required: true, default: currentCompany }),
    partner_id: many2one('Customer', 'res.partner', { required: true }),
    partner_invoice_id: many2one('Invoice Address', 'res.partner', {
      required: true,
      default: (env, values) => addressOf(env, values, 'invoice'),
    }),
    partner_shipping_id: many2one('Delivery Address', 'res.partner', {
      required: true,
      default: (env, values) => addressOf(env, values, 'delivery'),
    }),
    date_order: datetime('Order Date', { required: true, default: (env) => env.database.now() }),
    commitment_date: datetime('Delivery Date'),
    client_order_ref: char('Customer Reference'),
    origin: char('Source Document'),
    warehouse_id: many2one('Warehouse', 'stock.warehouse', {
      default: (env, values) => firstOf(env, 'stock.warehouse', values),
    }),
    team_id: many2one('Sales Team', 'crm.team', {
      default: (env, values) => firstOf(env, 'crm.team', values),
    }),
    tag_ids: many2many('Tags', 'crm.tag'),
    user_id: many2one('Salesperson', 'res.users', { default: (env) => env.uid }),
    pricelist_id: many2one('Pricelist', 'product.pricelist'),
    currency_id: many2one('Currency', 'res.currency', {
      readonly: true,
      compute: orderCurrency,
      storedInOdoo: true,
    }),
    currency_rate: float('Currency Rate', { readonly: true, compute: orderRate, storedInOdoo: true }),
    fiscal_position_id: many2one('Fiscal Position', 'account.fiscal.position'),
    note: html('Terms and conditions'),
    order_line: one2many('Order Lines', 'sale.order.line', 'order_id'),
    invoice_ids: many2many('Invoices', 'account.move', { readonly: true }),
    picking_ids: one2many('Transfers', 'stock.picking', 'sale_id'),
    delivery_count: integer('Delivery Orders', { readonly: true, compute: pickingCount }),
    amount_untaxed: monetary('Untaxed Amount', { readonly: true, compute: orderTotal, storedInOdoo: true }),
    amount_tax: monetary('Taxes', { readonly: true, compute: () => 0, storedInOdoo: true }),
    amount_total: monetary('Total', { readonly: true, compute: orderTotal, storedInOdoo: true }),
    picking_policy: selection('Shipping Policy', shippingPolicies, {
      required: true,
      default: () => 'direct',
    }),
  },
};
