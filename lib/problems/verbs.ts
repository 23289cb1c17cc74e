import type { ProblemListOptions } from './list.ts';
import type { Problem } from './problem.ts';

/** The verbs of `connector.problems`. */
export interface Problems {
  /**
   * Lists what is parked in Odoo, longest waiting first: of one registration or of all that the user may see, of one kind
   * or of all.
   *
   * @throws `NOT_INSTALLED`, `CONFIGURATION_INVALID` for an unknown kind.
   * @example
   * for (const { kind, ref, code, reason } of await connector.problems.list()) console.log(kind, ref, code, reason);
   */
  list(options?: ProblemListOptions): Promise<readonly Problem[]>;
}
