import type { Run } from '../../sync/index.ts';
import type { RefundTerms } from './plan.ts';

/** A run over refunds. */
export interface RefundRun extends Run {
  readonly terms: RefundTerms;
  /** Whether credit notes are posted. */
  readonly post: boolean;
}
