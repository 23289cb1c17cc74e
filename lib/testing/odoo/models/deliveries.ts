import { currentCompany, type Environment } from '../environment.ts';
import {
  boolean,
  char,
  datetime,
  float,
  html,
  integer,
  many2many,
  many2one,
  one2many,
  selection,
  type Choices,
} from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, numberOf, textOf, type Row } from '../store/row.ts';
import { activityModelOf } from './messages.ts';
import { linkToOrders } from './order-of-picking.ts';
import { checkReference, dateMoves, derivedMove, derivedPicking } from './own-pickings.ts';
import { pickingStates, pickingStateOf } from './picking-state.ts';

const priorities: Choices = [
  ['0', 'Normal'],
  ['1', 'Urgent'],
];

export const shippingPolicies: Choices = [
  ['direct', 'As soon as possible'],
  ['one', 'When all products are ready'],
];

const activitiesOf = (env: Environment, row: Row): readonly number[] =>
  [...env.database.table('mail.activity').rows()].flatMap((activity) =>
    activity['res_id'] === row.id &&
    activity['active'] === true &&
    activityModelOf(env, activity) === 'stock.picking'
      ? [activity.id]
      : [],
  );

const picking: ModelDefinition = {
  name: 'stock.picking',
  label: 'Transfer',
  module: 'stock',
  order: 'priority desc, scheduled_date asc, id desc',
  derive: derivedPicking,
  check: checkReference,
  afterWrite: dateMoves,
  fields: {
    name: char('Reference', { readonly: true, index: true }),
    origin: char('Source Document'),
    note: html('Notes'),
    state: selection('Status', pickingStates, {
      readonly: true,
      compute: pickingStateOf,
      storedInOdoo: true,
    }),
    move_type: selection('Shipping Policy', shippingPolicies, { required: true, default: () => 'direct' }),
    priority: selection('Priority', priorities, { default: () => '0' }),
    scheduled_date: datetime('Scheduled Date'),
    date_deadline: datetime('Deadline', { readonly: true }),
    date_done: datetime('Date of Transfer'),
    location_id: many2one('Source Location', 'stock.location', { required: true }),
    location_dest_id: many2one('Destination Location', 'stock.location', { required: true }),
    move_ids: one2many('Stock Moves', 'stock.move', 'picking_id'),
    picking_type_id: many2one('Operation Type', 'stock.picking.type', { required: true }),
    picking_type_code: char('Type of Operation', { readonly: true, related: ['picking_type_id', 'code'] }),
    partner_id: many2one('Contact', 'res.partner'),
    company_id: many2one('Company', 'res.company', { readonly: true, default: currentCompany }),
    user_id: many2one('Responsible', 'res.users'),
    backorder_id: many2one('Back Order of', 'stock.picking', { readonly: true }),
    sale_id: many2one('Sales Order', 'sale.order'),
    carrier_id: many2one('Carrier', 'delivery.carrier'),
    carrier_tracking_ref: char('Tracking Reference'),
    activity_ids: one2many('Activities', 'mail.activity', 'res_id', { compute: activitiesOf }),
  },
};

const moveName = (env: Environment, row: Row): string => {
  const get = (model: string, field: string): Row | undefined =>
    env.database.table(model).get(linkOf(row, field) ?? 0);
  const product = textOf(get('product.product', 'product_id'), 'default_code');
  const [from, to] = ['location_id', 'location_dest_id'].map((field) =>
    textOf(get('stock.location', field), 'name'),
  );
  const what = product === '' ? '' : `${product}: `;
  return `${textOf(row, 'origin')}/${what}${from ?? ''}>${to ?? ''}`;
};

const move: ModelDefinition = {
  name: 'stock.move',
  label: 'Stock Move',
  module: 'stock',
  order: 'sequence, id',
  displayName: moveName,
  derive: derivedMove,
  afterCreate: linkToOrders,
  afterWrite: (env, rows, values) => {
    if (!('group_id' in values)) return;
    const moves = env.database.table('stock.move');
    linkToOrders(
      env,
      rows.flatMap(({ id }) => moves.get(id) ?? []),
    );
  },
  fields: {
    sequence: integer('Sequence', { default: () => 10 }),
    priority: selection('Priority', priorities, { readonly: true, default: () => '0' }),
    date: datetime('Date Scheduled', { required: true }),
    date_deadline: datetime('Deadline', { readonly: true }),
    company_id: many2one('Company', 'res.company', { required: true }),
    product_id: many2one('Product', 'product.product', { required: true }),
    product_uom_qty: float('Demand', { required: true }),
    product_uom: many2one('Unit', 'uom.uom', { required: true }),
    product_qty: float('Real Quantity', { compute: (_env, row) => numberOf(row, 'product_uom_qty') }),
    quantity: float('Quantity'),
    picked: boolean('Picked'),
    state: selection(
      'Status',
      [
        ['draft', 'New'],
        ['waiting', 'Waiting Another Move'],
        ['confirmed', 'Waiting'],
        ['partially_available', 'Partially Available'],
        ['assigned', 'Available'],
        ['done', 'Done'],
        ['cancel', 'Cancelled'],
      ],
      { readonly: true },
    ),
    location_id: many2one('Source Location', 'stock.location', { required: true }),
    location_dest_id: many2one('Intermediate Location', 'stock.location', { required: true }),
    partner_id: many2one('Destination Address', 'res.partner'),
    picking_id: many2one('Transfer', 'stock.picking'),
    picking_type_id: many2one('Operation Type', 'stock.picking.type'),
    origin: char('Source Document'),
    reference: char('Reference', { readonly: true }),
    warehouse_id: many2one('Warehouse', 'stock.warehouse'),
    sale_line_id: many2one('Sale Line', 'sale.order.line'),
    to_refund: boolean('Update quantities on SO/PO'),
    move_line_ids: one2many('Move lines', 'stock.move.line', 'move_id'),
    // Deliveries have one step here, and nothing comes back.
    move_orig_ids: many2many('Original Move', 'stock.move'),
    move_dest_ids: many2many('Destination Moves', 'stock.move'),
    origin_returned_move_id: many2one('Origin return move', 'stock.move'),
  },
};

export const deliveryModels: readonly ModelDefinition[] = [picking, move];
