import { fromOdooDatetime } from '../../odoo/index.ts';
import { dayIn } from '../../support/time-zone.ts';
import type { CreateInvoicesOptions } from './options.ts';
import type { OrderFacts } from './order-facts.ts';

/** Gives the invoice date of each order, `YYYY-MM-DD`. `nowMs`: of the clock of the run. */
export function invoiceDates(
  { date = 'today', timeZone = 'UTC' }: Pick<CreateInvoicesOptions, 'date' | 'timeZone'>,
  nowMs: number,
): (order: Pick<OrderFacts, 'deliveredAt'>) => string {
  return ({ deliveredAt }) => {
    if (date === 'today') return dayIn(timeZone, nowMs);
    if (date !== 'delivered') return date;
    return dayIn(timeZone, fromOdooDatetime(deliveredAt) ?? nowMs);
  };
}
