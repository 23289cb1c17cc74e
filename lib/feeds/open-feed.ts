import { z } from 'zod';
import { fields, fromOdooDatetime, type ReadRecord } from '../odoo/index.ts';
import { parseJson } from '../support/parse-json.ts';
import type { FeedRecord, OpenFeed } from './feed.ts';

/** Fields of open feeds, for a read of the registration that they hang on. */
export const openFeedShape = {
  x_feed_type: fields.char,
  x_feed_id: fields.char,
  x_submitted_at: fields.datetime,
  x_messages: fields.text,
  x_overdue: fields.boolean,
  x_owner: fields.char,
};

export function openFeed(record: ReadRecord<typeof openFeedShape>): OpenFeed {
  const { x_submitted_at: submittedAt } = record;
  return {
    id: record.id,
    feedType: record.x_feed_type ?? '',
    feedId: record.x_feed_id,
    submittedAt: fromOdooDatetime(submittedAt) ?? new Date(0).toISOString(),
    isBeingSent: record.x_feed_id === undefined && record.x_owner !== undefined,
    records: parseRecords(record.x_messages),
    isReportedOverdue: record.x_overdue,
  };
}

const recordsSchema = z.array(
  z.object({ ref: z.string(), first: z.int(), last: z.int(), tag: z.string().optional() }),
);

export const formatRecords = (records: readonly FeedRecord[]): string => JSON.stringify(records);

// A person may have edited it in Odoo: what cannot be read names no records.
export function parseRecords(text: string | undefined): readonly FeedRecord[] {
  return recordsSchema.safeParse(text === undefined ? undefined : parseJson(text)).data ?? [];
}
