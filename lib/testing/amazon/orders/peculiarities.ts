import { ConnectorError } from '../../../support/errors.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';

/**
 * What can make an order more than one unit of one article at its price, with how often it does so by default.
 *
 * Two are no peculiarities but rules of Amazon and always hold: FBA orders carry no e-mail address and no phone
 * number, and in the United States, Canada and Mexico neither name nor street.
 */
const everywhere = {
  /** 2 to 4 items. */
  severalItems: 0.35,
  /** An item of 2 to 5 units. */
  severalUnits: 0.3,
  /** An item whose total is no multiple of its unit price: 3 for 10.00. */
  indivisiblePrice: 0.05,
  /** Shipping that the buyer pays. */
  shipping: 0.4,
  /** Gift wrap that costs, with a message. */
  giftWrap: 0.06,
  /** A gift message and a wrap level without an amount. */
  freeGiftWrap: 0.02,
  /** A discount of 5 to 30 % on the item. */
  itemDiscount: 0.12,
  /** Only where there is shipping to discount. */
  shippingDiscount: 0.3,
  /** A fee for cash on delivery. */
  codFee: 0,
  /** Amazon Points granted to the buyer. */
  points: 0,
  /** A tip for the delivery, finalised or still pending; FBM only. */
  deliveryTip: 0.01,
  /** A company as buyer, with its tax registration. */
  business: 0.08,
  /** A business order with the buyer's own purchase order number. */
  purchaseOrderNumber: 0.5,
  /** The company stands in line 1 of the address and the street in line 2. */
  companyInLine1: 0.03,
  /** The state in another spelling than the country's usual one: code, name, upper-case name, or none. */
  unusualState: 0.2,
  /** An address without a city. */
  cityMissing: 0,
  pickupPoint: 0.02,
  /** Tax on top of the price, as a row of its own. */
  salesTax: 0,
  /** A row that states the tax which the other rows hold already: sellers with Amazon's VAT calculation. */
  taxRowInside: 0,
  /** A price that came in two parts, net and tax, as in Amazon's British example. */
  taxRowSplit: 0,
  /** Amazon collects and remits the tax. */
  facilitatorTax: 0.03,
  /** A free replacement of an earlier order. */
  replacement: 0.02,
  /** An order that came from elsewhere and that Amazon only ships: `S01-…`, no prices. FBA only. */
  nonAmazon: 0.02,
  /** One item of several was cancelled: its quantity is 0. */
  cancelledItem: 0.03,
  /** The buyer asked for a cancellation that nobody executed. */
  cancelRequested: 0.02,
  /** A pending order that does not tell its amounts. */
  pendingAmountsHidden: 0.7,
  /** The order's own sums by kind are left out; its items tell them still. */
  orderBreakdownsMissing: 0.3,
  /** The items tell their totals alone. */
  itemBreakdownsMissing: 0,
  /** An order with the program `PRIME`. */
  prime: 0.3,
} as const;

/** Name of a peculiarity, such as `giftWrap`; `peculiarityNames` lists all. */
export type PeculiarityName = keyof typeof everywhere;

/** How often each peculiarity occurs, from 0 (never) to 1 (wherever it can). */
export type Peculiarities = Readonly<Record<PeculiarityName, number>>;

/** Names of all peculiarities. */
export const peculiarityNames: readonly PeculiarityName[] = Object.keys(everywhere).filter(
  (name): name is PeculiarityName => name in everywhere,
);

const europe = ['GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'IE', 'SE', 'PL'];

/** A marketplace's own mix, with the caller's wishes over it. */
export function peculiaritiesOf(profile: MarketplaceProfile, wishes: Partial<Peculiarities>): Peculiarities {
  for (const [name, probability] of Object.entries(wishes)) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        `Peculiarity ${name} must be from 0 to 1, not ${probability}.`,
      );
    }
  }
  return { ...everywhere, ...localMix(profile), ...wishes };
}

function localMix({ marketplace: { countryCode }, tax }: MarketplaceProfile): Partial<Peculiarities> {
  if (tax === 'beside') return { salesTax: 0.9, facilitatorTax: 0.9 };
  if (countryCode === 'JP') return { points: 0.5, codFee: 0.15, cityMissing: 0.6 };
  if (countryCode === 'DE') return { companyInLine1: 0.15, taxRowInside: 0.1, taxRowSplit: 0.05 };
  if (europe.includes(countryCode)) return { taxRowInside: 0.1, taxRowSplit: 0.05 };
  return {};
}

/** Every peculiarity switched off. */
export function noPeculiarities(): Peculiarities {
  return { ...everywhere, ...Object.fromEntries(peculiarityNames.map((name) => [name, 0])) };
}
