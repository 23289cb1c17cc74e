import { addMinutes } from 'date-fns/addMinutes';
import type { OpenProblem } from './problem.ts';

// getOrder refills at one call in two seconds: a run that has many problems works them off in turns.
const retriesPerRun = 20;
const minutesBetweenTries = [15, 60, 240, 1440];

/** The problems whose turn it is at `now` (milliseconds), longest waiting first. */
export function dueProblems(problems: readonly OpenProblem[], now: number): readonly OpenProblem[] {
  return (
    problems
      // Of a refused cancellation Amazon has nothing to tell: the next run that tells Amazon tells it again.
      .filter((problem) => problem.code !== 'CANCELLATION_REFUSED' && dueAt(problem) <= now)
      .toSorted((a, b) => dueAt(a) - dueAt(b))
      .slice(0, retriesPerRun)
  );
}

/** When a problem is tried again, in milliseconds. */
export const dueAt = ({ nextTry }: Pick<OpenProblem, 'nextTry'>): number =>
  nextTry === undefined ? 0 : Date.parse(nextTry);

/** The time of the next try after `attempts` of them, the last one at `now`: at growing distance, daily in the end. */
export function nextTry(attempts: number, now: number): Date {
  const wait = minutesBetweenTries[Math.min(attempts, minutesBetweenTries.length) - 1] ?? 0;
  return addMinutes(now, wait);
}
