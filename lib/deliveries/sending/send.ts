import { closeFeed } from '../../feeds/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { confirmByFeed } from './confirm-by-feed.ts';
import { confirmOneByOne } from './confirm-one-by-one.ts';
import { lookUp } from '../lookup/look-up.ts';
import type { DeliveryRoute } from '../outcome.ts';
import { refOf } from '../pickings/picking.ts';
import type { DeliverySession } from '../session.ts';
import { skipped, told, type Parcel, type Verdict } from '../verdict.ts';

// confirmShipment refills at two a second: above a minute of them, the minutes of a feed are shorter.
const mostOneByOne = 120;
const batchSize = 100;
const feedSize = 5000;

/** Confirms parcels to Amazon, batch by batch: one by one, or by feed when there are many. */
export async function* sendParcels(
  session: DeliverySession,
  parcels: readonly Parcel[],
  route: 'auto' | DeliveryRoute,
): AsyncGenerator<readonly Verdict[], void> {
  const isFeed = route === 'feed' || (route === 'auto' && packagesOf(parcels) > mostOneByOne);
  if (!isFeed || session.dryRun) {
    yield* oneByOne(session, parcels, isFeed ? 'feed' : 'confirmShipment');
    return;
  }
  for (const batch of inBatches(parcels, feedSize)) {
    throwIfAborted(session.scope.signal);
    const result = await confirmByFeed(session, batch);
    if ('busyWith' in result) {
      // Whatever keeps the feed before, some can go the other way; not those that another worker has put into it.
      const free = batch.filter(({ picking }) => !result.busyWith.has(refOf(picking)));
      const some = route === 'auto' ? withinQuota(free) : [];
      yield* oneByOne(session, some, 'confirmShipment');
      const sent = new Set(some);
      const rest = batch.filter((parcel) => !sent.has(parcel));
      yield rest.map(({ picking }) => skipped(picking, 'FEED_UNDER_WAY'));
      continue;
    }
    const found = await lookUp(session, result.looks);
    yield [...result.verdicts, ...found.flatMap(({ verdict }) => verdict ?? [])];
    if (result.ended) await closeFeed(session, result.ended.feed, result.ended.verdicts);
  }
}

async function* oneByOne(
  session: DeliverySession,
  parcels: readonly Parcel[],
  route: DeliveryRoute,
): AsyncGenerator<readonly Verdict[], void> {
  for (const batch of inBatches(parcels, batchSize)) {
    throwIfAborted(session.scope.signal);
    yield session.dryRun ? batch.map((parcel) => told(parcel, route)) : await confirmOneByOne(session, batch);
  }
}

const packagesOf = (parcels: readonly Parcel[]): number =>
  parcels.reduce((total, { shipments }) => total + shipments.length, 0);

/** The first of these parcels, as many as a minute of single confirmations takes. */
function withinQuota(parcels: readonly Parcel[]): readonly Parcel[] {
  let packages = 0;
  const end = parcels.findIndex(({ shipments }) => (packages += shipments.length) > mostOneByOne);
  return end < 0 ? parcels : parcels.slice(0, end);
}
