import { ConnectorError, type ErrorCode, type ErrorDetails } from '../../support/errors.ts';
import { amazonWords, type AmazonWords } from './amazon-words.ts';
import { retryAfterMs } from './retry-after.ts';
import { unreadable } from './unreadable.ts';
import type { AmazonAnswer, AmazonRequest } from './wire.ts';

/** The error that an answer stands for whose status is not one of success. `now`: milliseconds since the epoch. */
export function answerError(answer: AmazonAnswer, request: AmazonRequest, now: number): ConnectorError {
  if (answer.status < 400) {
    const reason = `it has status ${answer.status}, which it should not`;
    return unreadable(request.subject, reason, answerDetails(answer, request));
  }
  const words = amazonWords(answer.body);
  const { code, sentence, retryable } = judge(answer, request, words);
  const details: ErrorDetails = { ...answerDetails(answer, request), retryable };
  const wait = retryAfterMs(answer, now);
  return new ConnectorError(
    code,
    sentence,
    wait === undefined ? details : { ...details, retryAfterMs: wait },
  );
}

/** Whether an error is about the access token and not about what the seller may do. */
export function refusesToken({ status, body }: AmazonAnswer): boolean {
  if (status === 401) return true;
  // Amazon answers 403 "Unauthorized" to both; only the words tell them apart.
  return status === 403 && /token/i.test(amazonWords(body).text);
}

export function requestIdOf({ headers }: AmazonAnswer): string | undefined {
  return headers.get('x-amzn-requestid');
}

interface Judgement {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly retryable: boolean;
}

function judge(answer: AmazonAnswer, request: AmazonRequest, { code, text }: AmazonWords): Judgement {
  const { status } = answer;
  const { subject, operation, query = {} } = request;
  const said = `Amazon says: ${[code, text].filter((part) => part !== '').join(': ')}`;
  const final = (errorCode: ErrorCode, sentence: string): Judgement => ({
    code: errorCode,
    sentence: `${sentence} ${said}`,
    retryable: false,
  });

  if (status === 429) {
    const sentence = `The quota of ${operation.name} is used up, asked for ${subject}. It comes back by itself.`;
    return { code: 'AMAZON_THROTTLED', sentence, retryable: true };
  }
  if (status >= 500) {
    const retryable = [500, 502, 503, 504].includes(status);
    return { code: 'AMAZON_SERVER_ERROR', sentence: `Amazon failed over ${subject}. ${said}`, retryable };
  }
  if (refusesToken(answer)) {
    return final(
      'AMAZON_UNAUTHORIZED',
      `Amazon refuses the access token, asked for ${subject}. ${authorizeAgain}`,
    );
  }
  if (status === 403)
    return final('AMAZON_FORBIDDEN', `Amazon denies access to ${subject}. ${forbiddenAdvice}`);
  if (status === 404)
    return final('AMAZON_NOT_FOUND', `Amazon has no ${subject} for this seller in this region.`);
  if (status === 400 && query['paginationToken'] !== undefined && /token/i.test(text)) {
    return final('AMAZON_PAGE_TOKEN_EXPIRED', 'The token for the next page is no longer good.');
  }
  return final('AMAZON_INVALID_REQUEST', `Amazon does not accept the request for ${subject}.`);
}

const authorizeAgain =
  'Check in Seller Central that the application is still authorised, authorise it again if not, and use the new refresh token.';
const forbiddenAdvice =
  'The application lacks a role that this needs, or was not authorised again since it got the role, or the ' +
  'marketplace is none of this seller in this region. Check the roles in the developer profile in Seller Central.';

/** Operation, status and request id of an answer, for its error. */
export function answerDetails(answer: AmazonAnswer, request: AmazonRequest): ErrorDetails {
  const requestId = requestIdOf(answer);
  return {
    context: { operation: request.operation.name, ...request.context },
    status: answer.status,
    ...(requestId === undefined ? {} : { requestId }),
  };
}
