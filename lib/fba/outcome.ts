import type { ConnectorError } from '../support/errors.ts';
import type { TodayReason } from './moves/date.ts';

/** What became of the stock moves of one order in a run. */
export type StockMoveOutcome =
  | (OutcomeBase & {
      /** All that Amazon shipped has left the Amazon location. */
      readonly status: 'moved';
      /** The pickings that were validated in this run; none in a dry run that would make one. */
      readonly pickingIds: readonly number[];
      /** Set where the moves have the date of the run, although Amazon shipped before. */
      readonly datedToday?: TodayReason;
      /**
       * Names of pickings by which one's own warehouse would ship the order once more. Odoo makes them when somebody changes
       * the quantity of a line. Cancel them in Odoo, unless they are meant.
       */
      readonly otherDeliveries?: readonly string[];
    })
  | (OutcomeBase & {
      /** Nothing had to leave: it was moved before, or the order holds services only. */
      readonly status: 'unchanged';
    })
  | (OutcomeBase & {
      /** Not confirmed in Odoo any more, or not yet brought to Amazon's total: nothing leaves for it. */
      readonly status: 'skipped';
      /** Which of the two. */
      readonly reason: 'NOT_CONFIRMED' | 'NOT_SETTLED';
    })
  | (OutcomeBase & {
      /** It is parked as a problem of the kind `stock_move`, and tried again later. */
      readonly status: 'failed';
      /** What is wrong, and what a person can do. */
      readonly error: ConnectorError;
    });

interface OutcomeBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** Id of the sale order in Odoo. */
  readonly saleOrderId: number;
  /** `true` when nothing was written. */
  readonly dryRun: boolean;
}
