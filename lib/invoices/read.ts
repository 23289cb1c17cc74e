import { z } from 'zod';
import {
  fields,
  fromExtraTaxData,
  searchRecords,
  type CallScope,
  type Domain,
  type OdooPort,
  type ReadRecord,
} from '../odoo/index.ts';
import { decimal } from '../support/money.ts';
import type { InvoiceFacts, SaleLineFacts } from './facts.ts';

/** Ids of the draft customer invoices that bill Amazon orders of a registration, oldest first. */
export async function readDraftInvoices(
  odoo: OdooPort,
  registrationId: number,
  scope: CallScope,
): Promise<readonly number[]> {
  const domain: Domain = [
    ['state', '=', 'draft'],
    ['move_type', '=', 'out_invoice'],
    ['invoice_line_ids.sale_line_ids.order_id.x_amazon_registration_id', '=', registrationId],
  ];
  const drafts = await searchRecords(odoo, 'account.move', z.object({}), { domain, order: 'id', ...scope });
  return drafts.map(({ id }) => id);
}

/** A line's amounts of its own: JSON, or `false`. */
export const extraTaxData = z.unknown().transform(fromExtraTaxData).optional();
/** An amount as a decimal. */
export const amount = fields.float.transform((value) => decimal(value));

const saleLineSchema = z.object({
  currency_id: fields.many2one,
  product_uom_qty: fields.float,
  price_unit: amount,
  price_subtotal: amount,
  price_total: amount,
  tax_ids: fields.many2many,
  extra_tax_data: extraTaxData,
  invoice_lines: fields.one2many,
});

/** An invoice or credit note with its lines. */
export const invoiceShape = {
  move_type: fields.selection,
  state: fields.selection,
  currency_id: fields.link({ decimal_places: fields.integer }),
  amount_untaxed: amount,
  amount_total: amount,
  invoice_line_ids: fields.links({
    display_type: fields.selection,
    sale_line_ids: fields.many2many,
    product_id: fields.many2one,
    quantity: fields.float,
    price_unit: amount,
    discount: fields.float,
    tax_ids: fields.many2many,
    price_subtotal: amount,
    price_total: amount,
    extra_tax_data: extraTaxData,
  }),
};
const invoiceSchema = z.object(invoiceShape);

export interface Billed {
  readonly saleLines: readonly SaleLineFacts[];
  readonly invoices: readonly InvoiceFacts[];
}

/** The Amazon sale order lines that these drafts bill, and every invoice and credit note that bills them too: two calls. */
export async function readBilled(
  odoo: OdooPort,
  draftIds: readonly number[],
  registrationId: number,
  scope: CallScope,
): Promise<Billed> {
  const saleLines = await searchRecords(odoo, 'sale.order.line', saleLineSchema, {
    domain: [
      ['invoice_lines.move_id', 'in', draftIds],
      ['order_id.x_amazon_registration_id', '=', registrationId],
      ['x_amazon_component', '!=', false],
    ],
    ...scope,
  });
  const invoices = await searchRecords(odoo, 'account.move', invoiceSchema, {
    domain: [
      ['invoice_line_ids', 'in', saleLines.flatMap((line) => line.invoice_lines)],
      ['move_type', 'in', ['out_invoice', 'out_refund']],
      ['state', '!=', 'cancel'],
    ],
    ...scope,
  });
  return {
    saleLines: saleLines.map((line) => ({
      id: line.id,
      currencyId: line.currency_id ?? 0,
      quantity: line.product_uom_qty,
      priceUnit: line.price_unit,
      untaxed: line.price_subtotal,
      total: line.price_total,
      taxIds: line.tax_ids,
      carried: line.extra_tax_data,
    })),
    invoices: invoices.map(invoiceFacts),
  };
}

/** An invoice as it was read. */
export function invoiceFacts(invoice: ReadRecord<typeof invoiceShape>): InvoiceFacts {
  return {
    id: invoice.id,
    kind: invoice.move_type === 'out_refund' ? 'credit note' : 'invoice',
    isDraft: invoice.state === 'draft',
    currencyId: invoice.currency_id?.id ?? 0,
    digits: invoice.currency_id?.decimal_places ?? 2,
    untaxed: invoice.amount_untaxed,
    total: invoice.amount_total,
    lines: invoice.invoice_line_ids
      .filter((line) => line.display_type === 'product')
      .map((line) => ({
        id: line.id,
        saleLineIds: line.sale_line_ids,
        productId: line.product_id,
        quantity: line.quantity,
        priceUnit: line.price_unit,
        discount: line.discount,
        taxIds: line.tax_ids,
        untaxed: line.price_subtotal,
        total: line.price_total,
        carried: line.extra_tax_data,
      })),
  };
}
