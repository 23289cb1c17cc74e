export { dueProblems } from './due.ts';
export type { OpenProblem, Problem, Verdict } from './problem.ts';
export { listProblems, openProblem, openProblemShape, updateProblems } from './store.ts';
