import type { OrderItem } from '../amazon/index.ts';
import { distanceIn, isUsableIn, type Registration } from '../registrations/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { Component } from './draft.ts';
import type { DefaultProducts, ProductFacts } from './facts.ts';

/** The product of an item, and whether it was found by its reference, so that the match is worth remembering. */
export interface ProductChoice {
  readonly product: ProductFacts;
  readonly foundByReference: boolean;
}

/**
 * By offer, else by internal reference, else the product *Amazon Sales*.
 *
 * An offer that a user edited wins over any reference. Among several products with one reference, one of the
 * registration's company comes first, then one of the nearest company above it, then a shared one; archived ones and
 * those of other companies are never picked.
 *
 * @throws `PRODUCT_UNAVAILABLE` when the offer names a product that is archived or belongs to another company.
 */
export function chooseProduct(
  item: OrderItem,
  marketplaceId: string,
  registration: Registration,
  products: readonly ProductFacts[],
  defaults: DefaultProducts,
): ProductChoice {
  const sku = item.product.sellerSku;
  if (sku === undefined) return { product: defaults.sales, foundByReference: false };

  const offered = products.find((product) =>
    product.offers.some(
      (offer) =>
        offer.sku === sku &&
        offer.sellerId === registration.sellerId &&
        offer.marketplaceId === marketplaceId,
    ),
  );
  if (offered) {
    if (isUsable(offered, registration)) return { product: offered, foundByReference: false };
    throw new ConnectorError(
      'PRODUCT_UNAVAILABLE',
      `The offer of SKU ${sku} names product ${offered.id}, which is ${offered.active ? 'of another company' : 'archived'}: unarchive it, or give the offer another product in Odoo.`,
      { context: { sku, productId: offered.id } },
    );
  }

  const distanceOf = ({ companyId }: ProductFacts): number => distanceIn(registration, companyId);
  const [best] = products
    .filter((product) => product.internalReference === sku && isUsable(product, registration))
    .toSorted((a, b) => distanceOf(a) - distanceOf(b) || a.id - b.id);
  return best
    ? { product: best, foundByReference: true }
    : { product: defaults.sales, foundByReference: false };
}

const isUsable = (product: ProductFacts, registration: Registration): boolean =>
  product.active && isUsableIn(registration, product.companyId);

/** The product of a line that is no item. */
export function productOf(component: Exclude<Component, 'item'>, defaults: DefaultProducts): ProductFacts {
  switch (component) {
    case 'shipping':
      return defaults.shipping;
    case 'gift_wrap':
      return defaults.giftWrap;
    case 'cod_fee':
      return defaults.codFee;
    case 'discount':
    case 'shipping_discount':
    case 'cod_fee_discount':
      return defaults.discount;
    case 'delivery_tip':
    case 'other':
      return defaults.other;
    case 'rounding':
      return defaults.rounding;
    case 'facilitator_tax':
      return defaults.facilitatorTax;
  }
}
