export { dueProblems, ofKind } from './due.ts';
export { problemModel } from './model.ts';
export { listProblems, openProblem, openProblemShape, type ProblemListOptions } from './list.ts';
export type { OpenProblem, Problem, Verdict } from './problem.ts';
export { updateProblems } from './update.ts';
export type { Problems } from './verbs.ts';
