import { ConnectorError, isConnectorError } from './errors.ts';

/** The same error with `rewrite` applied to its sentence and to those of its causes; itself where nothing changes. */
export function rewriteError(error: ConnectorError, rewrite: (text: string) => string): ConnectorError {
  const message = rewrite(error.message);
  const cause = isConnectorError(error.cause)
    ? rewriteError(error.cause, rewrite)
    : typeof error.cause === 'string'
      ? rewrite(error.cause)
      : error.cause;
  if (message === error.message && cause === error.cause) return error;
  const { code, context, retryable, status, requestId, retryAfterMs } = error;
  return new ConnectorError(code, message, {
    context,
    retryable,
    cause,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
