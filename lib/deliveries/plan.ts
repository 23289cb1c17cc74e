import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { OpenFeed } from '../feeds/index.ts';
import type { DeliverySkip } from './outcome.ts';
import { refOf, type AmazonPicking } from './pickings/picking.ts';
import type { TrackingPolicy } from '../registrations/index.ts';
import { shipmentsOf } from './shipments.ts';
import { fingerprintOf } from './memory/told.ts';
import {
  cancelledAtAmazon,
  failed,
  listed,
  skipped,
  synchronized,
  told,
  unlessRefused,
  type Parcel,
  type Verdict,
} from './verdict.ts';

/** What is to be done about a picking. */
export type Step =
  /** Nothing more to ask. */
  | { readonly do: 'conclude'; readonly verdict: Verdict }
  /** Amazon is told. */
  | { readonly do: 'send'; readonly parcel: Parcel }
  /** An open feed holds it: its result tells. */
  | { readonly do: 'await'; readonly parcel: Parcel; readonly feed: OpenFeed }
  /** Amazon's order tells what has become of it. */
  | { readonly do: 'look'; readonly parcel: Parcel };

export interface PlanFacts {
  readonly trackingPolicy: TrackingPolicy;
  /** Somebody asks for these pickings by name: what was told before is told again where Amazon does not list it. */
  readonly isRetry: boolean;
  /** What open feeds hold, by its ref. */
  readonly held: ReadonlyMap<string, { readonly feed: OpenFeed; readonly fingerprint: string }>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

// Amazon ships these itself. Source: Amazon's model orders_2026-01-01.json, programs of an order.
const amazonConfirms = ['FBM_SHIP_PLUS', 'AMAZON_EASY_SHIP'];

// Another worker may be at it just now.
const othersTurnMs = minutesToMilliseconds(2);

export function planPicking(picking: AmazonPicking, facts: PlanFacts): Step {
  const { order } = picking;
  // An open one is there because Amazon says that something of its order was shipped.
  if (!picking.isDone) return { do: 'look', parcel: emptyParcel(picking) };
  const held = facts.held.get(refOf(picking));
  if (held) {
    const { shipments = [] } = shipmentsOf(picking, facts);
    const { feed, fingerprint } = held;
    return { do: 'await', parcel: { ...emptyParcel(picking), shipments, fingerprint }, feed };
  }
  if (picking.sync.told?.step === 'elsewhere' && !facts.isRetry)
    return conclude(synchronized(picking, 'seller'));
  if (order.status === 'CANCELLED') return conclude(failed(picking, cancelledAtAmazon(picking)));
  if (order.programs.some((program) => amazonConfirms.includes(program))) {
    return conclude(
      order.status === 'SHIPPED' ? synchronized(picking, 'amazon') : skipped(picking, 'CONFIRMED_BY_AMAZON'),
    );
  }
  const planned = shipmentsOf(picking, facts);
  if (!planned.shipments) {
    // Somebody may have told Amazon in Seller Central what is missing here.
    if (isNews(picking) && order.status === 'SHIPPED') return { do: 'look', parcel: emptyParcel(picking) };
    return conclude(
      planned.error ? failed(picking, planned.error, unlessRefused(picking)) : notTold(picking, planned.skip),
    );
  }
  const { shipments, warnings } = planned;
  return planTelling({ picking, shipments, warnings, fingerprint: fingerprintOf(shipments) }, facts);
}

/** There is nothing that Amazon could be told; of what it was told before, a note says that it stays there. */
function notTold(picking: AmazonPicking, skip: DeliverySkip): Verdict {
  const verdict = skipped(picking, skip);
  const isListed = picking.sync.told?.step === 'listed' || picking.sync.told?.step === 'accepted';
  if (skip !== 'NOTHING_FOR_AMAZON' || !isListed) return verdict;
  const note =
    'Amazon was told of packages of this transfer, of which nothing is left here. It still lists them, and knows no way back: agree on it with the buyer in Seller Central.';
  return { ...verdict, note };
}

function planTelling(parcel: Parcel, { isRetry, now }: PlanFacts): Step {
  const { picking, fingerprint } = parcel;
  const { told: memory, toldAt } = picking.sync;
  const isSame = memory?.fingerprint === fingerprint;
  switch (memory?.step) {
    case undefined:
      return isNews(picking) && mayBeTold(picking) ? { do: 'look', parcel } : { do: 'send', parcel };
    case 'sending':
      // Far ahead is a clock that was wrong.
      return toldAt !== undefined && Math.abs(now - Date.parse(toldAt)) < othersTurnMs
        ? conclude(told(parcel, 'confirmShipment'))
        : { do: 'look', parcel };
    case 'listed':
      if (isSame && !isRetry) return conclude(listed(parcel));
      return { do: isSame ? 'look' : 'send', parcel };
    case 'elsewhere':
      return { do: 'look', parcel };
    case 'accepted':
    case 'unknown':
      return { do: isSame ? 'look' : 'send', parcel };
    default:
      if (isRetry || !isSame) return { do: 'send', parcel };
      return isNews(picking) ? { do: 'look', parcel } : conclude(skipped(picking, 'UNCHANGED_SINCE_FAILURE'));
  }
}

/** Whether Amazon lists shipments of the order that no picking explains. */
const mayBeTold = ({ order }: AmazonPicking): boolean =>
  order.status === 'SHIPPED' || (order.status === 'PARTIALLY_SHIPPED' && !order.isPartlyTold);

/** Whether Amazon has changed the order since it was looked up. */
export const isNews = ({ order, sync }: AmazonPicking): boolean =>
  sync.lookedAt === undefined ||
  (order.changedAt !== undefined && Date.parse(order.changedAt) > Date.parse(sync.lookedAt));

const conclude = (verdict: Verdict): Step => ({ do: 'conclude', verdict });

const emptyParcel = (picking: AmazonPicking): Parcel => ({
  picking,
  shipments: [],
  warnings: [],
  fingerprint: picking.sync.told?.fingerprint ?? '',
});
