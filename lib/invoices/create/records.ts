import { toExtraTaxData } from '../../odoo/index.ts';
import type { Guard } from '../../registrations/index.ts';
import { unique } from '../../support/unique.ts';
import type { LineDraft } from './amounts.ts';
import type { OrderLineFacts } from './order-facts.ts';
import type { InvoiceDraft } from './plan.ts';

/** An invoice as Odoo's `create` takes it. `journalId`: of the run's options, before that of the order. */
export function invoiceRecord(
  { order, date, lines, texts }: InvoiceDraft,
  journalId: number | undefined,
): Readonly<Record<string, unknown>> {
  const records = new Map<number, object>([
    ...lines.map((line) => [line.line.id, lineRecord(line)] as const),
    ...texts.map((text) => [text.id, textRecord(text)] as const),
  ]);
  return {
    move_type: 'out_invoice',
    ...order.header,
    ...(journalId === undefined ? {} : { journal_id: journalId }),
    invoice_date: date,
    invoice_line_ids: order.lines
      .flatMap(({ id }): readonly object[] => {
        const record = records.get(id);
        return record ? [record] : [];
      })
      .map((record, sequence) => [0, 0, { ...record, sequence }]),
  };
}

function lineRecord({ line, quantity, priceUnit, carries }: LineDraft): Readonly<Record<string, unknown>> {
  const { id, currencyId, discount, taxIds, values } = line;
  return {
    ...values,
    display_type: 'product',
    quantity,
    price_unit: Number(priceUnit),
    discount,
    tax_ids: [[6, 0, taxIds]],
    sale_line_ids: [[6, 0, [id]]],
    ...(carries ? { extra_tax_data: toExtraTaxData(carries, { currencyId, priceUnit, quantity }) } : {}),
  };
}

function textRecord({ id, displayType, values }: OrderLineFacts): Readonly<Record<string, unknown>> {
  return {
    name: values['name'],
    display_type: displayType,
    sale_line_ids: [[6, 0, [id]]],
  };
}

/**
 * What has to be so when the invoices are made: as much of each line is invoiced as was read. The invoices change that, so
 * that PostgreSQL lets one of two workers win, and a request that is sent twice makes them once.
 */
export function guardsFor(drafts: readonly InvoiceDraft[]): readonly Guard[] {
  const lines = drafts.flatMap((draft) => draft.lines.map(({ line }) => line));
  return unique(lines.map(({ invoiced }) => invoiced)).map((invoiced) => {
    const ids = lines
      .flatMap((line) => (line.invoiced === invoiced ? [line.id] : []))
      .toSorted((one, other) => one - other);
    return {
      model: 'sale.order.line',
      domain: [
        ['id', 'in', ids],
        ['qty_invoiced', '=', invoiced],
        ['order_id.state', '=', 'sale'],
      ],
      ids,
    };
  });
}
