import { ConnectorError } from '../../../support/errors.ts';
import type { FulfillmentStatus, WireOrder } from '../wire-order.ts';
import { createBuyerSource } from './buyers.ts';
import { makeCatalogue } from './catalogue.ts';
import { createIdSource } from './ids.ts';
import { makeOrder } from './make-order.ts';
import { findProfile, generatedMarketplaces } from './marketplace-profiles.ts';
import { peculiaritiesOf, type Peculiarities } from './peculiarities.ts';
import { seededRandom } from './seeded-random.ts';
import { chooseKind, type Channel } from './statuses.ts';

/** Options of `generateOrders()`. */
export interface GenerateOrdersOptions {
  /** How many orders to make. */
  readonly count: number;
  /** The same seed and options give the same orders, ids included. Default: 1. */
  readonly seed?: number;
  /** Country codes or marketplace ids, each as likely as the others. Default: all. */
  readonly marketplaces?: readonly string[];
  /** Default: `'mixed'`. */
  readonly channel?: Channel | 'mixed';
  /** Each as likely as the others. Default: mostly shipped and unshipped, a few of all others. */
  readonly statuses?: readonly FulfillmentStatus[];
  /** No order is created earlier: ISO 8601. Default: 2026-01-01T00:00:00Z. */
  readonly from?: string;
  /** No order is created or changed later: ISO 8601. Default: 30 days after `from`. */
  readonly to?: string;
  /** The SKUs that are sold. Default: a small made-up catalogue. */
  readonly skus?: readonly string[];
  /** The share of orders, from 0 to 1, that come from a buyer who has ordered before. Default: 0. */
  readonly returningBuyers?: number;
  /**
   * How often each peculiarity occurs, from 0 (never) to 1 (wherever it can), in all marketplaces alike.
   * Default: a mix of its own for each marketplace.
   */
  readonly peculiarities?: Partial<Peculiarities>;
}

const defaultFrom = '2026-01-01T00:00:00Z';
const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Made-up orders as Amazon sends them, with what real ones surprise with. Whatever the options, the amounts of an
 * order add up: the rows of an item to its `proceedsTotal` (without the `TAX` row where the price holds the tax
 * already), and the items, with a finalised tip, to `grandTotal`.
 *
 * A longer run begins with the orders of a shorter one. All ids and buyers are made up.
 *
 * @throws `REGISTRATION_INVALID` for an unknown marketplace; `CONFIGURATION_INVALID` for options that contradict
 * each other.
 *
 * @example
 * const orders = generateOrders({ count: 200, marketplaces: ['ES', 'DE'], channel: 'fbm', peculiarities: { giftWrap: 1 } });
 */
export function generateOrders(options: GenerateOrdersOptions): WireOrder[] {
  const random = seededRandom(options.seed ?? 1);
  const places = (options.marketplaces ?? generatedMarketplaces).map((codeOrId) => {
    const profile = findProfile(codeOrId);
    return { profile, peculiarities: peculiaritiesOf(profile, options.peculiarities ?? {}) };
  });
  const { from, to } = readSpan(options);
  const catalogue = makeCatalogue(options.skus);
  const buyers = createBuyerSource(options.returningBuyers ?? 0);
  const ids = createIdSource();
  const lastOrderIds = new Map<string, string>();

  return Array.from({ length: options.count }, () => {
    const { profile, peculiarities } = random.pick(places);
    const kind = chooseKind(random, {
      channel: options.channel ?? 'mixed',
      statuses: options.statuses,
      nonAmazon: peculiarities.nonAmazon,
    });
    const order = makeOrder(random, {
      profile,
      kind,
      peculiarities,
      createdAt: random.integer(from, to),
      latestChange: to,
      earlierOrderId: lastOrderIds.get(profile.marketplace.id),
      catalogue,
      buyers,
      ids,
    });
    if (!kind.isNonAmazon) lastOrderIds.set(profile.marketplace.id, order.orderId);
    return order;
  });
}

function readSpan(options: GenerateOrdersOptions): { readonly from: number; readonly to: number } {
  const from = Date.parse(options.from ?? defaultFrom);
  const to = options.to === undefined ? from + thirtyDaysMs : Date.parse(options.to);
  if (from <= to) return { from, to };
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    'Orders need a span of time: give from and to as ISO 8601, from no later than to.',
  );
}
