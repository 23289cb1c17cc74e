import { toOdooDatetime } from '../odoo/index.ts';
import { unique } from '../support/unique.ts';
import type { FeedSession, FeedVerdict, OpenFeed } from './feed.ts';
import { feedModel } from './model.ts';

/** Writes fields of a feed's record. One call. */
export async function writeFeed(
  { tools, scope }: FeedSession,
  id: number,
  vals: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await tools.odoo.call(feedModel, 'write', { ids: [id], args: { vals }, ...scope });
}

/**
 * Closes a feed: the seller's next one of its type may be sent. Called when what became of its records is written down; a
 * process that dies before reads the same report again. One call.
 */
export async function closeFeed(
  session: FeedSession,
  feed: OpenFeed,
  verdicts: ReadonlyMap<string, FeedVerdict>,
): Promise<void> {
  const statuses = [...verdicts.values()].map(({ status }) => status);
  const counts = unique(statuses).map(
    (status) => `${status}: ${statuses.filter((other) => other === status).length}`,
  );
  const isNotSent = statuses.length > 0 && statuses.every((status) => status === 'not_sent');
  await writeFeed(session, feed.id, {
    x_state: isNotSent ? 'failed' : 'done',
    x_looked_at: toOdooDatetime(new Date(session.tools.clock.now()).toISOString()),
    x_result: counts.join(', '),
  });
}
