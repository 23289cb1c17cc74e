import { ConnectorError, isConnectorError, type ErrorContext } from './errors.ts';

/**
 * The same error with `rewrite` applied to its sentence and to those of its causes, and `rewriteName` to the texts of their
 * context and to the request id; itself where nothing changes. `rewriteName` defaults to leaving them.
 */
export function rewriteError(
  error: ConnectorError,
  rewrite: (text: string) => string,
  rewriteName?: (name: string) => string,
): ConnectorError {
  const message = rewrite(error.message);
  const cause = isConnectorError(error.cause)
    ? rewriteError(error.cause, rewrite, rewriteName)
    : typeof error.cause === 'string'
      ? rewrite(error.cause)
      : error.cause;
  const context = rewriteName ? rewriteContext(error.context, rewriteName) : error.context;
  const requestId =
    error.requestId === undefined ? undefined : (rewriteName?.(error.requestId) ?? error.requestId);
  const isSame = message === error.message && cause === error.cause && requestId === error.requestId;
  if (isSame && context === error.context) return error;
  const { code, retryable, status, retryAfterMs } = error;
  return new ConnectorError(code, message, {
    context,
    retryable,
    cause,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** {@link rewriteError} of whatever was thrown: anything but a `ConnectorError` stays as it is. */
export function rewriteThrown<E>(
  error: E,
  rewrite: (text: string) => string,
  rewriteName?: (name: string) => string,
): E {
  // What comes back is a `ConnectorError` where one went in.
  return isConnectorError(error) ? (rewriteError(error, rewrite, rewriteName) as typeof error) : error;
}

function rewriteContext(context: ErrorContext, rewrite: (text: string) => string): ErrorContext {
  const rewriteValue = <V>(value: V): V | string => (typeof value === 'string' ? rewrite(value) : value);
  const rewritten: ErrorContext = Object.fromEntries(
    Object.entries(context).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(rewriteValue) : rewriteValue(value),
    ]),
  );
  return JSON.stringify(rewritten) === JSON.stringify(context) ? context : rewritten;
}
