import { currentCompany, type Environment } from '../environment.ts';
import { nameOfRecord } from '../records/display-name.ts';
import { boolean, char, integer, many2many, many2one, one2many, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf, type Row } from '../store/row.ts';

const warehouse: ModelDefinition = {
  name: 'stock.warehouse',
  label: 'Warehouse',
  module: 'stock',
  order: 'sequence, id',
  cannotCreate: 'each company has one',
  fields: {
    name: char('Warehouse', { required: true }),
    code: char('Short Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 10 }),
    company_id: many2one('Company', 'res.company', { required: true }),
    partner_id: many2one('Address', 'res.partner'),
    view_location_id: many2one('View Location', 'stock.location', { required: true }),
    lot_stock_id: many2one('Location Stock', 'stock.location', { required: true }),
    in_type_id: many2one('In Type', 'stock.picking.type'),
    out_type_id: many2one('Out Type', 'stock.picking.type'),
  },
};

function completeName(env: Environment, row: Row): string {
  const parent = env.database.table('stock.location').get(linkOf(row, 'location_id') ?? 0);
  return parent ? `${completeName(env, parent)}/${textOf(row, 'name')}` : textOf(row, 'name');
}

/** The warehouse whose view location stands above: Odoo counts stock there as its own. */
function warehouseAbove(env: Environment, row: Row): number | false {
  const [found] = env.database.table('stock.warehouse').find('view_location_id', row.id) ?? [];
  if (found !== undefined) return found;
  const parent = env.database.table('stock.location').get(linkOf(row, 'location_id') ?? 0);
  return parent ? warehouseAbove(env, parent) : false;
}

const location: ModelDefinition = {
  name: 'stock.location',
  label: 'Inventory Locations',
  module: 'stock',
  order: 'complete_name, id',
  displayName: completeName,
  fields: {
    name: char('Location Name', { required: true }),
    complete_name: char('Full Location Name', { readonly: true, compute: completeName, storedInOdoo: true }),
    active: boolean('Active', { default: () => true }),
    usage: selection(
      'Location Type',
      [
        ['supplier', 'Vendor'],
        ['view', 'Virtual'],
        ['internal', 'Internal'],
        ['customer', 'Customer'],
        ['inventory', 'Inventory Loss'],
        ['production', 'Production'],
        ['transit', 'Transit'],
      ],
      { required: true, default: () => 'internal' },
    ),
    location_id: many2one('Parent Location', 'stock.location'),
    child_ids: one2many('Contains', 'stock.location', 'location_id'),
    company_id: many2one('Company', 'res.company', { default: currentCompany }),
    warehouse_id: many2one('Warehouse', 'stock.warehouse', {
      readonly: true,
      compute: warehouseAbove,
      storedInOdoo: true,
    }),
    barcode: char('Barcode'),
  },
};

const locationOfWarehouse = (env: Environment, field: string): number | false => {
  const warehouses = env.database.table('stock.warehouse');
  const [own] = warehouses.find('company_id', currentCompany(env)) ?? [];
  return linkOf(own === undefined ? undefined : warehouses.get(own), field) ?? false;
};

const pickingType: ModelDefinition = {
  name: 'stock.picking.type',
  label: 'Picking Type',
  module: 'stock',
  order: 'sequence, id',
  displayName: (env, row) => {
    const warehouseName = nameOfRecord(env, 'stock.warehouse', linkOf(row, 'warehouse_id'));
    return warehouseName === '' ? textOf(row, 'name') : `${warehouseName}: ${textOf(row, 'name')}`;
  },
  fields: {
    name: char('Operation Type', { required: true }),
    code: selection(
      'Type of Operation',
      [
        ['incoming', 'Receipt'],
        ['outgoing', 'Delivery'],
        ['internal', 'Internal Transfer'],
      ],
      { required: true, default: () => 'incoming' },
    ),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence'),
    sequence_code: char('Sequence Prefix', { required: true }),
    barcode: char('Barcode'),
    company_id: many2one('Company', 'res.company', { required: true, default: currentCompany }),
    warehouse_id: many2one('Warehouse', 'stock.warehouse'),
    reservation_method: selection(
      'Reservation Method',
      [
        ['at_confirm', 'At Confirmation'],
        ['manual', 'Manually'],
        ['by_date', 'Before scheduled date'],
      ],
      { required: true, default: () => 'at_confirm' },
    ),
    default_location_src_id: many2one('Source Location', 'stock.location', {
      required: true,
      default: (env) => locationOfWarehouse(env, 'lot_stock_id'),
    }),
    default_location_dest_id: many2one('Destination Location', 'stock.location', {
      required: true,
      default: () => customersLocation,
    }),
  },
};

// Kept, so that they can be installed. Nothing is replenished here: no scheduler runs in the embedded Odoo.
const route: ModelDefinition = {
  name: 'stock.route',
  label: 'Inventory Routes',
  module: 'stock',
  order: 'sequence',
  fields: {
    name: char('Route', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 0 }),
    product_selectable: boolean('Applicable on Product', { default: () => true }),
    warehouse_selectable: boolean('Applicable on Warehouse'),
    warehouse_ids: many2many('Warehouses', 'stock.warehouse'),
    rule_ids: one2many('Rules', 'stock.rule', 'route_id'),
    company_id: many2one('Company', 'res.company', { default: currentCompany }),
  },
};

const rule: ModelDefinition = {
  name: 'stock.rule',
  label: 'Stock Rule',
  module: 'stock',
  order: 'sequence, id',
  fields: {
    name: char('Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 20 }),
    action: selection(
      'Action',
      [
        ['pull', 'Pull From'],
        ['push', 'Push To'],
        ['pull_push', 'Pull & Push'],
      ],
      { required: true, default: () => 'pull' },
    ),
    procure_method: selection(
      'Supply Method',
      [
        ['make_to_stock', 'Take From Stock'],
        ['make_to_order', 'Trigger Another Rule'],
        ['mts_else_mto', 'Take From Stock, if unavailable, Trigger Another Rule'],
      ],
      { required: true, default: () => 'make_to_stock' },
    ),
    route_id: many2one('Route', 'stock.route', { required: true, onDelete: 'cascade' }),
    picking_type_id: many2one('Operation Type', 'stock.picking.type', { required: true }),
    location_src_id: many2one('Source Location', 'stock.location'),
    location_dest_id: many2one('Destination Location', 'stock.location', { required: true }),
    company_id: many2one('Company', 'res.company', { default: currentCompany }),
  },
};

/** Odoo's *Customers* location, the same in every database. */
export const customersLocation = 2;

export const warehouseModels: readonly ModelDefinition[] = [warehouse, location, pickingType, route, rule];
