import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { z } from 'zod';
import { parseFeedReport, type AmazonFeed, type FeedReport } from '../amazon/index.ts';
import { fields, searchRecords, toOdooDatetime } from '../odoo/index.ts';
import { sleepUnlessAborted } from '../support/abort.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import type { FeedSession, FeedVerdict, OpenFeed } from './feed.ts';
import { feedModel } from './model.ts';
import { alike, verdictsOf } from './verdicts.ts';
import { writeFeed } from './write.ts';

export type FeedProgress =
  /** Amazon is still at work on it: the next run looks again. */
  | { readonly status: 'open' }
  /** Amazon could not be asked now; nothing is lost. */
  | { readonly status: 'unread'; readonly error: ConnectorError }
  /** To be closed with `closeFeed` once the verdicts are written down. By the ref of each record. */
  | { readonly status: 'ended'; readonly verdicts: ReadonlyMap<string, FeedVerdict> };

// A list of feeds may lack the newest.
const listLagMs = minutesToMilliseconds(2);
// Longer than a submission can take, with all its waiting for quota and its tries: whoever took the feed is dead by then.
const longestSubmissionMs = minutesToMilliseconds(60);
const overdueMs = hoursToMilliseconds(4);
// Our clock may be ahead of Amazon's, by which feeds are listed.
const clocksMs = minutesToMilliseconds(15);
// Amazon lists feeds of the last 90 days.
const listedMs = hoursToMilliseconds(89 * 24);

/**
 * Looks what a feed has come to; `waits` are the milliseconds before each look. A feed of which it is not known whether
 * Amazon has it is looked for among the seller's. One that is open for hours is reported once, as the warning
 * `FEED_OVERDUE`.
 *
 * @throws `ABORTED`, `AMAZON_UNAUTHORIZED`, and the `ODOO_…` codes.
 */
export async function followFeed(
  session: FeedSession,
  feed: OpenFeed,
  waits: readonly number[] = [0],
): Promise<FeedProgress> {
  const progress = await look(session, feed, waits).catch(aboutFeed);
  if (!isConnectorError(progress)) {
    if (progress.status === 'open') await reportOverdue(session, feed);
    return progress;
  }
  if (feed.feedId !== undefined && session.tools.clock.now() - Date.parse(feed.submittedAt) > listedMs) {
    // It would keep the seller's feeds of its type back for ever.
    const words = `Amazon has not let feed ${feed.feedId} be read for months: ${progress.message}`;
    return { status: 'ended', verdicts: alike(feed.records, { status: 'unknown', words }) };
  }
  await reportOverdue(session, feed);
  return { status: 'unread', error: progress };
}

async function look(session: FeedSession, feed: OpenFeed, waits: readonly number[]): Promise<FeedProgress> {
  const ended = (verdict: FeedVerdict): FeedProgress => ({
    status: 'ended',
    verdicts: alike(feed.records, verdict),
  });
  const found = feed.feedId === undefined ? await find(session, feed) : { feedId: feed.feedId };
  if (found === 'later') return { status: 'open' };
  if (found === 'not there') return ended({ status: 'not_sent' });
  if (found === 'several')
    return ended({ status: 'unknown', words: "it cannot be told from other feeds of the seller's" });
  const { feedId } = found;
  try {
    const described = await wait(session, feedId, waits);
    if (!described) return { status: 'open' };
    const { processingStatus, resultFeedDocumentId } = described;
    if (processingStatus !== 'DONE' || resultFeedDocumentId === undefined)
      return ended({ status: 'unknown', words: `feed ${feedId} ended as ${processingStatus}` });
    const report = await readReport(session, feedId, resultFeedDocumentId);
    return typeof report === 'string'
      ? ended({ status: 'unknown', words: report })
      : { status: 'ended', verdicts: verdictsOf(feed.records, report) };
  } catch (error) {
    if (isConnectorError(error) && error.code === 'AMAZON_NOT_FOUND')
      return ended({ status: 'unknown', words: `Amazon does not know feed ${feedId} any more` });
    throw error;
  }
}

