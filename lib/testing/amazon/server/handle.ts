import type { LoopbackRequest } from '../../loopback.ts';
import { accessDenied, invalidInput, quotaExceeded, type Answer } from './answer.ts';
import { deliver, type Delivery, type FaultQueue } from './faults.ts';
import type { KnownOperation, OperationName } from '../operations/index.ts';
import type { LoggedRequest } from './request-log.ts';
import { findRoute, unknownPath, type Route } from './router.ts';
import type { Seller } from './seller.ts';
import type { Throttle } from './throttle.ts';

/** What requests are handled with. */
export interface Handling {
  readonly seller: Seller;
  readonly throttle: Throttle;
  readonly faults: FaultQueue;
  /** Values of `x-amzn-RateLimit-Limit` that were set by hand; `undefined` leaves the header out. */
  readonly rateLimitHeaders: ReadonlyMap<OperationName, string | undefined>;
  readonly log: (request: LoggedRequest) => void;
}

/** What goes back over the wire for a request, faults included. */
export function handle(request: LoopbackRequest, requestId: string, handling: Handling): Delivery {
  const route = findRoute(request.method, request.url.pathname);
  const fault = route && handling.faults.take(route.operation.name);
  const delivery = deliver(fault, () => answerOf(request, route, handling));
  const answered = 'answer' in delivery;
  handling.log({
    operation: route?.operation.name,
    method: request.method,
    path: request.url.pathname,
    query: Object.fromEntries(request.url.searchParams),
    at: handling.seller.now(),
    status: answered ? delivery.answer.status : undefined,
  });
  if (!answered) return delivery;
  const headers = { ...delivery.answer.headers, 'x-amzn-requestid': requestId };
  return { ...delivery, answer: { ...delivery.answer, headers } };
}

function answerOf(request: LoopbackRequest, route: Route | undefined, handling: Handling): Answer {
  if (!route) return unknownPath(request.method, request.url.pathname);
  const { operation, pathParameter } = route;
  const refusal = refuse(request, operation, handling);
  if (refusal) return refusal;
  const answer = operation.answer(
    {
      pathParameter,
      query: request.url.searchParams,
      contentType: request.header('content-type') ?? '',
      body: request.body,
      bytes: request.bytes,
    },
    handling.seller,
  );
  return withRateLimit(answer, operation, handling);
}

function refuse(
  request: LoopbackRequest,
  operation: KnownOperation,
  { seller, throttle }: Handling,
): Answer | undefined {
  if (operation.needsAccessToken) {
    const userAgent = request.header('user-agent') ?? '';
    // Amazon makes the header mandatory and refuses more than 500 characters; the status and the text are ours.
    if (userAgent === '' || userAgent.length > 500) {
      return invalidInput('The User-Agent header must be present and at most 500 characters long.');
    }
    const token = request.header('x-amz-access-token');
    if (token === undefined) return accessDenied('Access token is missing in the request header.');
    const state = seller.accessTokens.state(token);
    if (state === 'expired') return accessDenied('The access token you provided has expired.');
    if (state === 'unknown')
      return accessDenied('The access token you provided is revoked, malformed or invalid.');
  }
  return throttle.admit(operation) ? undefined : quotaExceeded();
}

// The model names the header for answers of status 200, 400 and 404 only.
function withRateLimit(
  answer: Answer,
  operation: KnownOperation,
  { throttle, rateLimitHeaders }: Handling,
): Answer {
  const limit = rateLimitHeaders.has(operation.name)
    ? rateLimitHeaders.get(operation.name)
    : throttle.rateLimit(operation);
  if (limit === undefined || ![200, 400, 404].includes(answer.status)) return answer;
  return { ...answer, headers: { ...answer.headers, 'x-amzn-ratelimit-limit': limit } };
}
