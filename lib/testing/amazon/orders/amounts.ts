import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { Peculiarities } from './peculiarities.ts';
import type { ItemAmounts, ItemTaxAmounts } from './proceeds.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What an order does to the tax of all its items. */
export type TaxTreatment = 'none' | 'on top' | 'row inside' | 'split';

export function chooseTaxTreatment(
  random: SeededRandom,
  profile: MarketplaceProfile,
  peculiarities: Peculiarities,
): TaxTreatment {
  const onTop = random.chance(peculiarities.salesTax);
  const inside = random.chance(peculiarities.taxRowInside);
  const split = random.chance(peculiarities.taxRowSplit);
  if (onTop && profile.tax === 'beside') return 'on top';
  if (profile.tax === 'beside') return 'none';
  if (split) return 'split';
  return inside ? 'row inside' : 'none';
}

/** What an item is sold for. */
export interface Sale {
  readonly quantity: number;
  /** In the smallest unit of the currency. */
  readonly unitPrice: number;
  readonly treatment: TaxTreatment;
}

/** A free item. */
export const noAmounts: ItemAmounts = {
  item: 0,
  shipping: 0,
  giftWrap: 0,
  codFee: 0,
  itemDiscount: 0,
  shippingDiscount: 0,
  tax: undefined,
};

/** The amounts of a sale, with what comes on top and what is taken off. */
export function makeAmounts(
  random: SeededRandom,
  profile: MarketplaceProfile,
  peculiarities: Peculiarities,
  { quantity, unitPrice, treatment }: Sale,
): ItemAmounts {
  const whole = (euros: number): number => Math.round(euros * profile.pricePerEuro) * 10 ** profile.decimals;
  const occurs = (probability: number, amount: number): number => (random.chance(probability) ? amount : 0);

  const exact = quantity * unitPrice;
  // 3 × 3.33 sold as "3 for 10.00": the total is one smallest unit away from what the unit price gives.
  const item = exact + (quantity > 1 ? occurs(peculiarities.indivisiblePrice, 1) : 0);
  const shipping = occurs(peculiarities.shipping, whole(random.integer(3, 8)));
  const gross = {
    item,
    shipping,
    giftWrap: occurs(peculiarities.giftWrap, whole(3)),
    codFee: occurs(peculiarities.codFee, whole(2)),
    itemDiscount: occurs(peculiarities.itemDiscount, Math.round((item * random.integer(5, 30)) / 100)),
    shippingDiscount: occurs(peculiarities.shippingDiscount, shipping),
  };
  if (treatment === 'none') return { ...gross, tax: undefined };
  if (treatment === 'on top') return { ...gross, tax: taxOnTop(gross, profile.taxPerMille) };
  const inside = taxInside(gross, profile.taxPerMille);
  return treatment === 'row inside' ? { ...gross, tax: inside } : splitTax(gross, inside);
}

type GrossAmounts = Omit<ItemAmounts, 'tax'>;

function taxOnTop(amounts: GrossAmounts, perMille: number): ItemTaxAmounts {
  const tax = (amount: number): number => Math.round((amount * perMille) / 1000);
  return { placement: 'beside', ...taxParts(amounts, tax) };
}

function taxInside(amounts: GrossAmounts, perMille: number): ItemTaxAmounts {
  const tax = (amount: number): number => Math.round((amount * perMille) / (1000 + perMille));
  return { placement: 'inside', ...taxParts(amounts, tax) };
}

function taxParts(amounts: GrossAmounts, tax: (amount: number) => number): Omit<ItemTaxAmounts, 'placement'> {
  return {
    item: tax(amounts.item),
    shipping: tax(amounts.shipping),
    giftWrap: tax(amounts.giftWrap),
    codFee: tax(amounts.codFee),
    discount: tax(amounts.itemDiscount) + tax(amounts.shippingDiscount),
  };
}

// Net amounts and their tax beside them: together what the buyer paid.
function splitTax(gross: GrossAmounts, tax: ItemTaxAmounts): ItemAmounts {
  const shippingDiscountTax = gross.shippingDiscount === 0 ? 0 : tax.shipping;
  return {
    item: gross.item - tax.item,
    shipping: gross.shipping - tax.shipping,
    giftWrap: gross.giftWrap - tax.giftWrap,
    codFee: gross.codFee - tax.codFee,
    itemDiscount: gross.itemDiscount - (tax.discount - shippingDiscountTax),
    shippingDiscount: gross.shippingDiscount - shippingDiscountTax,
    tax: { ...tax, placement: 'beside' },
  };
}
