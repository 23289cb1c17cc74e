import { ConnectorError } from './errors.ts';

/** Throws `ABORTED` when the signal has fired. Called between batches, never between the halves of a write. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError(signal);
}

export function abortedError(signal?: AbortSignal): ConnectorError {
  return new ConnectorError(
    'ABORTED',
    'Stopped by the caller. What was finished stays; a later run goes on from there.',
    {
      cause: signal?.reason,
    },
  );
}
