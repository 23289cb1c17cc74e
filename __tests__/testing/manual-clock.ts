import type { Clock } from '../../lib/support/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  advance(byMs: number): void;
}

export function manualClock(start: string): ManualClock {
  let time = Date.parse(start);
  const advance = (byMs: number): void => {
    time += byMs;
  };
  return {
    now: () => time,
    advance,
    sleep: (delayMs) => {
      advance(delayMs);
      return Promise.resolve();
    },
  };
}
