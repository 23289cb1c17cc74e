import type { AmazonPort, OrderPage, OrderQuery } from '../../amazon/index.ts';
import type { Checkpoint, Search } from '../../sync/index.ts';
import type { Clock } from '../../support/clock.ts';
import { isConnectorError } from '../../support/errors.ts';
import type { EventListener } from '../../support/events.ts';

export interface ChangedPage extends OrderPage {
  /** From when on Amazon was asked: ISO 8601, UTC. */
  readonly askedAfter: string;
}

interface SearchTools {
  readonly clock: Clock;
  readonly emit: EventListener;
  readonly signal: AbortSignal | undefined;
}

const minuteMs = 60 * 1000;
// Orders 2026-01-01: a search without an end goes up to two minutes before the request.
const settlingMs = 2 * minuteMs;
// What the overlap of runs makes good: five minutes less those two.
const toleratedMs = 3 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/**
 * Pages of changed orders, from the checkpoint on when there is one.
 *
 * The time up to which Amazon answers tells what time it is there. When our clock is ahead of that, times that it set
 * (the start of a new registration) lie in Amazon's future: Amazon refuses them, or passes over the orders before. So
 * the search starts again, earlier by as much as the clock is ahead. A clock that is behind reads more than it must, and
 * misses nothing.
 */
export async function* changedOrders(
  amazon: AmazonPort,
  search: Search,
  checkpoint: Checkpoint | undefined,
  tools: SearchTools,
): AsyncGenerator<ChangedPage, void> {
  const { marketplaceIds } = search;
  if (checkpoint) {
    const query = {
      marketplaceIds,
      lastUpdatedAfter: checkpoint.askedAfter,
      pageToken: checkpoint.nextToken,
    };
    yield* pagesOf(amazon, query, tools);
    return;
  }
  const query = { marketplaceIds, lastUpdatedAfter: search.changedAfter };
  const aheadMs = yield* pagesUnlessAhead(amazon, query, tools);
  if (aheadMs === 0) return;
  const minutes = Math.round(aheadMs / minuteMs);
  const message = `The clock of this machine is about ${minutes} minutes ahead of Amazon's: orders are read from that much earlier. Set it right.`;
  tools.emit({ type: 'warning', code: 'CLOCK_AHEAD', message });
  yield* pagesOf(amazon, earlier(query, aheadMs), tools);
}

/** All pages, and 0; or none, and by how many milliseconds our clock is ahead. */
async function* pagesUnlessAhead(
  amazon: AmazonPort,
  query: OrderQuery,
  tools: SearchTools,
): AsyncGenerator<ChangedPage, number> {
  let isFirst = true;
  try {
    for await (const page of pagesOf(amazon, query, tools)) {
      const aheadMs = isFirst ? msAhead(page, tools.clock) : 0;
      if (aheadMs > toleratedMs) return aheadMs;
      isFirst = false;
      yield page;
    }
    return 0;
  } catch (error) {
    const isRefused = isFirst && isConnectorError(error) && error.code === 'AMAZON_INVALID_REQUEST';
    const aheadMs = isRefused ? await askHowFarAhead(amazon, query, tools) : 0;
    if (aheadMs > toleratedMs) return aheadMs;
    throw error;
  }
}

/** How far our clock is ahead, by the answer to a search that starts a day earlier; 0 when that is refused too. */
async function askHowFarAhead(amazon: AmazonPort, query: OrderQuery, tools: SearchTools): Promise<number> {
  try {
    for await (const page of pagesOf(amazon, { ...earlier(query, dayMs), maxResultsPerPage: 1 }, tools))
      return msAhead(page, tools.clock);
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'AMAZON_INVALID_REQUEST') throw error;
  }
  return 0;
}

async function* pagesOf(
  amazon: AmazonPort,
  query: OrderQuery,
  { signal }: SearchTools,
): AsyncGenerator<ChangedPage, void> {
  for await (const page of amazon.searchOrders(query, { signal }))
    yield { ...page, askedAfter: query.lastUpdatedAfter };
}

const msAhead = ({ lastUpdatedBefore }: OrderPage, clock: Clock): number =>
  lastUpdatedBefore === undefined ? 0 : clock.now() - settlingMs - Date.parse(lastUpdatedBefore);

const earlier = (query: OrderQuery, byMs: number): OrderQuery => ({
  ...query,
  lastUpdatedAfter: new Date(Date.parse(query.lastUpdatedAfter) - byMs).toISOString(),
});
