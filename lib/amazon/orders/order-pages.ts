import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { searchOrders } from '../operations/search-orders.ts';
import type { OrderPage, OrderQuery } from '../port.ts';
import type { Call } from '../transport/call.ts';
import { unreadable } from '../transport/unreadable.ts';

/**
 * Pages of orders, each fetched when it is asked for.
 *
 * Amazon lets the token for the next page die after 24 hours. The search then starts again from its first page, once:
 * orders that were handed out already come again. A token of an earlier search (`pageToken`) that Amazon does not take
 * costs that one request.
 */
export async function* orderPages(
  call: Call,
  query: OrderQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<OrderPage, void, undefined> {
  const first: OrderQuery = { ...query, pageToken: undefined };
  const seenTokens = new Set<string>();
  const isResumed = query.pageToken !== undefined;
  let request = query;
  let restarted = false;
  for (;;) {
    const answered = await call(searchOrders, request, signal).catch((error: unknown) => {
      // Amazon has many words for a token that it does not know any more.
      if (isResumed && request === query && isRefused(error)) return undefined;
      if (!isExpiredToken(error)) throw error;
      if (restarted) throw expiredAgain(error);
      restarted = true;
      return undefined;
    });
    if (answered === undefined) {
      request = first;
      seenTokens.clear();
      continue;
    }
    const { content: page, requestId } = answered;
    const { nextToken } = page;
    yield page;
    if (nextToken === undefined) return;
    if (seenTokens.has(nextToken)) throw sameTokenAgain(first, requestId);
    seenTokens.add(nextToken);
    request = { ...first, pageToken: nextToken };
  }
}

const isRefused = (error: unknown): boolean =>
  isExpiredToken(error) || (isConnectorError(error) && error.code === 'AMAZON_INVALID_REQUEST');

function isExpiredToken(error: unknown): error is ConnectorError {
  return isConnectorError(error) && error.code === 'AMAZON_PAGE_TOKEN_EXPIRED';
}

function expiredAgain(cause: ConnectorError): ConnectorError {
  return new ConnectorError(
    'AMAZON_PAGE_TOKEN_EXPIRED',
    'The token for the next page of orders died twice in one search. Pages must be worked off within 24 hours: ' +
      'search a shorter span of time.',
    {
      context: cause.context,
      ...(cause.status === undefined ? {} : { status: cause.status }),
      ...(cause.requestId === undefined ? {} : { requestId: cause.requestId }),
      cause,
    },
  );
}

function sameTokenAgain(query: OrderQuery, requestId: string | undefined): ConnectorError {
  const { subject, context } = searchOrders.request(query);
  return unreadable(subject, 'it has the token of an earlier page again, and its pages would never end', {
    context,
    status: 200,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
