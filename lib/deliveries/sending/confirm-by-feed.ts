import { fulfillmentFeed, fulfillmentFeedType } from '../../amazon/index.ts';
import {
  followFeed,
  submitFeed,
  type FeedProgress,
  type FeedVerdict,
  type OpenFeed,
} from '../../feeds/index.ts';
import { orderMarketplaces } from '../../registrations/index.ts';
import type { Look } from '../lookup/look-up.ts';
import { refOf } from '../pickings/picking.ts';
import { refusedInWords } from './refused.ts';
import type { DeliverySession } from '../session.ts';
import { failedForNow, remembering, shipmentError, told, type Parcel, type Verdict } from '../verdict.ts';

/** What a feed has come to. */
export interface FeedResult {
  readonly verdicts: readonly Verdict[];
  /** Parcels about which it does not tell enough. */
  readonly looks: readonly Look[];
  /** Parcels that Amazon never had. */
  readonly unsent: readonly Parcel[];
  /** Set when the feed has ended: to be closed when all of this is written down. */
  readonly ended?: { readonly feed: OpenFeed; readonly verdicts: ReadonlyMap<string, FeedVerdict> };
}

// Amazon takes minutes for a feed. A run that gets no result within these goes on, and the next one asks again.
const waits = [30_000, 60_000, 120_000, 240_000];

/** What another feed of the seller's that is under way holds, by its ref: nothing was sent. */
export interface Busy {
  readonly busyWith: ReadonlySet<string>;
}

/** Confirms parcels in one feed, and waits for its result. */
export async function confirmByFeed(
  session: DeliverySession,
  parcels: readonly Parcel[],
): Promise<FeedResult | Busy> {
  const { registration } = session;
  const feed = fulfillmentFeed(
    registration.sellerId,
    orderMarketplaces(
      registration,
      parcels.map(({ picking }) => picking.order),
    ),
    parcels.flatMap(({ shipments }) => shipments),
  );
  const submission = await submitFeed(session, feed, recordsOf(parcels));
  switch (submission.status) {
    case 'submitted':
      return resultOf(parcels, submission.feed, await followFeed(session, submission.feed, waits));
    case 'busy':
      return { busyWith: new Set(submission.records.map(({ ref }) => ref)) };
    default: {
      const { error } = submission;
      return { ...nothing, verdicts: parcels.map(({ picking }) => failedForNow(picking, error)) };
    }
  }
}

/** Follows a feed that an earlier run has left open; these are its parcels. */
export async function followParcels(
  session: DeliverySession,
  feed: OpenFeed,
  parcels: readonly Parcel[],
): Promise<FeedResult> {
  return resultOf(parcels, feed, await followFeed(session, feed, [0, ...waits]));
}

/** The feeds of this run's registration that hold packages. */
export const fulfillmentFeeds = ({ feeds }: DeliverySession): readonly OpenFeed[] =>
  feeds.filter(({ feedType }) => feedType === fulfillmentFeedType);

// What people see on a picking whose feed is still open.
const waiting = { state: 'pending' } as const;

const nothing = { verdicts: [], looks: [], unsent: [] } as const;

/** Which feed holds a picking, and what it was sent as. */
interface Held {
  readonly feed: OpenFeed;
  readonly fingerprint: string;
}

/** What these feeds hold, by its ref. */
export const heldBy = (feeds: readonly OpenFeed[]): ReadonlyMap<string, Held> =>
  new Map(
    feeds.flatMap((feed) =>
      feed.records.map(({ ref, tag: fingerprint = '' }): [string, Held] => [ref, { feed, fingerprint }]),
    ),
  );

/** Each picking with the numbers of its messages, one for each package. */
function recordsOf(parcels: readonly Parcel[]): OpenFeed['records'] {
  let last = 0;
  return parcels.map(({ picking, shipments, fingerprint }) => {
    const first = last + 1;
    last += shipments.length;
    return { ref: refOf(picking), first, last, tag: fingerprint };
  });
}

function resultOf(parcels: readonly Parcel[], feed: OpenFeed, progress: FeedProgress): FeedResult {
  if (progress.status === 'unread') {
    const { error } = progress;
    return { ...nothing, verdicts: parcels.map(({ picking }) => failedForNow(picking, error, waiting)) };
  }
  if (progress.status === 'open') {
    const verdicts = parcels.map((parcel) => ({ ...told(parcel, 'feed'), memory: waiting }));
    return { ...nothing, verdicts };
  }
  const results = parcels.map((parcel) =>
    ofParcel(remembering(parcel, { toldAt: feed.submittedAt }), progress.verdicts.get(refOf(parcel.picking))),
  );
  return {
    verdicts: results.flatMap(({ verdicts }) => verdicts),
    looks: results.flatMap(({ looks }) => looks),
    unsent: results.flatMap(({ unsent }) => unsent),
    ended: { feed, verdicts: progress.verdicts },
  };
}

function ofParcel(parcel: Parcel, verdict: FeedVerdict | undefined): FeedResult {
  const { picking } = parcel;
  switch (verdict?.status) {
    case 'accepted':
      return { ...nothing, verdicts: [accepted(parcel, verdict.words)] };
    case 'refused':
      return { ...nothing, looks: [{ parcel, refusal: refusedInWords(picking, verdict.words) }] };
    case 'unknown': {
      const words = `it is not known whether Amazon has recorded it (${verdict.words}), and Amazon does not list the shipment. It is looked up in each run; deliveries.retry sends it again`;
      return { ...nothing, looks: [{ parcel, refusal: shipmentError('SHIPMENT_UNKNOWN', picking, words) }] };
    }
    default:
      return { ...nothing, unsent: [parcel] };
  }
}

/** What Amazon warns about goes on the picking as a note: Amazon says it only once. */
function accepted(parcel: Parcel, words: string | undefined): Verdict {
  const memory = { step: 'accepted', fingerprint: parcel.fingerprint } as const;
  if (words === undefined) return told(parcel, 'feed', memory);
  const note = `Amazon has taken the shipment, and warns: ${words}`;
  return { ...told({ ...parcel, warnings: [...parcel.warnings, note] }, 'feed', memory), note };
}
