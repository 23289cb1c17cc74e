import {
  companyOfRegistration,
  registrationLink,
  type DefaultRecords,
  type InstallCompany,
  type ModelDefinition,
  type SchemaPart,
} from '../schema/index.ts';
import { guardedAction } from './guarded-writes.ts';
import { siblingsField } from './siblings.ts';
import { marketplaces } from '../amazon/index.ts';

/** Holds a marketplace of a seller for a registration. */
export const claimModel = 'x_amazon_claim';

/** External ids of default records. */
export const teamKey = 'amazon.team';
export const locationKey = (companyId: number): string => `amazon.location_${companyId}`;
export const pickingTypeKey = (companyId: number): string => `amazon.picking_type_fba_${companyId}`;
const marketplaceKey = (marketplaceId: string): string => `amazon.marketplace_${marketplaceId}`;

/** Python that names the tags' ids for those who may not read tags: people in Inventory and Invoicing read registrations. */
export const tagListCode = `for record in self:
    record['x_tag_list'] = ','.join(map(str, record.sudo().x_tag_ids.ids)) or False`;

const marketplace: ModelDefinition = {
  model: 'x_amazon_marketplace',
  label: 'Amazon Marketplace',
  // Amazon's list: nobody edits it but install().
  botWrites: false,
  fields: [
    { name: 'x_marketplace_id', label: 'Marketplace ID', type: 'char', index: true },
    { name: 'x_country_code', label: 'Country Code', type: 'char' },
    { name: 'x_currency', label: 'Currency', type: 'char' },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  label: 'Amazon Registration',
  companyPath: 'x_company_id',
  data: { field: 'id', sentence: '%d registrations' },
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
    {
      name: 'x_tag_ids',
      label: 'Order Tags',
      type: 'many2many',
      relation: 'crm.tag',
      // As `tag_ids` of Odoo's own orders: tags are hidden from those who are not in Sales, and a form with them would
      // open for nobody else (measured on 19).
      group: 'sales_team.group_sale_salesman',
    },
    { name: 'x_tag_list', label: 'Ids of the Order Tags', type: 'char', compute: tagListCode },
    { name: 'x_order_prefix', label: 'Prefix of Order Numbers', type: 'char' },
    { name: 'x_journal_id', label: 'Payment Journal', type: 'many2one', relation: 'account.journal' },
    {
      name: 'x_fiscal_position_id',
      label: 'Fiscal Position',
      type: 'many2one',
      relation: 'account.fiscal.position',
    },
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
    {
      name: 'x_claim_ids',
      label: 'Claimed Marketplaces',
      type: 'one2many',
      relation: 'x_amazon_claim',
      inverse: 'x_registration_id',
    },
    { name: 'x_non_amazon_orders', label: 'Import Non-Amazon Orders', type: 'boolean' },
    // Not Odoo's own `x_active`: registrations of older versions have none, and would count as archived.
    { name: 'x_archived', label: 'Archived', type: 'boolean' },
    guardedAction.field,
    siblingsField,
  ],
};

const taxRule: ModelDefinition = {
  model: 'x_amazon_tax_rule',
  label: 'Amazon Tax Rule',
  companyPath: companyOfRegistration,
  fields: [
    { ...registrationLink, index: true },
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

function defaults(companies: readonly InstallCompany[]): readonly DefaultRecords[] {
  return [
    {
      model: 'x_amazon_marketplace',
      records: marketplaces.map((marketplace) => ({
        key: marketplaceKey(marketplace.id),
        values: {
          x_name: marketplace.name,
          x_marketplace_id: marketplace.id,
          x_country_code: marketplace.countryCode,
          x_currency: marketplace.currency,
        },
      })),
    },
    // For all companies: on Odoo 17 a team is the current company's unless told otherwise (measured).
    { model: 'crm.team', records: [{ key: teamKey, values: { name: 'Amazon', company_id: null } }] },
    {
      model: 'stock.location',
      records: companies.map((company) => ({
        key: locationKey(company.id),
        // At the top level, so that stock at Amazon does not count as stock of a warehouse of one's own.
        values: { name: 'Amazon', usage: 'internal', company_id: { dbId: company.id } },
      })),
    },
    {
      model: 'stock.picking.type',
      records: companies.flatMap(({ id, warehouseId }) =>
        warehouseId === undefined
          ? []
          : [
              {
                key: pickingTypeKey(id),
                values: {
                  name: 'Amazon FBA',
                  code: 'outgoing',
                  sequence_code: 'FBA',
                  // Lots are given by the connector; Odoo would choose them when it reserves.
                  reservation_method: 'manual',
                  company_id: { dbId: id },
                  warehouse_id: { dbId: warehouseId },
                  default_location_src_id: { key: locationKey(id) },
                  default_location_dest_id: { key: 'stock.stock_location_customers' },
                },
              },
            ],
      ),
    },
  ];
}

const claim: ModelDefinition = {
  model: claimModel,
  label: 'Amazon Claim',
  companyPath: companyOfRegistration,
  // A claim whose external id is taken cannot be written to another registration: the database decides who has it.
  isImmutable: true,
  fields: [
    { ...registrationLink, index: true, required: true },
    {
      name: 'x_marketplace_id',
      label: 'Marketplace',
      type: 'many2one',
      relation: 'x_amazon_marketplace',
      onDelete: 'cascade',
    },
    { name: 'x_attempt', label: 'Made by', type: 'char' },
  ],
};

/** Marketplaces, registrations with their taxes, and what a registration points to. */
export const registrationsSchema: SchemaPart = {
  models: [marketplace, registration, taxRule, claim],
  actions: [guardedAction.record],
  botRights: [['x_amazon_registration', 'write']],
  defaults,
};
