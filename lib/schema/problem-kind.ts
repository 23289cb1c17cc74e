/** A sort of record that can be parked, declared by the capability that parks it. */
export interface ProblemKind {
  /** Lower snake case, such as `order`; part of the key of its problems. */
  readonly name: string;
  /** Minutes from each failed try to the next one; the last counts for all that follow. */
  readonly waits: readonly number[];
  /** How many problems of this kind one run tries again. */
  readonly triesPerRun: number;
}
