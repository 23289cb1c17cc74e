import { nonAmazonMarketplaces } from '../non-amazon-marketplaces.ts';
import type {
  WireBuyer,
  WireOrder,
  WireOrderProceeds,
  WirePayment,
  WireSalesChannel,
} from '../wire-order.ts';
import { hideForFba } from './addresses.ts';
import type { Buyer } from './buyers.ts';
import { makeOrderItems } from './make-order-items.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { OrderSetting } from './order-setting.ts';
import { orderBreakdowns, toMoney, totalOf, type ItemAmounts } from './proceeds.ts';
import type { SeededRandom } from './seeded-random.ts';
import { makeOrderFulfillment, makePackages, toTimestamp } from './shipping.ts';
import type { OrderKind } from './statuses.ts';

export function makeOrder(random: SeededRandom, setting: OrderSetting): WireOrder {
  const { profile, kind, peculiarities, createdAt, ids } = setting;
  const isPending = kind.status === 'PENDING' || kind.status === 'PENDING_AVAILABILITY';
  const isFba = kind.channel === 'fba';
  const person = setting.buyers.next(random, profile, peculiarities);
  const isReplacement = random.chance(peculiarities.replacement) && !kind.isNonAmazon && !isPending;
  const amountsHidden = kind.isNonAmazon || (isPending && random.chance(peculiarities.pendingAmountsHidden));

  const made = makeOrderItems(random, {
    ...setting,
    amounts: amountsHidden ? 'hidden' : isReplacement ? 'free' : 'told',
    isBusiness: person.isBusiness,
  });
  const orderItems = made.map(({ item }) => item);
  const amounts = made.flatMap((item) => item.amounts ?? []);
  const proceeds = amounts.length === 0 ? undefined : makeProceeds(random, setting, amounts);
  const changedAt = createdAt + random.integer(0, 72) * 60 * 60 * 1000;
  const lastUpdatedAt = Math.min(setting.latestChange, changedAt);

  return {
    orderId: kind.isNonAmazon ? ids.nonAmazonOrderId(random) : ids.orderId(random, profile),
    createdTime: toTimestamp(createdAt),
    lastUpdatedTime: toTimestamp(lastUpdatedAt),
    programs: makePrograms(random, setting, person),
    ...(isReplacement && {
      associatedOrders: [
        {
          orderId: setting.earlierOrderId ?? ids.orderId(random, profile),
          associationType: 'REPLACEMENT_ORIGINAL_ID',
        },
      ],
    }),
    salesChannel: makeSalesChannel(random, profile, kind),
    buyer: isPending || kind.isNonAmazon ? undefined : makeBuyer(random, setting, person),
    // Until the payment is authorised, Amazon tells nobody where the order goes.
    recipient: isPending
      ? undefined
      : { deliveryAddress: isFba ? hideForFba(person.address) : person.address },
    proceeds,
    payment: makePayment(profile, amounts, proceeds),
    tax:
      isPending || kind.isNonAmazon || person.taxRegistrations.length === 0
        ? undefined
        : { taxRegistrations: person.taxRegistrations },
    fulfillment: makeOrderFulfillment(random, kind, createdAt),
    orderItems,
    packages: makePackages(random, kind, orderItems, lastUpdatedAt),
  };
}

function makePrograms(
  random: SeededRandom,
  { kind, peculiarities }: OrderSetting,
  person: Buyer,
): readonly string[] {
  const isPrime = random.chance(peculiarities.prime) && !kind.isNonAmazon;
  return [
    ...(isPrime ? ['PRIME'] : []),
    ...(person.isBusiness && !kind.isNonAmazon ? ['AMAZON_BUSINESS'] : []),
    ...(kind.status === 'PENDING_AVAILABILITY' ? ['PREORDER'] : []),
  ];
}

function makeSalesChannel(
  random: SeededRandom,
  { marketplace }: MarketplaceProfile,
  { isNonAmazon }: OrderKind,
): WireSalesChannel {
  if (!isNonAmazon) {
    return { channelName: 'AMAZON', marketplaceId: marketplace.id, marketplaceName: marketplace.name };
  }
  // Seen under the marketplace's own id and under an id for such orders alone; Amazon documents neither.
  const ids = [marketplace.id, nonAmazonMarketplaces.get(marketplace.countryCode) ?? marketplace.id];
  return {
    channelName: 'NON_AMAZON',
    marketplaceId: random.pick(ids),
    marketplaceName: `Non-Amazon ${marketplace.countryCode}`,
  };
}

// Orders API 2026-01-01: the e-mail address comes with FBM orders only.
function makeBuyer(
  random: SeededRandom,
  { profile, kind, peculiarities }: OrderSetting,
  { buyer, isBusiness }: Buyer,
): WireBuyer | undefined {
  const hasPurchaseOrder = random.chance(peculiarities.purchaseOrderNumber) && isBusiness;
  const told: WireBuyer = {
    ...buyer,
    ...(hasPurchaseOrder && { buyerPurchaseOrderNumber: `PO-${random.digits(5)}` }),
  };
  if (kind.channel === 'fbm') return told;
  const { buyerName, buyerCompanyName, buyerPurchaseOrderNumber } = told;
  const inNorthAmerica = ['US', 'CA', 'MX'].includes(profile.marketplace.countryCode);
  if (!inNorthAmerica) return { buyerName, buyerCompanyName, buyerPurchaseOrderNumber };
  return isBusiness ? { buyerCompanyName, buyerPurchaseOrderNumber } : undefined;
}

function makeProceeds(
  random: SeededRandom,
  { profile, kind, peculiarities }: OrderSetting,
  amounts: readonly ItemAmounts[],
): WireOrderProceeds {
  const total = amounts.reduce((sum, item) => sum + totalOf(item), 0);
  const hasTip = random.chance(peculiarities.deliveryTip) && kind.channel === 'fbm';
  const tip = Math.round(2 * profile.pricePerEuro) * 10 ** profile.decimals;
  const status = random.pick(['PENDING', 'FINALIZED'] as const);
  const sumsMissing = random.chance(peculiarities.orderBreakdownsMissing);
  if (!hasTip) {
    const grandTotal = toMoney(total, profile);
    return sumsMissing ? { grandTotal } : { grandTotal, breakdowns: orderBreakdowns(amounts, profile) };
  }
  return {
    grandTotal: toMoney(status === 'FINALIZED' ? total + tip : total, profile),
    breakdowns: [
      ...orderBreakdowns(amounts, profile),
      { type: 'DELIVERY_TIP', status, subtotal: toMoney(tip, profile) },
    ],
  };
}

function makePayment(
  { marketplace }: MarketplaceProfile,
  amounts: readonly ItemAmounts[],
  proceeds: WireOrderProceeds | undefined,
): { readonly paymentExecutions: readonly WirePayment[] } | undefined {
  if (proceeds?.grandTotal === undefined) return undefined;
  const cashOnDelivery = amounts.some(({ codFee }) => codFee > 0);
  if (!cashOnDelivery && !['BR', 'JP'].includes(marketplace.countryCode)) return undefined;
  const paymentMethod = cashOnDelivery ? 'CashOnDelivery' : 'CreditCard';
  return { paymentExecutions: [{ paymentMethod, paymentAmount: proceeds.grandTotal }] };
}
