import type { UpgradeOptions } from '../schema/index.ts';
import { createOnce, throwRefused, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import type { FeedRecord } from './feed.ts';
import { adoptedFeedKey, feedModel } from './model.ts';
import { formatRecords } from './open-feed.ts';

/** A feed that an older version of this package handed to Amazon. */
export interface AdoptedFeed {
  readonly feedId: string;
  readonly feedType: string;
  readonly registrationId: number;
  readonly sellerId: string;
  readonly records: readonly FeedRecord[];
}

/**
 * Writes down feeds that an older version kept elsewhere, as open ones. Each has a key of its own, apart from the numbers
 * of feeds that runs have sent since: an upgrade that is cut off and taken up again leaves those alone, and those that
 * were adopted before.
 */
export async function adoptFeeds(
  odoo: OdooPort,
  feeds: readonly AdoptedFeed[],
  options: UpgradeOptions,
): Promise<void> {
  const records = feeds.map((feed): LoadRecord => ({
    key: adoptedFeedKey(feed.sellerId, feed.feedType, feed.feedId),
    values: {
      x_name: `${feed.feedType} ${feed.feedId}`,
      x_registration_id: { dbId: feed.registrationId },
      x_seller_id: feed.sellerId,
      x_feed_type: feed.feedType,
      x_number: 0,
      x_feed_id: feed.feedId,
      x_state: 'open',
      x_messages: formatRecords(feed.records),
      // When it was submitted is not known any more.
      x_overdue: true,
    },
  }));
  throwRefused(await createOnce(odoo, feedModel, records, options));
}
