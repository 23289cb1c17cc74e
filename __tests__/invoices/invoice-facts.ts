import type { InvoiceFacts, InvoiceLineFacts } from '../../lib/invoices/index.ts';
import { sum } from '../../lib/support/money.ts';

/** A draft invoice that comes to what its lines say. */
export function draftInvoice(
  id: number,
  lines: readonly InvoiceLineFacts[],
  change: Partial<InvoiceFacts> = {},
): InvoiceFacts {
  return {
    id,
    kind: 'invoice',
    isDraft: true,
    currencyId: 1,
    digits: 2,
    untaxed: sum(lines.map((line) => line.untaxed)),
    total: sum(lines.map((line) => line.total)),
    lines,
    ...change,
  };
}
