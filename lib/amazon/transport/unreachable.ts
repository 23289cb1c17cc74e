import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { ErrorContext } from '../../support/errors.ts';

// Node's codes of what may be over in a moment; certificates and the like are not among them.
const passing = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Codes of a connection that was never there: nothing was sent. */
export const neverSent: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

// Not by `instanceof Error`: in Jest, Node's own errors belong to another realm.
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';

/** What went wrong on the way to Amazon, as `AMAZON_UNREACHABLE`; `ABORTED` stays what it is. */
export function unreachable(error: unknown, subject: string, context: ErrorContext): ConnectorError {
  if (isConnectorError(error)) return error;
  const code = codeOf(error);
  return new ConnectorError(
    'AMAZON_UNREACHABLE',
    `Amazon could not be asked for ${subject} (${code}). Check the network, the proxy and the firewall of this machine.`,
    { context, cause: error, retryable: passing.has(code) },
  );
}
