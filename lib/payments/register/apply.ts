import { z } from 'zod';
import { actApart, withoutTracking, type OdooPort } from '../../odoo/index.ts';
import { runAction } from '../../schema/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import { methodFor } from '../check-journal.ts';
import type { PaymentSetting } from '../journal.ts';
import { explainRefusal } from '../explain-refusal.ts';
import type { PaymentStep } from './plan.ts';
import { registerAction } from './register-action.ts';

/** What became of the steps of one call. */
export interface Applied {
  /** Invoice id → payment id. */
  readonly paid: ReadonlyMap<number, number>;
  /** Ids of invoices that were not as they were planned on. */
  readonly stale: ReadonlySet<number>;
  readonly refused: ReadonlyMap<PaymentStep, ConnectorError>;
}

const answerSchema = z.object({
  stale: z.array(z.number()),
  rows: z.array(z.tuple([z.number(), z.number()])),
});

/**
 * Pays: one call, and where Odoo refuses one of them, smaller ones until that one stands alone. When invoices have changed
 * meanwhile, nothing of a call is done and they are told.
 *
 * @throws `LOCKED_PERIOD`, `OUTCOME_UNKNOWN`, and what is not about single invoices; what is paid stays.
 */
export async function applyPayments(
  odoo: OdooPort,
  steps: readonly PaymentStep[],
  { setting: { journal, names, scope }, date }: { readonly setting: PaymentSetting; readonly date: string },
): Promise<Applied> {
  const paid = new Map<number, number>();
  const stale = new Set<number>();
  const act = async (part: readonly PaymentStep[]): Promise<void> => {
    const payments = part.map((step) => ({
      move: step.invoice.id,
      residual: Number(step.invoice.residual.toFixed()),
      left: Number(step.left.toFixed()),
      // Where invoices do not name their payments, the residual alone tells.
      pending: names.linksInvoices
        ? step.invoice.payments.map(({ id }) => id).toSorted((one, other) => one - other)
        : [],
      payment: step.existing?.id ?? false,
      values: step.existing ? false : valuesOf(step, { journal, names }, date),
    }));
    const context = { ...withoutTracking, amazon_payments: payments };
    const answer = answerSchema.parse(
      await runAction(odoo, registerAction, journal.actions.register, context, scope).catch(
        (error: unknown) => {
          throw explainRefusal(error, journal, date);
        },
      ),
    );
    for (const id of answer.stale) stale.add(id);
    for (const [invoiceId, paymentId] of answer.rows) paid.set(invoiceId, paymentId);
  };
  const refused = await actApart(steps, act);
  return { paid, stale, refused };
}

function valuesOf(
  { invoice, kind, amount, memo }: PaymentStep,
  { journal, names }: Pick<PaymentSetting, 'journal' | 'names'>,
  date: string,
): Readonly<Record<string, unknown>> {
  return {
    payment_type: kind.direction,
    partner_type: kind.partnerType,
    partner_id: invoice.partnerId,
    amount: Number(amount.toFixed()),
    currency_id: journal.currency.id,
    date,
    journal_id: journal.id,
    payment_method_line_id: methodFor(journal, kind.direction)?.id,
    [names.memo]: memo,
    ...(names.linksInvoices && { invoice_ids: [[6, 0, [invoice.id]]] }),
  };
}
