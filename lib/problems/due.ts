import type { ProblemKind } from '../schema/index.ts';
import { addMinutes } from 'date-fns/addMinutes';
import type { OpenProblem } from './problem.ts';

/** The problems of a kind whose turn it is at `now` (milliseconds), longest waiting first. */
export function dueProblems(
  kind: ProblemKind,
  problems: readonly OpenProblem[],
  now: number,
): readonly OpenProblem[] {
  return ofKind(kind, problems)
    .filter((problem) => dueAt(problem) <= now)
    .toSorted((a, b) => dueAt(a) - dueAt(b))
    .slice(0, kind.triesPerRun);
}

export const ofKind = (
  kind: Pick<ProblemKind, 'name'>,
  problems: readonly OpenProblem[],
): readonly OpenProblem[] => problems.filter((problem) => problem.kind === kind.name);

/** When a problem is tried again, in milliseconds. */
export const dueAt = ({ nextTry }: Pick<OpenProblem, 'nextTry'>): number =>
  nextTry === undefined ? 0 : Date.parse(nextTry);

/** The time of the next try after `attempts` of them, the last one at `now`. */
export function nextTry({ waits }: ProblemKind, attempts: number, now: number): Date {
  return addMinutes(now, waits[Math.min(attempts, waits.length) - 1] ?? 0);
}
