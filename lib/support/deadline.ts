import { abortedError, throwIfAborted } from './abort.ts';

/** Rejection of {@link withDeadline} when the time is up. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly code = 'ETIMEDOUT';
}

export interface Deadline {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. Default: no limit. */
  readonly timeoutMs?: number | undefined;
}

/**
 * The result of `work`, unless the caller's signal or the time ends it first: then the signal that `work` got fires.
 *
 * @throws `ABORTED`, or a {@link DeadlineError}.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { signal, timeoutMs }: Deadline,
): Promise<T> {
  throwIfAborted(signal);
  const controller = new AbortController();
  const onAbort = (): void => {
    controller.abort(abortedError(signal));
  };
  const onTimeout = (): void => {
    controller.abort(new DeadlineError(`No whole answer within ${timeoutMs ?? 0} ms.`));
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([rejection(controller.signal), work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    });
  });
}
