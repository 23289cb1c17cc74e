import type { ModelDefinition, SchemaPart } from '../schema/index.ts';
import { takeTurnCode, toldFields, waitAgainCode } from './memory/odoo-code.ts';
import { failureTemplate, failureTemplateKey } from './notices/failure-template.ts';
import { deliveryRights } from './rights.ts';

const picking: ModelDefinition = {
  model: 'stock.picking',
  externalId: 'stock.model_stock_picking',
  fields: [
    {
      name: 'x_amazon_sync_state',
      label: 'Amazon',
      type: 'selection',
      index: true,
      module: 'stock_delivery',
      compute: waitAgainCode,
      depends: toldFields,
      choices: [
        ['pending', 'To Synchronize with Amazon'],
        ['done', 'Synchronized with Amazon'],
        ['error', 'Synchronization with Amazon failed'],
        ['none', 'Nothing for Amazon'],
      ],
    },
    { name: 'x_amazon_sync_error', label: 'Why Amazon Was Not Told', type: 'text' },
    { name: 'x_amazon_asked', label: 'Asked for by a Worker', type: 'char' },
    {
      name: 'x_amazon_told',
      label: 'Told to Amazon',
      type: 'char',
      compute: takeTurnCode,
      depends: 'x_amazon_asked',
    },
    { name: 'x_amazon_told_at', label: 'Told to Amazon At', type: 'datetime' },
    { name: 'x_amazon_looked_at', label: 'Looked Up at Amazon At', type: 'datetime' },
  ],
};

const deliveryMethod: ModelDefinition = {
  model: 'delivery.carrier',
  externalId: 'delivery.model_delivery_carrier',
  module: 'stock_delivery',
  fields: [
    { name: 'x_amazon_carrier', label: 'Carrier at Amazon', type: 'char' },
    { name: 'x_amazon_shipping_service', label: 'Shipping Service at Amazon', type: 'char' },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    {
      name: 'x_tracking_policy',
      label: 'Doubtful Tracking References',
      type: 'selection',
      choices: [
        ['warn', 'They are sent, with a warning'],
        ['refuse', 'They are not sent'],
      ],
    },
    { name: 'x_validate_shipped', label: 'Validate What Was Shipped at Amazon', type: 'boolean' },
    {
      name: 'x_failure_template_id',
      label: 'E-Mail about Failed Shipments',
      type: 'many2one',
      relation: 'mail.template',
    },
  ],
};

/** How far Amazon has heard of pickings. */
export const deliveriesSchema: SchemaPart = {
  models: [picking, deliveryMethod, registration],
  botRights: deliveryRights,
  optionalFields: [
    ['stock.picking', 'carrier_id'],
    ['stock.picking', 'x_amazon_sync_state'],
    ['sale.order.line', 'product_uom_id'],
  ],
  defaults: () => [{ model: 'mail.template', records: [failureTemplate] }],
  registrationDefaults: () => ({ x_failure_template_id: { key: failureTemplateKey } }),
};
