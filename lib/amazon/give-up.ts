import { abortedError } from '../support/abort.ts';

export interface Limits {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; default: no limit. */
  readonly timeoutMs?: number;
}

/** Thrown by {@link giveUp} when time is over. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ETIMEDOUT';
}

/**
 * What `work` gives, unless the caller aborts or time is over first. `work` itself goes on: whoever started it stops it.
 *
 * @throws `ABORTED`, or a {@link TimeoutError}.
 */
export function giveUp<T>(work: Promise<T>, { signal, timeoutMs }: Limits): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      reject(abortedError(signal));
    };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            reject(new TimeoutError(`No whole answer within ${timeoutMs} ms.`));
          }, timeoutMs);
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    });
  });
}
