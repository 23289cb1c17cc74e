import { actApart, withoutTracking } from '../../odoo/index.ts';
import { writeUnlessChanged } from '../../registrations/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import { roundingLine } from './line.ts';
import type { RoundingPlan, RoundingTerms } from './facts.ts';
import type { Session } from '../../sync/index.ts';

/**
 * Writes the lines named *Rounding*: one call for all invoices, more where Odoo refuses them together. Where an invoice is
 * no draft any more, or has got another such line, nothing is written of that call: it has to be planned again.
 */
export async function writeRoundings(
  { tools, guardedActionId, scope }: Pick<Session, 'tools' | 'guardedActionId' | 'scope'>,
  plans: readonly RoundingPlan[],
  terms: RoundingTerms,
): Promise<ReadonlyMap<RoundingPlan, ConnectorError>> {
  return actApart(plans, async (part) => {
    const ids = part.map(({ invoiceId }) => invoiceId).toSorted((one, other) => one - other);
    const lineIds = part.flatMap((plan) => plan.lineIds);
    const guards = [
      { model: 'account.move', domain: [['id', 'in', ids] as const, ['state', '=', 'draft'] as const], ids },
      {
        model: 'account.move.line',
        domain: [
          ['move_id', 'in', ids],
          '|',
          ['id', 'in', lineIds],
          '&',
          ['product_id', '=', terms.productId],
          ['sale_line_ids', '=', false],
        ] as const,
        ids: lineIds.toSorted((one, other) => one - other),
      },
    ];
    const steps = part.map((plan) => ({
      do: 'write' as const,
      model: 'account.move',
      domain: [['id', '=', plan.invoiceId] as const],
      vals: { invoice_line_ids: [command(plan, terms)] },
    }));
    const context = withoutTracking;
    await writeUnlessChanged(tools.odoo, guardedActionId, { guards, steps }, { context, ...scope });
  });
}

function command({ line, amount }: RoundingPlan, { productId }: RoundingTerms): readonly unknown[] {
  if (!line) return [0, 0, roundingLine(amount, productId)];
  // One that bills the order's own line stays, so that it is billed.
  return amount.eq(0) && !line.isLinked
    ? [2, line.id]
    : [1, line.id, { price_unit: Number(amount.toFixed()) }];
}
