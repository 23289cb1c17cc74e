import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FeedDraft } from '../amazon/index.ts';
import { createOnce, fields, readRecords, searchRecords, toOdooDatetime } from '../odoo/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import type { FeedRecord, FeedSession, OpenFeed } from './feed.ts';
import { feedKey, feedModel } from './model.ts';
import { formatRecords, parseRecords } from './open-feed.ts';
import { writeFeed } from './write.ts';

export type Submission =
  | { readonly status: 'submitted'; readonly feed: OpenFeed }
  /** Another feed of this type is under way for the seller, with these records: nothing was sent. */
  | { readonly status: 'busy'; readonly records: readonly FeedRecord[] }
  /** Amazon does not have the feed. */
  | { readonly status: 'not_sent'; readonly error: ConnectorError }
  /** Whether Amazon has it is not known: the next run finds out. */
  | { readonly status: 'unknown'; readonly error: ConnectorError };

/**
 * Hands a feed to Amazon. It is written down in Odoo first, with which message is which record, so that a process that
 * dies at any moment leaves it for the next one to find. Four calls to Odoo.
 *
 * @throws `ABORTED`, `AMAZON_UNAUTHORIZED`, and the `ODOO_…` codes.
 */
export async function submitFeed(
  session: FeedSession,
  draft: FeedDraft,
  records: readonly FeedRecord[],
): Promise<Submission> {
  const claimed = await claim(session, draft.feedType, records);
  if ('status' in claimed) return claimed;
  const feed = claimed;
  try {
    const { feedId } = await session.amazon.submitFeed(draft, { signal: session.scope.signal });
    await writeFeed(session, feed.id, { x_feed_id: feedId, x_state: 'open' });
    return { status: 'submitted', feed: { ...feed, feedId } };
  } catch (error) {
    // Stopped, or the machine is about to die: whether Amazon has the feed is found out later.
    if (!isConnectorError(error) || error.code === 'ABORTED' || error.code.startsWith('ODOO_')) throw error;
    if (error.code === 'OUTCOME_UNKNOWN') {
      // Nobody is at it any more: the next run may look for it soon.
      await writeFeed(session, feed.id, { x_owner: false });
      return { status: 'unknown', error };
    }
    await writeFeed(session, feed.id, { x_state: 'failed', x_result: error.message });
    if (error.code === 'AMAZON_UNAUTHORIZED') throw error;
    return { status: 'not_sent', error };
  }
}

const lastFeed = z.object({
  x_number: fields.integer,
  x_state: fields.selection,
  x_registration_id: fields.many2one,
});
const owned = z.object({ x_owner: fields.char });

type Busy = Extract<Submission, { readonly status: 'busy' }>;

/** The record of a new feed; or what is under way while another one is open, or when another worker was quicker. */
async function claim(
  session: FeedSession,
  feedType: string,
  records: readonly FeedRecord[],
): Promise<OpenFeed | Busy> {
  const { tools, registration, scope } = session;
  const { odoo, clock } = tools;
  const { sellerId } = registration;
  const [last] = await searchRecords(odoo, feedModel, lastFeed, {
    domain: [
      ['x_seller_id', '=', sellerId],
      ['x_feed_type', '=', feedType],
    ],
    order: 'x_number desc, id desc',
    limit: 1,
    ...scope,
  });
  if (last && (last.x_state === 'submitting' || last.x_state === 'open')) {
    // Somebody has deleted its registration: whoever sends for the seller now follows it, from the next run on.
    if (last.x_registration_id === undefined)
      await writeFeed(session, last.id, { x_registration_id: registration.id });
    return busyWith(session, last.id);
  }
  const number = (last?.x_number ?? 0) + 1;
  const owner = randomUUID();
  const submittedAt = new Date(clock.now()).toISOString();
  const values = {
    x_name: `${feedType} ${number}`,
    x_registration_id: { dbId: registration.id },
    x_seller_id: sellerId,
    x_feed_type: feedType,
    x_number: number,
    x_state: 'submitting',
    x_messages: formatRecords(records),
    x_owner: owner,
    x_submitted_at: toOdooDatetime(submittedAt),
  };
  // Of two workers with the same number, the database lets one have it.
  const key = feedKey(sellerId, feedType, number);
  const [made] = await createOnce(odoo, feedModel, [{ key, values }], scope);
  if (made?.id === undefined) {
    // Still losing the race after all tries: others are at it, perhaps with the same records.
    if (made?.error && made.error.code !== 'ODOO_CONCURRENCY') throw made.error;
    return { status: 'busy', records };
  }
  const [record] = await readRecords(odoo, feedModel, [made.id], owned, scope);
  if (record?.x_owner !== owner) return busyWith(session, made.id);
  return {
    id: made.id,
    feedType,
    feedId: undefined,
    submittedAt,
    isBeingSent: true,
    records,
    isReportedOverdue: false,
  };
}

const held = z.object({ x_messages: fields.text });

async function busyWith({ tools, scope }: FeedSession, id: number): Promise<Busy> {
  const [feed] = await readRecords(tools.odoo, feedModel, [id], held, scope);
  return { status: 'busy', records: parseRecords(feed?.x_messages) };
}
