import { isConnectorError, type ConnectorError } from '../../lib/support/errors.ts';

/** The error that `promise` rejects with, which must be one of ours. */
export async function caught(promise: Promise<unknown>): Promise<ConnectorError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && isConnectorError(outcome.error)) return outcome.error;
  throw new Error(`expected a ConnectorError, got ${JSON.stringify(outcome)}`);
}
