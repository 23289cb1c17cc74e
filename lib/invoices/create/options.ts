import { z } from 'zod';
import { isTimeZone } from '../../support/time-zone.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';

/** Options of `invoices.create()`. */
export interface CreateInvoicesOptions {
  /** Amazon order ids: only these orders are looked at. Default: all of the registration. */
  readonly orders?: readonly string[];
  /**
   * Invoice date: the day of the run, the day on which the last goods of the order left, or one day for all, as
   * `YYYY-MM-DD`. Default: `'today'`, which also counts for an order that Odoo has no done delivery of.
   */
  readonly date?: 'today' | 'delivered' | (string & {});
  /** In which a day begins: an IANA name, such as `Europe/Madrid`. Default: UTC. */
  readonly timeZone?: string;
  /** Posts the invoices, and drafts that an earlier run has made. Default: `false`. */
  readonly post?: boolean;
  /** Posts an invoice of a locked period, which Odoo then books on a later day, or leaves it as a draft. Default: `'move'`. */
  readonly lockedPeriod?: 'move' | 'refuse';
  /** Id of the sales journal. Default: Odoo's own choice. */
  readonly journalId?: number;
  /** Plans everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is invoiced stays. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({
  orders: z.array(z.string().min(1), 'give a list of Amazon order ids').optional(),
  date: z
    .union(
      [z.enum(['today', 'delivered']), z.iso.date()],
      "give 'today', 'delivered' or a day, such as 2026-01-31",
    )
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'give an IANA time zone, such as Europe/Madrid').optional(),
  post: z.boolean().optional(),
  lockedPeriod: z.enum(['move', 'refuse'], "give 'move' or 'refuse'").optional(),
  journalId: z.int().positive().optional(),
  dryRun: z.boolean().optional(),
});

/** @throws `CONFIGURATION_INVALID` */
export function checkOptions(options: CreateInvoicesOptions): void {
  checkInput('invoices.create', inputSchema, options);
}
