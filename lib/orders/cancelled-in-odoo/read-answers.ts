import { cancellationFeedType } from '../../amazon/index.ts';
import { closeFeed, followFeed, type FeedVerdict } from '../../feeds/index.ts';
import { upsert } from '../../odoo/index.ts';
import { orderKey } from '../keys.ts';
import type { OrderOutcome } from '../outcome.ts';
import { parkOutcomes } from '../session/park.ts';
import type { OrderSession } from '../session/session.ts';
import { writeContext } from '../write-context.ts';
import type { CancelledOrder } from './cancelled-order.ts';
import { accepted, failed, refusal } from './outcomes.ts';
import { cancellationProblem } from './problem.ts';

/** What Amazon has answered, and about which orders it has not yet; by order id. */
export interface Answers {
  readonly answered: ReadonlyMap<string, OrderOutcome>;
  readonly open: ReadonlySet<string>;
}

/**
 * Reads what became of the cancellations that earlier runs sent. What Amazon refuses is parked with its words. A feed is
 * closed when its answers are written down.
 */
export async function readAnswers(session: OrderSession): Promise<Answers> {
  const { cancelledInOdoo, tools, registration } = session;
  const feeds = session.feeds.filter(({ feedType }) => feedType === cancellationFeedType);
  const answered = new Map<string, OrderOutcome>();
  const open = new Set<string>();
  for (const feed of feeds) {
    const feedSession = { ...session, amazon: tools.amazonOf(registration) };
    const refs = new Set(feed.records.map(({ ref }) => ref));
    const own = cancelledInOdoo.filter(({ orderId }) => refs.has(orderId));
    const progress = await followFeed(feedSession, feed);
    if (progress.status === 'ended') {
      const { verdicts } = progress;
      const outcomes = await writeDown(
        session,
        own.flatMap((order) => outcomeOf(order, verdicts.get(order.orderId))),
      );
      await closeFeed(feedSession, feed, verdicts);
      for (const outcome of outcomes) answered.set(outcome.orderId, outcome);
      continue;
    }
    for (const order of own) {
      open.add(order.orderId);
      if (progress.status === 'unread') answered.set(order.orderId, failed(order, progress.error));
    }
  }
  return { answered, open };
}

/** Nothing for an order whose feed was never sent: it is as new. */
function outcomeOf(order: CancelledOrder, verdict: FeedVerdict | undefined): readonly OrderOutcome[] {
  switch (verdict?.status) {
    case 'accepted':
      return [accepted(order)];
    case 'refused':
      return [failed(order, refusal(order, verdict.words))];
    case 'unknown':
      return [failed(order, refusal(order, `it does not say so, since ${verdict.words}`))];
    default:
      return [];
  }
}

/** The outcomes as they are after writing: an order that Odoo does not write has failed, and is parked. */
async function writeDown(
  session: OrderSession,
  outcomes: readonly OrderOutcome[],
): Promise<readonly OrderOutcome[]> {
  const records = outcomes.map(({ orderId, status }) => ({
    key: orderKey(orderId),
    values: { x_amazon_cancel_feed: status === 'failed' ? 'refused' : 'accepted' },
  }));
  const results = await upsert(session.tools.odoo, 'sale.order', records, {
    context: writeContext,
    ...session.scope,
  });
  const written = outcomes.map((outcome, index): OrderOutcome => {
    const error = results[index]?.error;
    const order = session.cancelledInOdoo.find(({ orderId }) => orderId === outcome.orderId);
    return error && order ? failed(order, error) : outcome;
  });
  await parkOutcomes(session, written, cancellationProblem);
  return written;
}
