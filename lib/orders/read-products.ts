import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import { searchRecords, type CallScope, type Domain, type OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { unique } from '../support/unique.ts';
import type { ProductFacts } from './facts.ts';
import { offerShape, productFacts, productShape } from './product-records.ts';
import { foldSku, readReferences, type ReferenceIndex } from './references.ts';

/** The internal references of a run: read with the first SKU that no product has, and kept. */
export interface ReferenceMemory {
  references?: ReferenceIndex;
}

const productSchema = z.object({ ...productShape, ...offerShape });

/**
 * The products that the SKUs of these orders may mean: by offer, by internal reference, and where neither has the SKU, by
 * a reference that differs by case or blanks. One call; for SKUs that no product has, one more in a run, and one for those
 * that were found so.
 */
export async function readProducts(
  odoo: OdooPort,
  registration: Registration,
  orders: readonly AmazonOrder[],
  memory: ReferenceMemory,
  scope: CallScope,
): Promise<readonly ProductFacts[]> {
  const skus = unique(
    orders.flatMap((order) => order.orderItems.flatMap((item) => item.product.sellerSku ?? [])),
  );
  if (skus.length === 0) return [];
  const read = async (domain: Domain): Promise<readonly ProductFacts[]> => {
    const records = await searchRecords(odoo, 'product.product', productSchema, {
      domain,
      // An offer may name an archived product: that is reported, not passed over.
      context: { active_test: false },
      order: 'id',
      ...scope,
    });
    return records.map((record) => productFacts(record, registration));
  };
  const found = await read(['|', ['default_code', 'in', skus], ['x_amazon_offer_ids.x_sku', 'in', skus]]);
  const known = new Set(
    found.flatMap(({ internalReference, offers }) => [internalReference, ...offers.map(({ sku }) => sku)]),
  );
  const missing = skus.filter((sku) => !known.has(sku));
  if (missing.length === 0) return found;
  memory.references ??= await readReferences(odoo, scope);
  const { references } = memory;
  const similar = unique(missing.flatMap((sku) => references.get(foldSku(sku)) ?? []));
  return similar.length === 0 ? found : [...found, ...(await read([['id', 'in', similar]]))];
}
