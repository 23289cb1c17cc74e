import type { Run } from '../../sync/index.ts';
import type { RefundTerms } from './plan.ts';

/** A run over refunds. */
export interface RefundRun extends Run {
  readonly terms: RefundTerms;
  /** Whether credit notes are posted. */
  readonly post: boolean;
}

/** Keeps Odoo from writing to followers and from tracking fields: half the time of a credit note. */
export const silently = {
  tracking_disable: true,
  mail_create_nolog: true,
  mail_create_nosubscribe: true,
  mail_notrack: true,
} as const;
