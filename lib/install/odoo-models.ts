import { channel } from './channel.ts';
import type { ModelDefinition } from './definitions.ts';

const saleOrder: ModelDefinition = {
  model: 'sale.order',
  externalId: 'sale.model_sale_order',
  fields: [
    { name: 'x_amazon_order_ref', label: 'Amazon Order', type: 'char', index: true },
    {
      name: 'x_amazon_registration_id',
      label: 'Amazon Registration',
      type: 'many2one',
      relation: 'x_amazon_registration',
      index: true,
    },
    {
      name: 'x_amazon_marketplace_id',
      label: 'Amazon Marketplace',
      type: 'many2one',
      relation: 'x_amazon_marketplace',
    },
    { name: 'x_amazon_channel', label: 'Amazon Channel', type: 'selection', choices: channel },
    { name: 'x_amazon_status', label: 'Amazon Status', type: 'char' },
    { name: 'x_amazon_last_update', label: 'Amazon Last Update', type: 'datetime' },
    { name: 'x_amazon_total', label: 'Amazon Total', type: 'char' },
    { name: 'x_amazon_cancel_request', label: 'Cancellation Requested by the Buyer', type: 'char' },
    { name: 'x_amazon_cancel_feed', label: 'Cancellation Told to Amazon', type: 'char' },
    { name: 'x_amazon_ship_by', label: 'Ship By', type: 'datetime' },
    { name: 'x_amazon_programs', label: 'Amazon Programs', type: 'char' },
    { name: 'x_amazon_purchase_order', label: 'Purchase Order of the Buyer', type: 'char' },
    { name: 'x_amazon_tax_schemes', label: 'Tax Reporting Schemes', type: 'char' },
    { name: 'x_amazon_ioss', label: 'IOSS Number', type: 'char' },
    { name: 'x_amazon_vat', label: 'Tax Number of the Buyer', type: 'char' },
    { name: 'x_amazon_gift_message', label: 'Gift Message', type: 'text' },
    { name: 'x_amazon_origin_ref', label: 'Replaces Amazon Order', type: 'char' },
    { name: 'x_amazon_origin_id', label: 'Replaces Order', type: 'many2one', relation: 'sale.order' },
  ],
};

/** Its help text carries the version of the installed schema: the bot may read it with `fields_get`. */
export const markerField = 'x_amazon_item_ref';

const saleOrderLine: ModelDefinition = {
  model: 'sale.order.line',
  externalId: 'sale.model_sale_order_line',
  fields: [
    { name: markerField, label: 'Amazon Order Item', type: 'char', index: true },
    { name: 'x_amazon_component', label: 'Amazon Proceeds', type: 'char' },
    { name: 'x_amazon_sku', label: 'Seller SKU', type: 'char' },
    { name: 'x_amazon_quantity', label: 'Quantity at Amazon', type: 'integer' },
    { name: 'x_amazon_amount', label: 'Amount at Amazon', type: 'char' },
    { name: 'x_amazon_serial_numbers', label: 'Serial Numbers Shipped by Amazon', type: 'text' },
    { name: 'x_amazon_programs', label: 'Amazon Programs', type: 'char' },
    { name: 'x_amazon_points', label: 'Amazon Points Granted', type: 'integer' },
  ],
};

const picking: ModelDefinition = {
  model: 'stock.picking',
  externalId: 'stock.model_stock_picking',
  fields: [
    {
      name: 'x_amazon_sync_state',
      label: 'Amazon',
      type: 'selection',
      index: true,
      choices: [
        ['pending', 'To Synchronize with Amazon'],
        ['done', 'Synchronized with Amazon'],
        ['error', 'Synchronization with Amazon failed'],
        ['none', 'Nothing for Amazon'],
      ],
    },
    { name: 'x_amazon_sync_error', label: 'Why Amazon Was Not Told', type: 'text' },
    { name: 'x_amazon_told', label: 'Told to Amazon', type: 'char' },
    { name: 'x_amazon_told_at', label: 'Told to Amazon At', type: 'datetime' },
    { name: 'x_amazon_looked_at', label: 'Looked Up at Amazon At', type: 'datetime' },
    {
      name: 'x_amazon_order_ref',
      label: 'Amazon Order',
      type: 'char',
      related: 'sale_id.x_amazon_order_ref',
    },
    {
      name: 'x_amazon_gift_message',
      label: 'Gift Message',
      type: 'text',
      related: 'sale_id.x_amazon_gift_message',
    },
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

const partner: ModelDefinition = {
  model: 'res.partner',
  externalId: 'base.model_res_partner',
  fields: [{ name: 'x_amazon_key', label: 'Amazon Customer Key', type: 'char', index: true }],
};

const soldProduct: ModelDefinition = {
  model: 'product.product',
  externalId: 'product.model_product_product',
  fields: [
    {
      name: 'x_amazon_offer_ids',
      label: 'Amazon Offers',
      type: 'one2many',
      relation: 'x_amazon_offer',
      inverse: 'x_product_id',
    },
  ],
};

/** What install() adds to models of Odoo's own. */
export const extendedModels: readonly ModelDefinition[] = [
  saleOrder,
  saleOrderLine,
  picking,
  deliveryMethod,
  partner,
  soldProduct,
];
