import { operations } from '../../../amazon/operations/index.ts';
import { accessDenied, invalidInput, jsonAnswer } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import { compareIds, type ListedOrder } from '../server/order-store.ts';
import type { PagePosition } from '../server/page-tokens.ts';
import { nonAmazonMarketplaces } from '../non-amazon-marketplaces.ts';
import type { WireOrder } from '../wire-order.ts';
import { onlyDatasets } from './datasets.ts';
import { readSearchQuery, type SearchQuery } from './search-query.ts';

/** Orders created or changed in a span of time, page by page, oldest first. */
export const searchOrders = twinOf(operations.searchOrders, (request, seller) => {
  const query = readSearchQuery(request.query, seller.now());
  if ('problem' in query) return invalidInput(query.problem);
  // Amazon answers 403 to these here, though getOrder gives their orders.
  if (query.marketplaceIds.some((id) => nonAmazonIds.has(id))) return accessDenied('');

  const position =
    query.paginationToken === undefined ? undefined : seller.pageTokens.read(query.paginationToken);
  if (position === 'unknown') return invalidInput('paginationToken is not a token that was issued here.');
  if (position === 'expired') return invalidInput('paginationToken has expired. Start again without it.');
  if (position && position.parameters !== query.repeated) {
    return invalidInput(
      'paginationToken must come with the same parameters as the request that it was issued to.',
    );
  }

  // An order that changes between two pages leaves the window of the earlier search: the next search finds it.
  const before = position?.before ?? query.window.before;
  const orders = seller.orders.inOrderOf(query.window.by);
  const found = select(orders, query, before, position);
  const page = found.slice(0, query.maxResultsPerPage);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return jsonAnswer(200, {
    orders: page.map(({ order }) => onlyDatasets(order, query.includedData)),
    ...(last && {
      pagination: {
        nextToken: seller.pageTokens.issue({
          parameters: query.repeated,
          before,
          afterTime: last.time,
          afterOrderId: last.order.orderId,
        }),
      },
    }),
    [`${query.window.by}Before`]: new Date(before).toISOString(),
  });
});

const nonAmazonIds = new Set(nonAmazonMarketplaces.values());

/** The orders of a page, and one more when there is another page. */
function select(
  orders: readonly ListedOrder[],
  query: SearchQuery,
  before: number,
  position: PagePosition | undefined,
): readonly ListedOrder[] {
  const found: ListedOrder[] = [];
  for (
    let index = firstAt(orders, position?.afterTime ?? query.window.after);
    index < orders.length;
    index += 1
  ) {
    const listed = orders[index];
    if (!listed || listed.time > before || found.length > query.maxResultsPerPage) break;
    if (listed.time < query.window.after || !passes(listed.order, query)) continue;
    if (!position || comesAfter(listed, position)) found.push(listed);
  }
  return found;
}

/** Where the orders of `time` or later begin. */
function firstAt(orders: readonly ListedOrder[], time: number): number {
  let [low, high] = [0, orders.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((orders[middle]?.time ?? time) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function passes({ salesChannel, fulfillment }: WireOrder, query: SearchQuery): boolean {
  return (
    admits(query.marketplaceIds, salesChannel.marketplaceId) &&
    admits(query.fulfillmentStatuses, fulfillment?.fulfillmentStatus) &&
    admits(query.fulfilledBy, fulfillment?.fulfilledBy)
  );
}

function admits(wanted: readonly string[], value: string | undefined): boolean {
  return wanted.length === 0 || (value !== undefined && wanted.includes(value));
}

function comesAfter({ order, time }: ListedOrder, { afterTime, afterOrderId }: PagePosition): boolean {
  return time > afterTime || (time === afterTime && compareIds(order.orderId, afterOrderId) > 0);
}
