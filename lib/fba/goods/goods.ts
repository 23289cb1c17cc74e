import { distanceIn, isUsableIn, type Registration } from '../../registrations/index.ts';

/** A product in Odoo, as far as stock at Amazon depends on it. */
export interface Goods {
  /** Id of the product (model `product.product`). */
  readonly id: number;
  /** Its name in Odoo, in the language of the Odoo user. */
  readonly name: string;
  /** Odoo's internal reference (`default_code`). */
  readonly internalReference: string | undefined;
  /** `false` for an archived product. */
  readonly active: boolean;
  /** Undefined: shared by all companies. */
  readonly companyId: number | undefined;
  /** Whether Odoo counts what is there of it. */
  readonly isStorable: boolean;
  /** Whether it is a kit, of which Odoo counts the components only. */
  readonly isKit: boolean;
  /** Whether every unit or lot of it has a number. */
  readonly isTracked: boolean;
  /** The smallest quantity that its unit of measure keeps. */
  readonly unitRounding: number;
  /** Whether kits are made of it. */
  readonly isKitComponent: boolean;
  /** Offers at Amazon that name it. */
  readonly offers: readonly GoodsOffer[];
}

/** An offer that names the product. */
export interface GoodsOffer {
  /** The seller's SKU. */
  readonly sku: string;
  /** Amazon's merchant token. */
  readonly sellerId: string;
  /** Amazon's id, such as `A1RKKUPIHCS9HS`. */
  readonly marketplaceId: string;
  /** `fba` or `fbm`. */
  readonly channel: string | undefined;
}

/**
 * The products of a seller SKU in these marketplaces: those that its offers name; without an offer, the one that has it
 * as internal reference, as orders choose it. More than one: its offers name different products.
 *
 * Archived products are found too, so that they can be named; an active one comes first.
 */
export function goodsOfSku(
  sku: string,
  { registration, marketplaceIds }: { registration: Registration; marketplaceIds: readonly string[] },
  all: readonly Goods[],
): readonly Goods[] {
  const offered = all.filter(({ offers }) =>
    offers.some(
      (offer) =>
        offer.sku === sku &&
        offer.sellerId === registration.sellerId &&
        marketplaceIds.includes(offer.marketplaceId),
    ),
  );
  if (offered.length > 0) return offered;
  const distanceOf = ({ companyId }: Goods): number => distanceIn(registration, companyId);
  return all
    .filter(
      ({ internalReference, companyId }) => internalReference === sku && isUsableIn(registration, companyId),
    )
    .toSorted(
      (one, other) =>
        Number(other.active) - Number(one.active) || distanceOf(one) - distanceOf(other) || one.id - other.id,
    )
    .slice(0, 1);
}

/** A product as a message calls it. */
export const nameOfGoods = ({ id, internalReference, name }: Goods): string =>
  `${internalReference === undefined ? name : `[${internalReference}] ${name}`} (product ${id})`;
