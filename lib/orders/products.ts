import type { OrderItem } from '../amazon/index.ts';
import { distanceIn, isUsableIn, type Registration } from '../registrations/index.ts';
import type { LineKind } from './draft.ts';
import type { DefaultProducts, ProductFacts } from './facts.ts';
import type { OrderWarning } from './order-warning.ts';
import {
  ambiguous,
  isCombo,
  productWarnings,
  spelledDifferently,
  unavailable,
} from './product-complaints.ts';
import { foldSku } from './references.ts';

/** The product of an item. */
export interface ProductChoice {
  readonly product: ProductFacts;
  /** Whether it was found by its reference, so that the match is worth remembering. */
  readonly foundByReference: boolean;
  readonly warnings: readonly OrderWarning[];
}

/**
 * By offer, else by internal reference, else by one that differs by case or blanks, else the product *Amazon Sales*.
 *
 * An offer that a user edited wins over any reference. Among several products with one reference, one of the
 * registration's company comes first, then one of the nearest company above it, then a shared one; archived ones and
 * those of other companies are never picked. Of references that differ from the SKU one alone counts: several are none.
 *
 * @throws `PRODUCT_UNAVAILABLE` when the offer names a product that is archived or belongs to another company, or the
 * product is a combo.
 */
export function chooseProduct(
  item: OrderItem,
  marketplaceId: string,
  registration: Registration,
  products: readonly ProductFacts[],
  defaults: DefaultProducts,
): ProductChoice {
  const sku = item.product.sellerSku;
  if (sku === undefined) return { product: defaults.sales, foundByReference: false, warnings: [] };
  const offered = products.find((product) =>
    product.offers.some(
      (offer) =>
        offer.sku === sku &&
        offer.sellerId === registration.sellerId &&
        offer.marketplaceId === marketplaceId,
    ),
  );
  if (offered) {
    if (!isUsable(offered, registration)) throw unavailable(sku, offered);
    return checked(sku, { product: offered, foundByReference: false, warnings: [] });
  }
  const named = nearest(registration, products, ({ internalReference }) => internalReference === sku);
  const [best, ...twins] = named;
  if (best) {
    const warnings = twins.length === 0 ? [] : [ambiguous(sku, named, `the oldest, ${best.id}, is taken`)];
    return checked(sku, { product: best, foundByReference: true, warnings });
  }
  const folded = foldSku(sku);
  const similar = nearest(
    registration,
    products,
    ({ internalReference = '' }) => foldSku(internalReference) === folded,
  );
  const [only, ...others] = similar;
  if (only && others.length === 0) {
    return checked(sku, { product: only, foundByReference: true, warnings: [spelledDifferently(sku, only)] });
  }
  const warnings = only ? [ambiguous(sku, similar, 'none is taken, since none is spelled so')] : [];
  return { product: defaults.sales, foundByReference: false, warnings };
}

/** Usable products that match, of the nearest company that has any, the oldest first. */
function nearest(
  registration: Registration,
  products: readonly ProductFacts[],
  matches: (product: ProductFacts) => boolean,
): readonly ProductFacts[] {
  const found = products.filter((product) => matches(product) && isUsable(product, registration));
  const distanceOf = ({ companyId }: ProductFacts): number => distanceIn(registration, companyId);
  const least = Math.min(...found.map(distanceOf));
  return found.filter((product) => distanceOf(product) === least).toSorted((a, b) => a.id - b.id);
}

/** Whether orders of the registration can have a product: it is neither archived nor of another company. */
export const isUsable = (product: ProductFacts, registration: Registration): boolean =>
  product.active && isUsableIn(registration, product.companyId);

function checked(sku: string, choice: ProductChoice): ProductChoice {
  const { product, warnings } = choice;
  // Odoo 19 takes the line, and then neither ships nor invoices it (measured).
  if (product.type === 'combo') throw isCombo(sku, product);
  return { ...choice, warnings: [...warnings, ...productWarnings(sku, product)] };
}

/** The product of a line that is no item. */
export function productOf(component: Exclude<LineKind, 'item'>, defaults: DefaultProducts): ProductFacts {
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
