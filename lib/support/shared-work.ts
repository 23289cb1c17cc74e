import { abortedError, throwIfAborted } from './abort.ts';
import { withDeadline, type Deadline } from './deadline.ts';

/**
 * Work that is done once for all who wait for it at the same time. Nothing is kept: whoever comes after its end starts it
 * again.
 */
export interface SharedWork<T> {
  /**
   * Starts the work, or joins those who wait for it.
   *
   * @throws what the work throws; `ABORTED` or a `DeadlineError` when this caller stops waiting, which the others do not
   * notice.
   */
  join(limits: Deadline): Promise<T>;
}

/** `work` gets a signal that fires when the last one who waits has left. */
export function sharedWork<T>(work: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  let current: Shared<T> | undefined;

  const start = (): Shared<T> => {
    const controller = new AbortController();
    const shared: Shared<T> = {
      waiters: 0,
      leave: () => {
        shared.waiters -= 1;
        if (shared.waiters > 0 || current !== shared) return;
        current = undefined;
        controller.abort(abortedError());
      },
      result: Promise.resolve()
        .then(() => work(controller.signal))
        .finally(() => {
          if (current === shared) current = undefined;
        }),
    };
    // When the last one has left, nobody hears how it ended.
    shared.result.catch(() => undefined);
    return shared;
  };

  return {
    join: async (limits) => {
      throwIfAborted(limits.signal);
      const shared = (current ??= start());
      shared.waiters += 1;
      try {
        return await withDeadline(() => shared.result, limits);
      } finally {
        shared.leave();
      }
    },
  };
}

interface Shared<T> {
  waiters: number;
  readonly result: Promise<T>;
  leave(): void;
}
