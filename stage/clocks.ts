import { systemClock, type Clock } from '../lib/index.ts';

/** A clock that can be moved on by hand. */
export interface StageClock extends Clock {
  advance(byMs: number): void;
}

/** Stands still until it is moved on. Whoever sleeps moves it on, and wakes at once. */
export function manualClock(start: string): StageClock {
  return movableClock(Date.parse(start), () => 0);
}

/** Shows the system's time and what it was moved on. Whoever sleeps moves it on, and wakes at once. */
export function runningClock(): StageClock {
  const start = Date.now();
  // The system's clock may be set back.
  return movableClock(start, () => Math.max(Date.now() - start, 0));
}

/** A running clock on which sleep takes its time: for workers that race, and for benchmarks. */
export function patientClock(): StageClock {
  return { ...runningClock(), sleep: (delayMs, signal) => systemClock.sleep(delayMs, signal) };
}

function movableClock(start: number, passed: () => number): StageClock {
  let time = start;
  const advance = (byMs: number): void => {
    time += byMs;
  };
  return {
    now: () => time + passed(),
    advance,
    sleep: (delayMs) => {
      advance(delayMs);
      return Promise.resolve();
    },
  };
}
