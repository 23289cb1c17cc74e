import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { fromOdooDatetime } from '../../odoo/index.ts';
import type { CreateInvoicesOptions } from './options.ts';
import type { OrderFacts } from './order-facts.ts';

/** Gives the invoice date of each order, `YYYY-MM-DD`. `nowMs`: of the clock of the run. */
export function invoiceDates(
  { date = 'today', timeZone = 'UTC' }: Pick<CreateInvoicesOptions, 'date' | 'timeZone'>,
  nowMs: number,
): (order: Pick<OrderFacts, 'deliveredAt'>) => string {
  const dayOf = (instant: string | number): string => format(instant, 'yyyy-MM-dd', { in: tz(timeZone) });
  return ({ deliveredAt }) => {
    if (date === 'today') return dayOf(nowMs);
    if (date !== 'delivered') return date;
    return dayOf(fromOdooDatetime(deliveredAt) ?? nowMs);
  };
}
