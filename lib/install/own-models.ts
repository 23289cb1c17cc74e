import { channel } from './channel.ts';
import type { FieldDefinition, ModelDefinition } from './definitions.ts';
import { missingRightsCode } from './missing-rights.ts';
import { optionalFieldsCode } from './optional-fields.ts';

const product = (name: `x_${string}`, label: string): FieldDefinition => ({
  name,
  label,
  type: 'many2one',
  relation: 'product.product',
});

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  label: 'Amazon Registration',
  fields: [
    { name: 'x_seller_id', label: 'Seller ID', type: 'char', index: true },
    { name: 'x_region', label: 'Region', type: 'char' },
    { name: 'x_marketplace_ids', label: 'Marketplaces', type: 'many2many', relation: 'x_amazon_marketplace' },
    {
      name: 'x_company_id',
      label: 'Company',
      type: 'many2one',
      relation: 'res.company',
      onDelete: 'restrict',
      required: true,
    },
    { name: 'x_warehouse_id', label: 'Warehouse', type: 'many2one', relation: 'stock.warehouse' },
    { name: 'x_location_id', label: 'Amazon Location', type: 'many2one', relation: 'stock.location' },
    {
      name: 'x_picking_type_id',
      label: 'FBA Operation Type',
      type: 'many2one',
      relation: 'stock.picking.type',
    },
    { name: 'x_team_id', label: 'Sales Team', type: 'many2one', relation: 'crm.team' },
    { name: 'x_journal_id', label: 'Payment Journal', type: 'many2one', relation: 'account.journal' },
    {
      name: 'x_fiscal_position_id',
      label: 'Fiscal Position',
      type: 'many2one',
      relation: 'account.fiscal.position',
    },
    product('x_sales_product_id', 'Product for Unknown SKUs'),
    product('x_shipping_product_id', 'Product for Shipping'),
    product('x_gift_wrap_product_id', 'Product for Gift Wrap'),
    product('x_cod_fee_product_id', 'Product for Cash on Delivery'),
    product('x_discount_product_id', 'Product for Discounts'),
    product('x_other_product_id', 'Product for Other Proceeds'),
    product('x_rounding_product_id', 'Product for Roundings'),
    product('x_facilitator_tax_product_id', 'Product for Tax Collected by Amazon'),
    {
      name: 'x_tax_policy',
      label: 'Tax Amounts of Amazon',
      type: 'selection',
      choices: [
        ['odoo', 'Odoo computes the taxes'],
        ['amazon', 'Lines take what Amazon states'],
        ['park', 'Orders that differ are parked'],
      ],
    },
    {
      name: 'x_tax_rule_ids',
      label: 'Taxes by Marketplace',
      type: 'one2many',
      relation: 'x_amazon_tax_rule',
      inverse: 'x_registration_id',
    },
    { name: 'x_non_amazon_orders', label: 'Import Non-Amazon Orders', type: 'boolean' },
    { name: 'x_last_order_sync', label: 'Last Order Sync', type: 'datetime' },
    { name: 'x_order_checkpoint', label: 'Checkpoint of the Order Sync', type: 'text' },
    {
      name: 'x_problem_ids',
      label: 'Problems',
      type: 'one2many',
      relation: 'x_amazon_problem',
      inverse: 'x_registration_id',
    },
    { name: 'x_cancel_reason', label: 'Reason to Cancel at Amazon', type: 'char' },
    {
      name: 'x_cancelled_order_ids',
      label: 'Cancelled in Odoo, Open at Amazon',
      type: 'one2many',
      relation: 'sale.order',
      inverse: 'x_amazon_registration_id',
      domain: "[('state', '=', 'cancel'), ('x_amazon_status', 'in', ['UNSHIPPED', 'PARTIALLY_SHIPPED'])]",
    },
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
    { name: 'x_optional_fields', label: 'Optional Fields', type: 'char', compute: optionalFieldsCode },
    { name: 'x_missing_rights', label: 'Rights Missing', type: 'char', compute: missingRightsCode },
  ],
};

const marketplace: ModelDefinition = {
  model: 'x_amazon_marketplace',
  label: 'Amazon Marketplace',
  fields: [
    { name: 'x_marketplace_id', label: 'Marketplace ID', type: 'char', index: true },
    { name: 'x_country_code', label: 'Country Code', type: 'char' },
    { name: 'x_currency', label: 'Currency', type: 'char' },
  ],
};

const offer: ModelDefinition = {
  model: 'x_amazon_offer',
  label: 'Amazon Offer',
  fields: [
    {
      name: 'x_registration_id',
      label: 'Registration',
      type: 'many2one',
      relation: 'x_amazon_registration',
      onDelete: 'cascade',
    },
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

const taxRule: ModelDefinition = {
  model: 'x_amazon_tax_rule',
  label: 'Amazon Tax Rule',
  fields: [
    {
      name: 'x_registration_id',
      label: 'Registration',
      type: 'many2one',
      relation: 'x_amazon_registration',
      onDelete: 'cascade',
      index: true,
    },
    {
      name: 'x_marketplace_id',
      label: 'Marketplace',
      type: 'many2one',
      relation: 'x_amazon_marketplace',
      onDelete: 'cascade',
    },
    {
      name: 'x_fiscal_position_id',
      label: 'Fiscal Position',
      type: 'many2one',
      relation: 'account.fiscal.position',
    },
    { name: 'x_tax_id', label: 'Tax', type: 'many2one', relation: 'account.tax' },
  ],
};

const problem: ModelDefinition = {
  model: 'x_amazon_problem',
  label: 'Amazon Problem',
  fields: [
    {
      name: 'x_registration_id',
      label: 'Registration',
      type: 'many2one',
      relation: 'x_amazon_registration',
      onDelete: 'cascade',
      index: true,
    },
    { name: 'x_order_ref', label: 'Amazon Order', type: 'char', index: true },
    { name: 'x_sale_order_id', label: 'Sale Order', type: 'many2one', relation: 'sale.order' },
    { name: 'x_code', label: 'Code', type: 'char' },
    { name: 'x_reason', label: 'Reason', type: 'text' },
    { name: 'x_attempts', label: 'Attempts', type: 'integer' },
    { name: 'x_next_try', label: 'Next Try', type: 'datetime' },
  ],
};

/** The models that install() makes, in the order in which Odoo accepts them. */
export const ownModels: readonly ModelDefinition[] = [marketplace, registration, offer, taxRule, problem];
