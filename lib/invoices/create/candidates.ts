import { z } from 'zod';
import { fields, searchRecords, type Domain } from '../../odoo/index.ts';
import type { NotInvoicedReason } from './outcome.ts';
import type { InvoicingSession } from './session.ts';

/** A sale order of which something is to be invoiced. */
export interface Candidate {
  readonly saleOrderId: number;
  /** Amazon's order id. */
  readonly orderId: string;
  /** Why it is left out. */
  readonly leftOut: NotInvoicedReason | undefined;
}

const orderSchema = z.object({
  x_amazon_order_ref: fields.char,
  x_amazon_programs: fields.char,
  fiscal_position_id: fields.link({ is_taxcloud: fields.boolean.optional() }),
});

// Quantities of two fields cannot be compared in a search: a line of a product that is invoiced as ordered may be found
// here while nothing of it is due, which the plan then sees.
const delivered: Domain = [
  '&',
  ['x_amazon_component', '=', 'item'],
  '|',
  ['qty_delivered', '>', 0],
  '&',
  ['product_id.type', '=', 'service'],
  ['order_id.x_amazon_status', '=', 'SHIPPED'],
];
const open: Domain = [
  '|',
  ['qty_to_invoice', '>', 0],
  '&',
  '&',
  ['x_amazon_component', '!=', false],
  ['qty_invoiced', '=', 0],
  ['product_uom_qty', '>', 0],
];

/** The registration's orders of which something was delivered and something is not invoiced, oldest first. One call. */
export async function findCandidates(session: InvoicingSession): Promise<readonly Candidate[]> {
  const { tools, registration, optionalFields, options, scope } = session;
  const found = await searchRecords(tools.odoo, 'sale.order', orderSchema, {
    domain: [
      ['x_amazon_registration_id', '=', registration.id],
      ['state', '=', 'sale'],
      ...(options.orders ? [['x_amazon_order_ref', 'in', options.orders] as const] : []),
      ['order_line', 'any', delivered],
      ['order_line', 'any', open],
    ],
    order: 'id',
    without: optionalFields.has('account.fiscal.position.is_taxcloud')
      ? []
      : ['fiscal_position_id.is_taxcloud'],
    ...scope,
  });
  return found.map((order) => ({
    saleOrderId: order.id,
    orderId: order.x_amazon_order_ref ?? '',
    leftOut: leftOut(session, order),
  }));
}

function leftOut(
  { registration: { invoicing } }: InvoicingSession,
  { x_amazon_programs: programs = '', fiscal_position_id: position }: z.infer<typeof orderSchema>,
): NotInvoicedReason | undefined {
  if (invoicing === 'all') return undefined;
  if (invoicing === 'none' || programs.split(', ').includes('INVOICE_BY_AMAZON')) return 'INVOICED_BY_AMAZON';
  return position?.is_taxcloud === true ? 'TAXCLOUD' : undefined;
}
