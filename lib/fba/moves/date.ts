import type { MoveDate } from '../../registrations/index.ts';
import type { ShippedLine } from './shipped-order.ts';

/** What the dates of stock moves depend on. */
export interface DateTerms {
  readonly policy: MoveDate;
  /** The last day of the locked period, `YYYY-MM-DD`; undefined when nothing is locked. */
  readonly lockedUntil: string | undefined;
  /** Odoo's datetime, UTC. */
  readonly now: string;
}

/** The date of a picking: Amazon's, or none, which leaves the time when it was validated. */
export type MoveDating =
  | { readonly doneAt: string; readonly today?: never }
  | { readonly doneAt?: never; readonly today: TodayReason };

/** Why a stock move has the date on which it was made, and not Amazon's. */
export type TodayReason =
  /** The registration wants it so. */
  | 'BY_CHOICE'
  /** An earlier date would change what Odoo says the rest of goods under average cost is worth. */
  | 'AVERAGE_COST'
  /** Amazon's date lies in a period that is locked in Odoo. */
  | 'PERIOD_LOCKED';

/** Goods that moved, and when: Odoo's datetime, UTC. */
export interface DatedGoods {
  readonly shippedAt: string;
  readonly lines: readonly Pick<ShippedLine, 'isAverageCost'>[];
}

export function datePicking(
  { shippedAt, lines }: DatedGoods,
  { policy, lockedUntil, now }: DateTerms,
): MoveDating {
  if (policy === 'today' || shippedAt === '' || shippedAt > now) return { today: 'BY_CHOICE' };
  if (policy === 'unless_average' && lines.some(({ isAverageCost }) => isAverageCost))
    return { today: 'AVERAGE_COST' };
  if (lockedUntil !== undefined && shippedAt.slice(0, 10) <= lockedUntil) return { today: 'PERIOD_LOCKED' };
  return { doneAt: shippedAt };
}
