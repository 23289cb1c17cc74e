import type { Clock } from '../../lib/support/clock.ts';

/** A clock that stands still until somebody sleeps, and then is there at once. */
export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: readonly number[];
  advance(byMs: number): void;
}

export function createFakeClock(startAt = '2026-11-01T12:00:00Z'): FakeClock {
  let now = Date.parse(startAt);
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    advance: (byMs) => {
      now += byMs;
    },
    sleep: (delayMs, signal) => {
      if (signal?.aborted) return Promise.reject(new Error('aborted'));
      slept.push(delayMs);
      now += delayMs;
      return Promise.resolve();
    },
  };
}

/** A clock on which sleep ends by abort alone; `asleep` resolves when somebody sleeps. */
export function createEndlessNight(): Clock & { readonly asleep: Promise<void> } {
  let fallAsleep: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => {
    fallAsleep = resolve;
  });
  return {
    asleep,
    now: () => 0,
    sleep: (_delayMs, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        fallAsleep();
      }),
  };
}
