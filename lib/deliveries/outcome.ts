import type { ShipmentConfirmation } from '../amazon/index.ts';
import type { ConnectorError } from '../support/errors.ts';

/** Why Amazon was not told of a picking, without anything being wrong at Amazon. */
export type DeliverySkip =
  /** No delivery method, or none whose name says who carries it. Flagged; told as soon as there is one. */
  | 'CARRIER_MISSING'
  /** No tracking reference. Flagged; told as soon as there is one. */
  | 'TRACKING_MISSING'
  /** It moved no whole unit of an Amazon item. */
  | 'NOTHING_FOR_AMAZON'
  /** FBM Ship+ and Easy Ship: Amazon confirms the shipment itself; it is followed until Amazon says so. */
  | 'CONFIRMED_BY_AMAZON'
  /** Amazon lists the order as shipped, and how is looked up in a later run: Amazon's quota of looks is small. */
  | 'LOOKUP_POSTPONED'
  /** Another feed of the seller is under way, and this is too much to confirm one by one: the next run goes on. */
  | 'FEED_UNDER_WAY'
  /** It failed before, and nothing has changed since: correct it in Odoo or at Amazon, or call `deliveries.retry`. */
  | 'UNCHANGED_SINCE_FAILURE';

interface OutcomeBase {
  readonly pickingId: number;
  /** Such as `WH/OUT/00012`. */
  readonly pickingName: string;
  /** Amazon's order id. */
  readonly orderId: string;
  /** `true` when nothing was written and Amazon was told nothing. */
  readonly dryRun: boolean;
}

/** What became of one picking in a run. */
export type DeliveryOutcome =
  /** Amazon lists it as shipped: as this library told it, as the seller did in Seller Central, or by Amazon's own label. */
  | (OutcomeBase & { readonly status: 'synchronized'; readonly by: 'connector' | 'seller' | 'amazon' })
  /** Amazon has been told, and does not list it yet: the next run looks again. In a dry run: it would be told. */
  | (OutcomeBase & {
      readonly status: 'told';
      readonly shipments: readonly ShipmentConfirmation[];
      readonly route: DeliveryRoute;
      readonly warnings: readonly string[];
    })
  /** The seller's own packages of an open picking, noted on it; `validated` when the registration has it done by them. */
  | (OutcomeBase & { readonly status: 'noted'; readonly validated: boolean })
  | (OutcomeBase & { readonly status: 'skipped'; readonly reason: DeliverySkip })
  | (OutcomeBase & { readonly status: 'failed'; readonly error: ConnectorError });

/** `confirmShipment`: one request for each package, at most two a second. `feed`: one feed for all. */
export type DeliveryRoute = 'confirmShipment' | 'feed';
