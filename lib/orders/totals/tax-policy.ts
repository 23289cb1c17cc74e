import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import { amountText, type LineDraft, type SaleOrderDraft } from '../draft.ts';
import { roundingStep } from '../precision.ts';
import type { SessionFacts } from '../facts.ts';
import type { Target, TargetLine } from './target.ts';

const stated = <Line extends TargetLine>(lines: readonly Line[]) =>
  lines.flatMap((line) =>
    line.amazonTax === undefined ? [] : [{ line, amazonTax: decimal(line.amazonTax) }],
  );

/** By how much the tax that Amazon states for these lines exceeds what Odoo's taxes come to. */
export function taxDifference(lines: readonly LineDraft[], digits: number): string | undefined {
  const compared = stated(lines);
  const taxes = compared.flatMap(({ line }) =>
    line.price.tax === undefined ? [] : [decimal(line.price.tax)],
  );
  if (compared.length === 0 || taxes.length < compared.length) return undefined;
  return amountText(sum(compared.map(({ amazonTax }) => amazonTax)).minus(sum(taxes)), digits);
}

/**
 * What the registration's policy says to a draft whose tax is not Amazon's.
 *
 * Nothing where a fiscal position is named: it changes the products' taxes, and the sale order shows to which.
 *
 * @throws `TAX_DIFFERS`
 */
export function checkTaxPolicy(draft: SaleOrderDraft, facts: SessionFacts): void {
  const { registration, dialect } = facts;
  const areTaxesCertain =
    draft.fiscalPositionId === undefined || draft.lines.some(({ taxIds }) => taxIds !== undefined);
  if (registration.taxPolicy === 'odoo' || !areTaxesCertain) return;
  if (registration.taxPolicy === 'park') {
    const difference = decimal(draft.taxDifference ?? 0);
    if (!isWithinTolerance(difference, draft, facts)) {
      throw taxDiffers(
        draft,
        `differs from what Odoo's taxes come to by ${difference.toFixed()} ${draft.currency}`,
        "correct the taxes of the products or of the marketplace, or import it with taxPolicy 'odoo' or 'amazon'",
      );
    }
    return;
  }
  const unable = stated(draft.lines).find(
    ({ line, amazonTax }) => !amazonTax.eq(line.price.tax ?? 0) && !amazonTax.eq(carriedTax(line)),
  );
  if (!unable) return;
  throw taxDiffers(
    draft,
    `of ${unable.amazonTax.toFixed()} ${draft.currency} cannot be put on the line "${unable.line.component}"`,
    dialect.exactLineTotals
      ? 'give its product a tax in Odoo'
      : "this Odoo has no lines with amounts of their own (Odoo 19 has): use taxPolicy 'odoo' or 'park'",
  );
}

const carriedTax = ({ price }: LineDraft): Decimal =>
  sum((price.exact?.taxes ?? []).map(({ amount }) => decimal(amount)));

/** Whether a difference may come from roundings: one step for each line of Amazon's. */
function isWithinTolerance(difference: Decimal, { lines, currency }: Target, facts: SessionFacts): boolean {
  return difference.abs().lte(roundingStep(currency, facts).times(stated(lines).length));
}

/**
 * What is off the tax that the policy wants on a sale order with this much tax: Amazon's amount minus Odoo's. Zero under
 * the policy `odoo`, and where Amazon does not tell the tax of every line.
 */
export function missingTax(draft: Target, amountTax: Decimal, facts: SessionFacts): Decimal {
  const { registration } = facts;
  const isTold = draft.lines.every(
    ({ amazonTax, gross, component, taxIds }) =>
      amazonTax !== undefined || component === 'rounding' || taxIds?.length === 0 || decimal(gross).eq(0),
  );
  if (registration.taxPolicy === 'odoo' || !isTold) return zero;
  const compared = stated(draft.lines);
  if (compared.length === 0) return zero;
  const missing = sum(compared.map(({ amazonTax }) => amazonTax)).minus(amountTax);
  return registration.taxPolicy === 'park' && isWithinTolerance(missing, draft, facts) ? zero : missing;
}

/** The tax that a line is priced with under the policy; undefined: what its taxes come to. */
export const wantedTax = ({ amazonTax }: TargetLine, { registration }: SessionFacts): Decimal | undefined =>
  registration.taxPolicy === 'amazon' && amazonTax !== undefined ? decimal(amazonTax) : undefined;

/** The error of a sale order that is there, with another tax than the policy wants. */
export function taxStillDiffers(draft: Target, saleOrderId: number, missing: Decimal): ConnectorError {
  return taxDiffers(
    draft,
    `differs from that of sale order ${saleOrderId} by ${missing.toFixed()} ${draft.currency}. The sale order stays`,
    'look at its fiscal position and taxes and correct it in Odoo',
    saleOrderId,
  );
}

const taxDiffers = (
  { orderId }: Target,
  what: string,
  remedy: string,
  saleOrderId?: number,
): ConnectorError =>
  new ConnectorError('TAX_DIFFERS', `The tax that Amazon states for order ${orderId} ${what}: ${remedy}.`, {
    context: saleOrderId === undefined ? { orderId } : { orderId, saleOrderId },
  });
