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
  /** Id of the picking in Odoo (`stock.picking`). */
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
  | (OutcomeBase & {
      /** Amazon lists it as shipped. */
      readonly status: 'synchronized';
      /** Who reported it: this library, the seller in Seller Central, or Amazon by its own label. */
      readonly by: 'connector' | 'seller' | 'amazon';
    })
  | (OutcomeBase & {
      /** Amazon got it, and does not list it yet: the next run looks again. In a dry run: it would be sent. */
      readonly status: 'told';
      /** The packages, as Amazon gets them. */
      readonly shipments: readonly ShipmentConfirmation[];
      /** How they went to Amazon. */
      readonly route: DeliveryRoute;
      /** What a person may want to look at, such as a tracking reference that its carrier would not issue. */
      readonly warnings: readonly string[];
    })
  | (OutcomeBase & {
      /** The seller confirmed an open picking in Seller Central: a note on it names the packages. */
      readonly status: 'noted';
      /** Whether the picking was validated by them, as the registration may ask for. */
      readonly validated: boolean;
    })
  | (OutcomeBase & {
      /** Nothing was sent, and nothing is wrong at Amazon. */
      readonly status: 'skipped';
      /** Why. */
      readonly reason: DeliverySkip;
    })
  | (OutcomeBase & {
      /** It was not sent, or Amazon refused it; unless that may pass by itself, the picking is flagged and mailed. */
      readonly status: 'failed';
      /** What is wrong, and what a person can do. */
      readonly error: ConnectorError;
    });

/** `confirmShipment`: one request for each package, at most two a second. `feed`: one feed for all. */
export type DeliveryRoute = 'confirmShipment' | 'feed';
