import type { UpgradeOptions } from '../schema/index.ts';
import { upsert, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import type { FeedRecord } from './feed.ts';
import { feedKey, feedModel } from './model.ts';
import { formatRecords } from './open-feed.ts';

/** A feed that an older version of this package handed to Amazon. */
export interface AdoptedFeed {
  readonly feedId: string;
  readonly feedType: string;
  readonly registrationId: number;
  readonly sellerId: string;
  readonly records: readonly FeedRecord[];
}

/** Writes down feeds that an older version kept elsewhere, as open ones; the same ones again change nothing. */
export async function adoptFeeds(
  odoo: OdooPort,
  feeds: readonly AdoptedFeed[],
  options: UpgradeOptions,
): Promise<void> {
  const ordered = feeds.toSorted((one, other) =>
    one.feedId.localeCompare(other.feedId, 'en', { numeric: true }),
  );
  const records = ordered.map((feed, index): LoadRecord => ({
    key: feedKey(feed.sellerId, feed.feedType, index + 1),
    values: {
      x_name: `${feed.feedType} ${index + 1}`,
      x_registration_id: { dbId: feed.registrationId },
      x_seller_id: feed.sellerId,
      x_feed_type: feed.feedType,
      x_number: index + 1,
      x_feed_id: feed.feedId,
      x_state: 'open',
      x_messages: formatRecords(feed.records),
      // When it was submitted is not known any more.
      x_overdue: true,
    },
  }));
  const refused = (await upsert(odoo, feedModel, records, options)).find(({ error }) => error !== undefined);
  if (refused?.error) throw refused.error;
}
