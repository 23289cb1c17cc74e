import { ConnectorError, isConnectorError, type ErrorContext } from '../../support/errors.ts';
import { codeOf, wasNeverSent } from '../../support/network-failure.ts';
import { ResponseEncodingError, ResponseTooLargeError } from '../../support/response-errors.ts';
import { tooLarge, unreadable } from './unreadable.ts';

// Node's codes of what may be over in a moment; certificates and the like are not among them.
const passing = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * What went wrong on the way to Amazon, as `AMAZON_UNREACHABLE`; an answer that is too large or damaged, as
 * `AMAZON_UNREADABLE`. `ABORTED` stays what it is.
 */
export function unreachable(error: unknown, subject: string, context: ErrorContext): ConnectorError {
  if (isConnectorError(error)) return error;
  if (error instanceof ResponseTooLargeError) {
    return unreadable(subject, tooLarge(error.maxResponseBytes), { context, cause: error });
  }
  if (error instanceof ResponseEncodingError) {
    return unreadable(subject, 'it is damaged', { context, cause: error });
  }
  const code = codeOf(error);
  return new ConnectorError(
    'AMAZON_UNREACHABLE',
    `Amazon could not be asked for ${subject} (${code === '' ? 'no code' : code}). Check the network, the proxy and the firewall of this machine.`,
    { context, cause: error, retryable: passing.has(code) || wasNeverSent(error) },
  );
}
