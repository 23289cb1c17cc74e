import { isConnectorError, type ConnectorError } from '../../support/errors.ts';
import { wasNeverSent } from '../../support/network-failure.ts';
import { outcomeUnknown } from '../../support/outcome-unknown.ts';
import { unreachable } from './unreachable.ts';
import type { AmazonRequest } from './wire.ts';

/** Why a request got no answer: where doing it twice is more than doing it once, and Amazon may have got it, `OUTCOME_UNKNOWN`. */
export function lostAnswer(error: unknown, request: AmazonRequest): ConnectorError {
  const { operation, subject, context } = request;
  const isCertain = isConnectorError(error) || wasNeverSent(error);
  return operation.isUnrepeatable && !isCertain
    ? lostReply(request, error)
    : unreachable(error, subject, { operation: operation.name, ...context });
}

/** An answer that does not tell whether Amazon has done what cannot be done twice: any failure of Amazon's but "not now". */
export function isDoubtful(status: number, { operation }: AmazonRequest): boolean {
  return operation.isUnrepeatable === true && status >= 500 && status !== 503;
}

/** `OUTCOME_UNKNOWN`, for an operation that is not to be done twice. */
export function lostReply(
  { operation: { name }, subject, context }: AmazonRequest,
  cause?: unknown,
): ConnectorError {
  return outcomeUnknown(`Amazon's answer to ${name} was lost: whether it has ${subject} is not known.`, {
    context: { operation: name, ...context },
    cause,
  });
}
