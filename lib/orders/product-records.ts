import { fields, type ReadRecord } from '../odoo/index.ts';
import { ofNearestCompany, type Registration } from '../registrations/index.ts';
import type { ProductFacts, TaxFacts } from './facts.ts';

/** The fields of a tax that lines are priced with. */
export const taxShape = {
  amount: fields.float,
  amount_type: fields.selection,
  price_include: fields.boolean,
};

/** The fields of a product that orders are planned with, for one nested read. */
export const productShape = {
  default_code: fields.char,
  active: fields.boolean,
  type: fields.selection,
  sale_ok: fields.boolean,
  company_id: fields.many2one,
  taxes_id: fields.links({
    ...taxShape,
    company_id: fields.many2one,
    active: fields.boolean,
  }),
};

/** Offers, read beside a product only where they decide on it. */
export const offerShape = {
  x_amazon_offer_ids: fields.links({
    x_sku: fields.char,
    x_seller_id: fields.char,
    x_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
  }),
};

type ProductRecord = ReadRecord<typeof productShape> & Partial<ReadRecord<typeof offerShape>>;
type TaxRecord = ProductRecord['taxes_id'][number];

export function productFacts(record: ProductRecord, registration: Registration): ProductFacts {
  return {
    id: record.id,
    internalReference: record.default_code,
    active: record.active,
    type: record.type ?? '',
    isSold: record.sale_ok,
    companyId: record.company_id,
    taxes: ofNearestCompany(
      registration,
      record.taxes_id.filter((tax) => tax.active),
    ).map(taxFacts),
    offers: (record.x_amazon_offer_ids ?? []).map((offer) => ({
      id: offer.id,
      sku: offer.x_sku ?? '',
      sellerId: offer.x_seller_id ?? '',
      marketplaceId: offer.x_marketplace_id?.x_marketplace_id ?? '',
    })),
  };
}

export function taxFacts(tax: Omit<TaxRecord, 'company_id' | 'active'>): TaxFacts {
  return {
    id: tax.id,
    percent: tax.amount_type === 'percent' ? String(tax.amount) : undefined,
    includedInPrice: tax.price_include,
  };
}
