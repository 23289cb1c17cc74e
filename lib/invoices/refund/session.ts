import type { Session } from '../../sync/index.ts';
import type { RefundTerms } from './plan.ts';

/** A run over refunds. */
export interface RefundSession extends Session {
  readonly terms: RefundTerms;
  /** Whether credit notes are posted. */
  readonly post: boolean;
}
