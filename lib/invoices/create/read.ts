import { z } from 'zod';
import { fields, searchRecords, type ReadRecord } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import {
  lineAmounts,
  missingAmounts,
  orderAmounts,
  roundedLineShape,
  roundedOrderShape,
} from '../rounding/read.ts';
import type { OrderFacts, OrderLineFacts } from './order-facts.ts';
import type { InvoicingSession } from './session.ts';
import { personShape } from '../../personal-data/index.ts';

const lineShape = {
  ...roundedLineShape,
  name: fields.text,
  product_id: fields.many2one,
  product_uom_id: fields.many2one.optional(),
  product_uom: fields.many2one.optional(),
  qty_delivered_method: fields.selection,
  qty_delivered: fields.float,
  qty_invoiced: fields.float,
  qty_to_invoice: fields.float,
  is_downpayment: fields.boolean,
  discount: fields.float,
  analytic_distribution: z.unknown(),
  x_amazon_item_ref: fields.char,
};

const orderShape = {
  ...roundedOrderShape,
  name: fields.char,
  client_order_ref: fields.char,
  note: z.unknown(),
  reference: fields.char,
  partner_invoice_id: fields.link(personShape),
  partner_shipping_id: fields.link(personShape),
  fiscal_position_id: fields.many2one,
  payment_term_id: fields.many2one,
  preferred_payment_method_line_id: fields.many2one.optional(),
  journal_id: fields.many2one.optional(),
  team_id: fields.many2one,
  user_id: fields.many2one,
  campaign_id: fields.many2one,
  medium_id: fields.many2one,
  source_id: fields.many2one,
  incoterm: fields.many2one,
  picking_ids: fields
    .links({ state: fields.selection, date_done: fields.datetime, picking_type_code: fields.selection })
    .optional(),
  x_amazon_order_ref: fields.char,
  x_amazon_status: fields.char,
  x_amazon_tax_schemes: fields.char,
  order_line: fields.links(lineShape),
};

type OrderRecord = ReadRecord<typeof orderShape>;

/** These sale orders with their lines and invoices, where they are confirmed. One call. */
export async function readOrders(
  session: InvoicingSession,
  saleOrderIds: readonly number[],
): Promise<readonly OrderFacts[]> {
  const { tools, scope } = session;
  const records = await searchRecords(tools.odoo, 'sale.order', z.object(orderShape), {
    domain: [
      ['id', 'in', saleOrderIds],
      ['state', '=', 'sale'],
    ],
    order: 'id',
    without: missingFields(session),
    ...scope,
  });
  return records.map(orderFacts);
}

function missingFields({ dialect, optionalFields, options }: InvoicingSession): readonly string[] {
  const optional = ['preferred_payment_method_line_id', 'journal_id'];
  return [
    ...missingAmounts(dialect),
    `order_line.${dialect.lineUnit === 'product_uom_id' ? 'product_uom' : 'product_uom_id'}`,
    ...(options.date === 'delivered' ? [] : ['picking_ids']),
    ...optional.filter((field) => !optionalFields.has(`sale.order.${field}`)),
  ];
}

function orderFacts(record: OrderRecord): OrderFacts {
  const { name = '', x_amazon_order_ref: orderId = '', currency_id: currency } = record;
  const currencyId = currency?.id ?? 0;
  return {
    ...orderAmounts(record),
    name,
    orderId,
    currencyId,
    currency: currency?.name ?? '',
    isShipped: record.x_amazon_status === 'SHIPPED',
    deliveredAt: record.picking_ids
      ?.filter(({ state, picking_type_code: code }) => state === 'done' && code === 'outgoing')
      .flatMap(({ date_done: doneAt }) => doneAt ?? [])
      .toSorted()
      .at(-1),
    taxReportedBy: taxReportedBy(record),
    header: headerOf(record),
    lines: record.order_line.map((line) => lineFacts(line, currencyId)),
  };
}

function taxReportedBy({
  x_amazon_tax_schemes: schemes = '',
  order_line: lines,
}: OrderRecord): readonly string[] {
  const isFacilitated = lines.some((line) => line.x_amazon_component === 'facilitator_tax');
  return unique([
    ...(isFacilitated ? ['MARKETPLACE_FACILITATOR'] : []),
    ...schemes.split(',').flatMap((scheme) => scheme.trim() || []),
  ]);
}

// What Odoo's own wizard takes over (sale.order._prepare_invoice, and the one of sale_stock).
function headerOf(record: OrderRecord): Readonly<Record<string, unknown>> {
  const { fiscal_position_id: position, journal_id: journal } = record;
  const method = record.preferred_payment_method_line_id;
  return {
    partner_id: record.partner_invoice_id?.id ?? false,
    partner_shipping_id: record.partner_shipping_id?.id ?? false,
    // Without one on the order Odoo looks for that of the customer, as it did for the order.
    ...(position === undefined ? {} : { fiscal_position_id: position }),
    invoice_payment_term_id: record.payment_term_id ?? false,
    ...(method === undefined ? {} : { preferred_payment_method_line_id: method }),
    ...(journal === undefined ? {} : { journal_id: journal }),
    currency_id: record.currency_id?.id ?? false,
    ref: record.client_order_ref ?? record.name ?? false,
    invoice_origin: record.name ?? false,
    payment_reference: record.reference ?? false,
    narration: typeof record.note === 'string' ? record.note : false,
    team_id: record.team_id ?? false,
    // Nobody sold it: without this the bot would count as its salesperson.
    invoice_user_id: record.user_id ?? false,
    campaign_id: record.campaign_id ?? false,
    medium_id: record.medium_id ?? false,
    source_id: record.source_id ?? false,
    invoice_incoterm_id: record.incoterm ?? false,
    x_amazon_order_ref: record.x_amazon_order_ref ?? false,
    x_amazon_tax_reporting: taxReportedBy(record).join(', ') || false,
  };
}

function lineFacts(line: OrderRecord['order_line'][number], currencyId: number): OrderLineFacts {
  const unit = line.product_uom_id ?? line.product_uom;
  const analytic = line.analytic_distribution;
  return {
    ...lineAmounts(line, currencyId),
    itemRef: line.x_amazon_item_ref,
    isGoods: line.qty_delivered_method === 'stock_move',
    isDownPayment: line.is_downpayment,
    delivered: line.qty_delivered,
    invoiced: line.qty_invoiced,
    toInvoice: line.qty_to_invoice,
    discount: line.discount,
    values: {
      name: line.name ?? '',
      product_id: line.product_id ?? false,
      product_uom_id: unit ?? false,
      ...(typeof analytic === 'object' && analytic !== null ? { analytic_distribution: analytic } : {}),
    },
  };
}
