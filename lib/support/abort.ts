import type { Clock } from './clock.ts';
import { ConnectorError } from './errors.ts';

/** Throws `ABORTED` when the signal has fired. Called between batches, never between the halves of a write. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError(signal);
}

/** Sleeps. Throws `ABORTED` when the signal fires before or meanwhile, whatever the clock rejects with. */
export async function sleepUnlessAborted(
  clock: Clock,
  delayMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  throwIfAborted(signal);
  try {
    await clock.sleep(delayMs, signal);
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  }
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
