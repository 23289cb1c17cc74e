import type { WireItemCancellation, WireItemFulfillment, WireItemTax, WireOrderItem } from '../wire-order.ts';
import { makeAmounts, noAmounts, type TaxTreatment } from './amounts.ts';
import { unitPriceOf, type Article } from './catalogue.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { Peculiarities } from './peculiarities.ts';
import { itemProceeds, toMoney, type ItemAmounts } from './proceeds.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What its order decides for an item. */
export interface ItemSetting {
  readonly orderItemId: string;
  readonly article: Article;
  readonly quantity: number;
  /** Units that have left the warehouse. */
  readonly quantityFulfilled: number;
  /** Told: as they are. Free: all zero. Hidden: not at all. */
  readonly amounts: 'told' | 'free' | 'hidden';
  readonly treatment: TaxTreatment;
  readonly cancelled: boolean;
  readonly isBusiness: boolean;
}

/** An item, and its amounts for the sums of its order; `undefined` where Amazon tells none. */
export interface MadeItem {
  readonly item: WireOrderItem;
  readonly amounts: ItemAmounts | undefined;
}

export function makeItem(
  random: SeededRandom,
  profile: MarketplaceProfile,
  peculiarities: Peculiarities,
  setting: ItemSetting,
): MadeItem {
  const { article, quantity } = setting;
  const sale = { quantity, unitPrice: unitPriceOf(article, profile), treatment: setting.treatment };
  const priced = makeAmounts(random, profile, peculiarities, sale);
  const amounts = setting.amounts === 'free' ? noAmounts : priced;
  const told = setting.amounts !== 'hidden' && !setting.cancelled;
  const unitPrice = quantity === 0 ? 0 : Math.round(amounts.item / quantity);
  const proceeds = itemProceeds(amounts, profile);
  const totalOnly = random.chance(peculiarities.itemBreakdownsMissing);
  const points = random.chance(peculiarities.points) ? Math.round(amounts.item / 100) : 0;
  const isFacilitated = random.chance(peculiarities.facilitatorTax);
  const discounted = amounts.itemDiscount + amounts.shippingDiscount > 0;

  const item: WireOrderItem = {
    orderItemId: setting.orderItemId,
    quantityOrdered: setting.cancelled ? 0 : quantity,
    product: {
      asin: article.asin,
      title: article.title,
      sellerSku: article.sku,
      condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
      ...(told && {
        price: {
          unitPrice: toMoney(unitPrice, profile),
          ...(setting.isBusiness && { priceDesignation: 'BUSINESS_PRICE' }),
        },
      }),
    },
    ...(told && { proceeds: totalOnly ? { proceedsTotal: proceeds.proceedsTotal } : proceeds }),
    ...(told && points > 0 && { expense: pointsExpense(points, profile) }),
    ...(told && discounted && { promotion: { breakdowns: [{ promotionId: `PROMO-${random.digits(6)}` }] } }),
    cancellation: makeCancellation(random, peculiarities, setting),
    fulfillment: makeFulfillment(random, peculiarities, setting, amounts.giftWrap > 0),
    ...(told && isFacilitated && { tax: facilitatorTax(profile) }),
  };
  return { item, amounts: told ? amounts : undefined };
}

function pointsExpense(points: number, profile: MarketplaceProfile): NonNullable<WireOrderItem['expense']> {
  // One Amazon Point is worth one yen.
  return {
    pointsCost: { pointsGranted: { pointsNumber: points, pointsMonetaryValue: toMoney(points, profile) } },
  };
}

function makeCancellation(
  random: SeededRandom,
  peculiarities: Peculiarities,
  { cancelled, quantity, quantityFulfilled }: ItemSetting,
): WireItemCancellation | undefined {
  const asked = random.chance(peculiarities.cancelRequested) && quantityFulfilled < quantity;
  const cancellationRequest = { requester: 'BUYER', cancelReason: 'Ordered by mistake' };
  if (!cancelled) return asked ? { cancellationRequest } : undefined;
  const cancelledBy = random.pick(['BUYER', 'MERCHANT', 'AMAZON']);
  return {
    ...(cancelledBy === 'BUYER' && { cancellationRequest }),
    cancellationExecution: { cancelledBy, cancelReason: 'Cancelled before shipment' },
  };
}

function makeFulfillment(
  random: SeededRandom,
  peculiarities: Peculiarities,
  { cancelled, quantity, quantityFulfilled }: ItemSetting,
  wrapped: boolean,
): WireItemFulfillment {
  const isGift = random.chance(peculiarities.freeGiftWrap) || wrapped;
  return {
    quantityFulfilled,
    quantityUnfulfilled: cancelled ? 0 : quantity - quantityFulfilled,
    ...(isGift && {
      packing: {
        giftOption: {
          giftMessage: random.pick([
            'Happy birthday!\nWith love, "A."',
            'Alles Gute & viel Spaß',
            'お誕生日おめでとう',
            'Merci <3',
          ]),
          giftWrapLevel: random.pick(['STANDARD', 'PREMIUM']),
        },
      },
    }),
  };
}

const euMembers = ['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'IE', 'SE', 'PL'];

function facilitatorTax({ marketplace }: MarketplaceProfile): WireItemTax {
  return {
    ...(euMembers.includes(marketplace.countryCode) && {
      taxCalculationBreakdowns: [{ reportingScheme: 'IOSS' }],
    }),
    taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: marketplace.name }],
  };
}
