import { sum, zero, type Decimal } from '../../support/money.ts';
import type { InvoiceFacts } from '../facts.ts';
import type { OrderFacts } from './order-facts.ts';
import type { DueLine } from './quantities.ts';

interface UnmadeLine extends DueLine {
  /** With tax. */
  readonly total: Decimal;
}

/**
 * A draft that is not in Odoo yet, as it will stand among the invoices of its order: new records get the highest ids, so it
 * comes after all that are there.
 */
export function unmadeInvoice(
  { currencyId, digits }: OrderFacts,
  lines: readonly UnmadeLine[],
): InvoiceFacts {
  return {
    id: Number.MAX_SAFE_INTEGER,
    kind: 'invoice',
    isDraft: true,
    currencyId,
    digits,
    untaxed: zero,
    total: sum(lines.map(({ total }) => total)),
    lines: lines.map(({ line, quantity, total }, index) => ({
      id: Number.MAX_SAFE_INTEGER - lines.length + index,
      saleLineIds: [line.id],
      quantity,
      priceUnit: line.priceUnit,
      discount: line.discount,
      taxIds: line.taxIds,
      untaxed: zero,
      total,
      carried: undefined,
    })),
  };
}
