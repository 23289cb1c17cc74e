import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { operations } from '../operations/index.ts';
import { codeOf, neverSent, unreachable } from './unreachable.ts';
import type { AmazonRequest } from './wire.ts';

/** Why a request got no answer: where doing it twice is more than doing it once, and Amazon may have got it, `OUTCOME_UNKNOWN`. */
export function lostAnswer(error: unknown, request: AmazonRequest): ConnectorError {
  const context = { operation: request.operation, ...request.context };
  const isCertain = isConnectorError(error) || neverSent.has(codeOf(error));
  return operations[request.operation].isUnrepeatable && !isCertain
    ? outcomeUnknown(request, error)
    : unreachable(error, request.subject, context);
}

/** An answer that does not tell whether Amazon has done what cannot be done twice: any failure of Amazon's but "not now". */
export function isDoubtful(status: number, { operation }: AmazonRequest): boolean {
  return operations[operation].isUnrepeatable === true && status >= 500 && status !== 503;
}

export function outcomeUnknown(
  { operation, subject, context }: AmazonRequest,
  cause?: unknown,
): ConnectorError {
  return new ConnectorError(
    'OUTCOME_UNKNOWN',
    `Amazon's answer to ${operation} was lost: whether it has ${subject} is not known.`,
    { context: { operation, ...context }, cause },
  );
}
