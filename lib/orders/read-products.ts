import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import { searchRecords, type CallScope, type Domain, type OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import { unique } from '../support/unique.ts';
import type { ProductFacts } from './facts.ts';
import { marketplaceOf } from './marketplace-of.ts';
import { offerShape, productFacts, productShape } from './product-records.ts';
import { isUsable } from './products.ts';
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
  const sold = soldIn(orders, registration);
  const skus = unique(sold.map(({ sku }) => sku));
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
  const missing = undecided(sold, found, registration);
  if (missing.length === 0) return found;
  memory.references ??= await readReferences(odoo, scope);
  const { references } = memory;
  const similar = unique(missing.flatMap((sku) => references.get(foldSku(sku)) ?? []));
  return similar.length === 0 ? found : [...found, ...(await read([['id', 'in', similar]]))];
}

interface SoldSku {
  readonly sku: string;
  readonly marketplaceId: string;
}

const soldIn = (orders: readonly AmazonOrder[], registration: Registration): readonly SoldSku[] =>
  orders.flatMap((order) =>
    order.orderItems.flatMap(({ product: { sellerSku: sku } }) =>
      sku === undefined ? [] : [{ sku, marketplaceId: marketplaceOf(order, registration).id }],
    ),
  );

/** SKUs that neither an offer nor a product that the registration can have leads from: one that is archived has no say. */
function undecided(
  sold: readonly SoldSku[],
  products: readonly ProductFacts[],
  registration: Registration,
): readonly string[] {
  const references = new Set(
    products
      .filter((product) => isUsable(product, registration))
      .map(({ internalReference }) => internalReference),
  );
  const offers = new Set(
    products.flatMap((product) =>
      product.offers.filter(({ sellerId }) => sellerId === registration.sellerId).map(keyOf),
    ),
  );
  const left = sold.filter((one) => !references.has(one.sku) && !offers.has(keyOf(one)));
  return unique(left.map(({ sku }) => sku));
}

const keyOf = ({ sku, marketplaceId }: SoldSku): string => JSON.stringify([marketplaceId, sku]);
