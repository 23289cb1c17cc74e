import { z } from 'zod';
import { fields, searchRecords } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import type { Goods } from './goods.ts';
import { isTrackedBy } from './order-lines.ts';

const goodsSchema = z.object({
  name: fields.char,
  default_code: fields.char,
  active: fields.boolean,
  company_id: fields.many2one,
  type: fields.selection,
  is_storable: fields.boolean.optional(),
  is_kits: fields.boolean.optional(),
  tracking: fields.selection,
  uom_id: fields.link({ rounding: fields.float }),
  bom_line_ids: fields.links({ bom_id: fields.link({ type: fields.selection }) }).optional(),
  x_amazon_offer_ids: fields.links({
    x_sku: fields.char,
    x_seller_id: fields.char,
    x_channel: fields.selection,
    x_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
  }),
});

const optional = ['is_storable', 'is_kits', 'bom_line_ids'];

/** Products that have one of these SKUs, by an offer or as internal reference, or one of these ids; archived ones too. One call. */
export async function readGoods(
  { tools, optionalFields, scope }: Pick<Session, 'tools' | 'optionalFields' | 'scope'>,
  { skus, ids }: { readonly skus: readonly string[]; readonly ids: readonly number[] },
): Promise<readonly Goods[]> {
  if (skus.length === 0 && ids.length === 0) return [];
  const records = await searchRecords(tools.odoo, 'product.product', goodsSchema, {
    domain: [
      '|',
      '|',
      ['default_code', 'in', skus],
      ['x_amazon_offer_ids.x_sku', 'in', skus],
      ['id', 'in', ids],
    ],
    context: { active_test: false },
    order: 'id',
    without: optional.filter((field) => !optionalFields.has(`product.product.${field}`)),
    ...scope,
  });
  return records.map((record) => ({
    id: record.id,
    name: record.name ?? '',
    internalReference: record.default_code,
    active: record.active,
    companyId: record.company_id,
    // Odoo 17 has the type `product` for it.
    isStorable: record.is_storable ?? record.type === 'product',
    isKit: record.is_kits ?? false,
    isTracked: isTrackedBy(record.tracking),
    unitRounding: record.uom_id?.rounding ?? 0,
    isKitComponent: (record.bom_line_ids ?? []).some(({ bom_id: bom }) => bom?.type === 'phantom'),
    offers: record.x_amazon_offer_ids.map((offer) => ({
      sku: offer.x_sku ?? '',
      sellerId: offer.x_seller_id ?? '',
      marketplaceId: offer.x_marketplace_id?.x_marketplace_id ?? '',
      channel: offer.x_channel,
    })),
  }));
}
