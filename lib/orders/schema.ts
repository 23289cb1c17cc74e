import {
  companyOfRegistration,
  markerField,
  registrationLink,
  type ModelDefinition,
  type SchemaPart,
} from '../schema/index.ts';
import { cancellationProblem } from './cancelled-in-odoo/problem.ts';
import { moveCancellationsToFeeds } from './cancelled-in-odoo/upgrade.ts';
import { defaultProducts, productKeys } from './default-products.ts';
import { orderRights } from './rights.ts';
import { orderProblem } from './session/session.ts';
import { markAsMadeOnce } from './upgrade.ts';

/** Fulfilment channels, as choices of a selection field. */
const channel = [
  ['fbm', 'Fulfilled by Merchant'],
  ['fba', 'Fulfilled by Amazon'],
] as const;

const productField = (name: `x_${string}`, label: string): ModelDefinition['fields'][number] => ({
  name,
  label,
  type: 'many2one',
  relation: 'product.product',
});

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    productField('x_sales_product_id', 'Product for Unknown SKUs'),
    productField('x_shipping_product_id', 'Product for Shipping'),
    productField('x_gift_wrap_product_id', 'Product for Gift Wrap'),
    productField('x_cod_fee_product_id', 'Product for Cash on Delivery'),
    productField('x_discount_product_id', 'Product for Discounts'),
    productField('x_other_product_id', 'Product for Other Proceeds'),
    productField('x_rounding_product_id', 'Product for Roundings'),
    productField('x_facilitator_tax_product_id', 'Product for Tax Collected by Amazon'),
    { name: 'x_last_order_sync', label: 'Last Order Sync', type: 'datetime' },
    { name: 'x_order_checkpoint', label: 'Checkpoint of the Order Sync', type: 'text' },
    { name: 'x_cancel_reason', label: 'Reason to Cancel at Amazon', type: 'char' },
    {
      name: 'x_cancelled_order_ids',
      label: 'Cancelled in Odoo, Open at Amazon',
      type: 'one2many',
      relation: 'sale.order',
      inverse: 'x_amazon_registration_id',
      domain: "[('state', '=', 'cancel'), ('x_amazon_status', 'in', ['UNSHIPPED', 'PARTIALLY_SHIPPED'])]",
    },
  ],
};

const offer: ModelDefinition = {
  model: 'x_amazon_offer',
  label: 'Amazon Offer',
  companyPath: companyOfRegistration,
  data: { field: 'id', sentence: '%d offers' },
  fields: [
    registrationLink,
    {
      name: 'x_marketplace_id',
      label: 'Marketplace',
      type: 'many2one',
      relation: 'x_amazon_marketplace',
      onDelete: 'cascade',
    },
    { name: 'x_seller_id', label: 'Seller ID', type: 'char' },
    { name: 'x_sku', label: 'Seller SKU', type: 'char', index: true },
    { name: 'x_asin', label: 'ASIN', type: 'char' },
    { name: 'x_channel', label: 'Channel', type: 'selection', choices: channel },
    {
      name: 'x_product_id',
      label: 'Product',
      type: 'many2one',
      relation: 'product.product',
      onDelete: 'cascade',
      index: true,
    },
  ],
};

const saleOrder: ModelDefinition = {
  model: 'sale.order',
  externalId: 'sale.model_sale_order',
  data: { field: 'x_amazon_order_ref', sentence: 'the Amazon ids of %d sale orders' },
  fields: [
    { name: 'x_amazon_order_ref', label: 'Amazon Order', type: 'char', index: true },
    // Tells a run which orders it made itself, after a lost reply or a race with another one.
    { name: 'x_amazon_run', label: 'Amazon Run', type: 'char' },
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
    { name: 'x_amazon_cancel_feed', label: 'Amazon on the Cancellation', type: 'char' },
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

/** Sale orders, their lines, customers and offers. */
export const ordersSchema: SchemaPart = {
  models: [registration, offer, saleOrder, saleOrderLine, picking, partner, soldProduct],
  botRights: orderRights,
  defaults: () => defaultProducts,
  problemKinds: [orderProblem, cancellationProblem],
  progress: { cursors: ['x_last_order_sync'], checkpoints: ['x_order_checkpoint'] },
  belongings: [
    { model: 'x_amazon_offer', withMarketplaces: (ids) => [['x_marketplace_id', 'in', ids]] },
    {
      model: 'sale.order',
      field: 'x_amazon_registration_id',
      isLarge: true,
      open: {
        words: 'orders that Amazon waits for',
        domain: [
          ['x_amazon_status', 'in', ['UNSHIPPED', 'PARTIALLY_SHIPPED']],
          ['state', '!=', 'cancel'],
        ],
      },
    },
  ],
  upgrades: [moveCancellationsToFeeds, markAsMadeOnce],
  registrationDefaults: () => ({
    x_sales_product_id: { key: productKeys.sales },
    x_shipping_product_id: { key: productKeys.shipping },
    x_gift_wrap_product_id: { key: productKeys.giftWrap },
    x_cod_fee_product_id: { key: productKeys.codFee },
    x_discount_product_id: { key: productKeys.discount },
    x_other_product_id: { key: productKeys.other },
    x_rounding_product_id: { key: productKeys.rounding },
    x_facilitator_tax_product_id: { key: productKeys.facilitatorTax },
  }),
};
