import { boolean, char, float, integer, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

const deliveryMethod: ModelDefinition = {
  name: 'delivery.carrier',
  label: 'Delivery Method',
  module: 'delivery',
  order: 'sequence, id',
  fields: {
    name: char('Delivery Method', { required: true }),
    active: boolean('Active', { default: () => true }),
    sequence: integer('Sequence', { default: () => 10 }),
    delivery_type: selection(
      'Provider',
      [
        ['fixed', 'Fixed Price'],
        ['base_on_rule', 'Based on Rules'],
      ],
      { required: true, default: () => 'fixed' },
    ),
    integration_level: selection(
      'Integration Level',
      [
        ['rate', 'Get Rate'],
        ['rate_and_ship', 'Get Rate and Create Shipment'],
      ],
      { default: () => 'rate_and_ship' },
    ),
    invoice_policy: selection(
      'Invoicing Policy',
      [
        ['estimated', 'Estimated cost'],
        ['real', 'Real cost'],
      ],
      { required: true, default: () => 'estimated' },
    ),
    product_id: many2one('Delivery Product', 'product.product', { required: true }),
    company_id: many2one('Company', 'res.company'),
  },
};

// Lots, packages and the lines that name them can be read, and there are none: the embedded Odoo reserves by quantity.
const cannotCreate = 'the embedded Odoo moves goods without lots and packages';

const lot: ModelDefinition = {
  name: 'stock.lot',
  label: 'Lot/Serial',
  module: 'stock',
  cannotCreate,
  fields: {
    name: char('Lot/Serial Number', { required: true }),
    product_id: many2one('Product', 'product.product', { required: true }),
  },
};

const package_: ModelDefinition = {
  name: 'stock.package',
  label: 'Package',
  module: 'stock',
  cannotCreate,
  fields: { name: char('Package Reference', { required: true }) },
};

const moveLine: ModelDefinition = {
  name: 'stock.move.line',
  label: 'Product Moves (Stock Move Line)',
  module: 'stock',
  cannotCreate,
  fields: {
    move_id: many2one('Stock Operation', 'stock.move'),
    picking_id: many2one('Transfer', 'stock.picking'),
    product_id: many2one('Product', 'product.product'),
    quantity: float('Quantity'),
    lot_id: many2one('Lot/Serial Number', 'stock.lot'),
    lot_name: char('Lot/Serial Number Name'),
    result_package_id: many2one('Destination Package', 'stock.package'),
  },
};

export const shippingModels: readonly ModelDefinition[] = [deliveryMethod, lot, package_, moveLine];