/** The report of a feed; where it is broken, too large or none, the words that say so. */
async function readReport(
  { amazon, scope: { signal } }: FeedSession,
  feedId: string,
  documentId: string,
): Promise<FeedReport | string> {
  try {
    return parseFeedReport(await amazon.readFeedResult(documentId, { signal }));
  } catch (error) {
    // Reading it again gives the same. What Amazon says of the feed itself is another matter: the next run asks again.
    if (!isConnectorError(error) || error.code !== 'AMAZON_UNREADABLE') throw error;
    return `the report of feed ${feedId} (document ${documentId}) cannot be read: ${error.message}`;
  }
}

async function wait(
  { amazon, tools, scope: { signal } }: FeedSession,
  feedId: string,
  waits: readonly number[],
): Promise<AmazonFeed | undefined> {
  for (const delayMs of waits) {
    if (delayMs > 0) await sleepUnlessAborted(tools.clock, delayMs, signal);
    const feed = await amazon.getFeed(feedId, { signal });
    if (feed.processingStatus !== 'IN_QUEUE' && feed.processingStatus !== 'IN_PROGRESS') return feed;
  }
  return undefined;
}

/** The id of a feed whose submission was cut off, by the seller's feeds since then that are nobody else's. */
async function find(
  session: FeedSession,
  { feedType, submittedAt, isBeingSent, id }: OpenFeed,
): Promise<{ readonly feedId: string } | 'later' | 'not there' | 'several'> {
  const { tools, amazon, registration, scope } = session;
  const ageMs = tools.clock.now() - Date.parse(submittedAt);
  if (ageMs < (isBeingSent ? longestSubmissionMs : listLagMs)) return 'later';
  if (ageMs > listedMs) return 'several';
  const createdSince = new Date(Date.parse(submittedAt) - clocksMs).toISOString();
  const feeds = await amazon.getFeeds({ feedTypes: [feedType], createdSince }, { signal: scope.signal });
  if (feeds.length === 0) return 'not there';
  const known = await searchRecords(tools.odoo, feedModel, z.object({ x_feed_id: fields.char }), {
    domain: [
      ['x_seller_id', '=', registration.sellerId],
      ['x_feed_id', 'in', feeds.map(({ feedId }) => feedId)],
    ],
    ...scope,
  });
  const strange = feeds.filter(({ feedId }) => !known.some((record) => record.x_feed_id === feedId));
  const [only] = strange;
  if (!only) return 'not there';
  // Feeds of another program of the seller's: while one of several is open, it may still show which is ours.
  if (strange.length > 1) return strange.some(isUnderWay) ? 'later' : 'several';
  await writeFeed(session, id, { x_feed_id: only.feedId, x_state: 'open' });
  return { feedId: only.feedId };
}

const isUnderWay = ({ processingStatus }: AmazonFeed): boolean =>
  processingStatus === 'IN_QUEUE' || processingStatus === 'IN_PROGRESS';

async function reportOverdue(session: FeedSession, feed: OpenFeed): Promise<void> {
  const { clock, emit } = session.tools;
  const now = clock.now();
  const isOverdue = now - Date.parse(feed.submittedAt) > overdueMs;
  const isNews = isOverdue && !feed.isReportedOverdue;
  if (isNews) {
    const message = `Amazon has been at work on feed ${feed.feedId ?? '(id unknown)'} (${feed.feedType}) of registration "${session.registration.name}" for more than four hours. Its records wait; look into Seller Central.`;
    emit({ type: 'warning', code: 'FEED_OVERDUE', message });
  }
  const lookedAt = { x_looked_at: toOdooDatetime(new Date(now).toISOString()) };
  await writeFeed(session, feed.id, isNews ? { ...lookedAt, x_overdue: true } : lookedAt);
}

/** What keeps this feed from being read; what ends the run is thrown. */
function aboutFeed(error: unknown): ConnectorError {
  const isFatal = (code: string): boolean =>
    code === 'ABORTED' || code === 'AMAZON_UNAUTHORIZED' || code.startsWith('ODOO_');
  if (isConnectorError(error) && !isFatal(error.code)) return error;
  throw error;
}
