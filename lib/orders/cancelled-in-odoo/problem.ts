import type { ProblemKind } from '../../schema/index.ts';

/** Cancellations in Odoo that Amazon refuses: after these waits Amazon is asked again. */
export const cancellationProblem: ProblemKind = {
  name: 'cancellation',
  waits: [15, 60, 240, 1440],
  triesPerRun: 5000,
};
