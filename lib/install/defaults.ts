import { marketplaces } from '../amazon/index.ts';
import type { LoadRecord } from '../odoo/index.ts';
import { failureTemplate, failureTemplateKey } from './failure-template.ts';

/** A company with what the default records of a company hang on. */
export interface InstallCompany {
  readonly id: number;
  readonly warehouseId: number | undefined;
}

/** Records of one model that a user may change afterwards: created when missing, never written again. */
export interface DefaultRecords {
  readonly model: string;
  readonly records: readonly LoadRecord[];
}

export const productKeys = {
  sales: 'amazon.product_sales',
  shipping: 'amazon.product_shipping',
  giftWrap: 'amazon.product_gift_wrap',
  codFee: 'amazon.product_cod_fee',
  discount: 'amazon.product_discount',
  other: 'amazon.product_other',
  rounding: 'amazon.product_rounding',
  facilitatorTax: 'amazon.product_facilitator_tax',
} as const;

export { failureTemplateKey };
export const teamKey = 'amazon.team';
export const locationKey = (companyId: number): string => `amazon.location_${companyId}`;
export const pickingTypeKey = (companyId: number): string => `amazon.picking_type_fba_${companyId}`;
export const marketplaceKey = (marketplaceId: string): string => `amazon.marketplace_${marketplaceId}`;

const product = (key: string, name: string, type: 'consu' | 'service'): LoadRecord => ({
  key,
  values: { name, type, list_price: 0, purchase_ok: false },
});

const untaxed = (key: string, name: string): LoadRecord => {
  const { values } = product(key, name, 'service');
  return { key, values: { ...values, taxes_id: { dbIds: [] } } };
};

/** The default records, shared ones first. */
export function defaultRecords(companies: readonly InstallCompany[]): readonly DefaultRecords[] {
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
    {
      model: 'product.product',
      records: [
        product(productKeys.sales, 'Amazon Sales', 'consu'),
        product(productKeys.shipping, 'Amazon Shipping', 'service'),
        product(productKeys.giftWrap, 'Amazon Gift Wrap', 'service'),
        product(productKeys.codFee, 'Amazon Cash on Delivery', 'service'),
        product(productKeys.discount, 'Amazon Discount', 'service'),
        product(productKeys.other, 'Amazon Other Proceeds', 'service'),
      ],
    },
    {
      model: 'product.product',
      // The cent that Odoo's own computation leaves over, and the tax that Amazon owes: neither is taxed.
      records: [
        untaxed(productKeys.rounding, 'Amazon Rounding'),
        untaxed(productKeys.facilitatorTax, 'Amazon Tax Collected'),
      ],
    },
    { model: 'mail.template', records: [failureTemplate] },
    { model: 'crm.team', records: [{ key: teamKey, values: { name: 'Amazon' } }] },
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
