import { z } from 'zod';
import { toExtraTaxData, type CallScope, type OdooPort } from '../odoo/index.ts';
import { ConnectorError, isConnectorError, type ErrorCode } from '../support/errors.ts';
import { decimal } from '../support/money.ts';
import type { InvoiceLineStep, InvoicePlan } from './plan.ts';

/** A planned invoice with what is wrong, if anything. */
export interface AppliedInvoice {
  readonly plan: InvoicePlan;
  readonly error?: ConnectorError | undefined;
}

/**
 * Writes the shares: one call for all invoices; one for each when Odoo refuses them together, such as when somebody has
 * posted one of them meanwhile.
 */
export async function applyPlans(
  odoo: OdooPort,
  plans: readonly InvoicePlan[],
  scope: CallScope,
): Promise<readonly AppliedInvoice[]> {
  if (plans.length === 0) return [];
  try {
    return await write(odoo, plans, scope);
  } catch (error) {
    if (!isConnectorError(error) || !concernsRecords.has(error.code)) throw error;
    if (plans.length === 1) return plans.map((plan) => ({ plan, error }));
    const applied: AppliedInvoice[] = [];
    for (const plan of plans) applied.push(...(await applyPlans(odoo, [plan], scope)));
    return applied;
  }
}

const concernsRecords: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ODOO_VALIDATION',
  'ODOO_MISSING_RECORD',
  'ODOO_CONCURRENCY',
  'ODOO_SERVER_ERROR',
]);

const answerSchema = z.array(
  z.object({
    id: z.number(),
    invoice_line_ids: z.array(
      z.object({ id: z.number(), price_subtotal: z.number(), price_total: z.number() }),
    ),
  }),
);

// By way of the invoice, not of its lines: Odoo 19 refuses that once it is posted, but lets a posted invoice's lines be
// written to the point where they contradict the journal (measured).
async function write(
  odoo: OdooPort,
  plans: readonly InvoicePlan[],
  scope: CallScope,
): Promise<readonly AppliedInvoice[]> {
  const answer = await odoo.call('account.move', 'web_save_multi', {
    ids: plans.map(({ invoiceId }) => invoiceId),
    args: {
      vals_list: plans.map(({ lines }) => ({
        invoice_line_ids: lines.map((line) => [1, line.lineId, valuesOf(line)]),
      })),
      specification: { invoice_line_ids: { fields: { price_subtotal: {}, price_total: {} } } },
    },
    ...scope,
  });
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw new ConnectorError(
      'ODOO_UNEXPECTED_ANSWER',
      "Odoo's answer to account.move.web_save_multi could not be read.",
      { context: { model: 'account.move' } },
    );
  }
  const lines = new Map(parsed.data.flatMap((move) => move.invoice_line_ids).map((line) => [line.id, line]));
  return plans.map((plan) => {
    const wrong = plan.lines.find((step) => {
      const line = lines.get(step.lineId);
      return (
        !line || !decimal(line.price_total).eq(step.total) || !decimal(line.price_subtotal).eq(step.untaxed)
      );
    });
    return wrong ? { plan, error: totalDiffers(plan.invoiceId, wrong) } : { plan };
  });
}

function valuesOf({ priceUnit, carries, currencyId, quantity }: InvoiceLineStep) {
  const price = { price_unit: Number(priceUnit) };
  return carries
    ? { ...price, extra_tax_data: toExtraTaxData(carries, { currencyId, priceUnit, quantity }) }
    : price;
}

function totalDiffers(invoiceId: number, { lineId, total }: InvoiceLineStep): ConnectorError {
  return new ConnectorError(
    'TOTAL_DIFFERS',
    `Line ${lineId} of draft invoice ${invoiceId} did not come to its share ${total} of the Amazon order: look at its taxes and correct it in Odoo before posting.`,
    { context: { invoiceId, lineId } },
  );
}
