import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { Call } from '../transport/call.ts';
import { includedData } from './included-data.ts';
import { readOrderPage } from './order-page.ts';
import type { OrderPage, OrderQuery } from '../port.ts';
import type { AmazonRequest } from '../transport/wire.ts';

/**
 * Pages of orders, each fetched when it is asked for.
 *
 * Amazon lets the token for the next page die after 24 hours. The search then starts again from its first page, once:
 * orders that were handed out already come again. A token of an earlier search (`pageToken`) that Amazon does not take
 * costs that one request.
 */
export async function* searchOrders(
  call: Call,
  query: OrderQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<OrderPage, void, undefined> {
  const first = firstRequest(query);
  const seenTokens = new Set<string>();
  const resumed = query.pageToken === undefined ? undefined : behind(first, query.pageToken);
  let request = resumed ?? first;
  let restarted = false;
  for (;;) {
    const content = await call(request, signal).catch((error: unknown) => {
      // Amazon has many words for a token that it does not know any more.
      if (request === resumed && isRefused(error)) return undefined;
      if (!isExpiredToken(error)) throw error;
      if (restarted) throw expiredAgain(error);
      restarted = true;
      return undefined;
    });
    if (content === undefined) {
      request = first;
      seenTokens.clear();
      continue;
    }
    const page = readOrderPage(content, first);
    const { nextToken } = page;
    yield page;
    if (nextToken === undefined) return;
    if (seenTokens.has(nextToken)) throw sameTokenAgain(first, content.requestId);
    seenTokens.add(nextToken);
    request = behind(first, nextToken);
  }
}

/** Amazon wants all other parameters again, unchanged. */
const behind = (first: AmazonRequest, token: string): AmazonRequest => ({
  ...first,
  query: { ...first.query, paginationToken: token },
});

function firstRequest(query: OrderQuery): AmazonRequest {
  // Without the parameter Amazon searches every marketplace of the seller, those of other registrations too.
  if (query.marketplaceIds.length === 0) {
    throw new ConnectorError('AMAZON_INVALID_REQUEST', 'A search for orders needs at least one marketplace.');
  }
  return {
    operation: 'searchOrders',
    query: {
      marketplaceIds: query.marketplaceIds,
      lastUpdatedAfter: query.lastUpdatedAfter,
      lastUpdatedBefore: query.lastUpdatedBefore,
      fulfillmentStatuses: query.fulfillmentStatuses,
      maxResultsPerPage: query.maxResultsPerPage ?? 100,
      includedData,
    },
    subject: `orders changed since ${query.lastUpdatedAfter}`,
    context: { marketplaceIds: query.marketplaceIds, lastUpdatedAfter: query.lastUpdatedAfter },
  };
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

function sameTokenAgain({ subject, context }: AmazonRequest, requestId: string | undefined): ConnectorError {
  return new ConnectorError(
    'AMAZON_UNREADABLE',
    `Amazon sent the token of an earlier page again: the pages of ${subject} would never end.`,
    { context, status: 200, ...(requestId === undefined ? {} : { requestId }) },
  );
}
