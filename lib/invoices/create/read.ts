import { z } from 'zod';
import { fields, searchRecords, type Domain, type ReadRecord } from '../../odoo/index.ts';
import { decimal } from '../../support/money.ts';
import { unique } from '../../support/unique.ts';
import { amount, extraTaxData, invoiceFacts, invoiceShape } from '../read.ts';
import type { OrderFacts, OrderLineFacts } from './order-facts.ts';
import type { InvoicingRun } from './run.ts';
import { personShape } from '../../personal-data/index.ts';

const lineShape = {
  display_type: fields.selection,
  name: fields.text,
  product_id: fields.many2one,
  product_uom_id: fields.many2one.optional(),
  product_uom: fields.many2one.optional(),
  product_uom_qty: fields.float,
  qty_delivered_method: fields.selection,
  qty_delivered: fields.float,
  qty_invoiced: fields.float,
  qty_to_invoice: fields.float,
  is_downpayment: fields.boolean,
  price_unit: amount,
  discount: fields.float,
  price_subtotal: amount,
  price_total: amount,
  tax_ids: fields.many2many.optional(),
  tax_id: fields.many2many.optional(),
  analytic_distribution: z.unknown(),
  extra_tax_data: extraTaxData,
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
  x_amazon_amount: fields.char,
};

const orderShape = {
  name: fields.char,
  amount_total: amount,
  client_order_ref: fields.char,
  note: z.unknown(),
  reference: fields.char,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
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
  invoice_ids: fields.links(invoiceShape),
};

type OrderRecord = ReadRecord<typeof orderShape>;

/** These sale orders with their lines and invoices, where they are confirmed. One call. */
export const readOrders = (
  run: InvoicingRun,
  saleOrderIds: readonly number[],
): Promise<readonly OrderFacts[]> =>
  findOrders(run, [
    ['id', 'in', saleOrderIds],
    ['state', '=', 'sale'],
  ]);

/** The sale orders of the registration that these invoices bill, with their lines and all their invoices. One call. */
export const readBilledOrders = (
  run: InvoicingRun,
  invoiceIds: readonly number[],
): Promise<readonly OrderFacts[]> =>
  findOrders(run, [
    ['x_amazon_registration_id', '=', run.registration.id],
    ['order_line.invoice_lines.move_id', 'in', invoiceIds],
  ]);

/** The sale orders that match, with their lines and all their invoices. One call. */
export async function findOrders(run: InvoicingRun, domain: Domain): Promise<readonly OrderFacts[]> {
  const { tools, scope } = run;
  const records = await searchRecords(tools.odoo, 'sale.order', z.object(orderShape), {
    domain,
    order: 'id',
    without: missingFields(run),
    ...scope,
  });
  return records.map(orderFacts);
}

function missingFields({ dialect, optionalFields, options }: InvoicingRun): readonly string[] {
  const { lineTaxes, lineUnit, exactLineTotals } = dialect;
  const optional = ['preferred_payment_method_line_id', 'journal_id'];
  return [
    `order_line.${lineTaxes === 'tax_ids' ? 'tax_id' : 'tax_ids'}`,
    `order_line.${lineUnit === 'product_uom_id' ? 'product_uom' : 'product_uom_id'}`,
    ...(exactLineTotals ? [] : ['order_line.extra_tax_data', 'invoice_ids.invoice_line_ids.extra_tax_data']),
    ...(options.date === 'delivered' ? [] : ['picking_ids']),
    ...optional.filter((field) => !optionalFields.has(`sale.order.${field}`)),
  ];
}

function orderFacts(record: OrderRecord): OrderFacts {
  const { id, name = '', x_amazon_order_ref: orderId = '', currency_id: currency } = record;
  const currencyId = currency?.id ?? 0;
  return {
    id,
    name,
    orderId,
    currencyId,
    currency: currency?.name ?? '',
    digits: currency?.decimal_places ?? 2,
    total: record.amount_total,
    isShipped: record.x_amazon_status === 'SHIPPED',
    deliveredAt: record.picking_ids
      ?.filter(({ state, picking_type_code: code }) => state === 'done' && code === 'outgoing')
      .flatMap(({ date_done: doneAt }) => doneAt ?? [])
      .toSorted()
      .at(-1),
    taxReportedBy: taxReportedBy(record),
    header: headerOf(record),
    lines: record.order_line.map((line) => lineFacts(line, currencyId)),
    invoices: record.invoice_ids.filter(({ state }) => state !== 'cancel').map(invoiceFacts),
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
  const { tax_ids: taxIds = line.tax_id ?? [], product_uom_id: unit = line.product_uom } = line;
  const analytic = line.analytic_distribution;
  return {
    id: line.id,
    displayType: line.display_type,
    component: line.x_amazon_component,
    atAmazon: line.x_amazon_amount === undefined ? undefined : decimal(line.x_amazon_amount),
    itemRef: line.x_amazon_item_ref,
    isGoods: line.qty_delivered_method === 'stock_move',
    isDownPayment: line.is_downpayment,
    currencyId,
    quantity: line.product_uom_qty,
    delivered: line.qty_delivered,
    invoiced: line.qty_invoiced,
    toInvoice: line.qty_to_invoice,
    priceUnit: line.price_unit,
    discount: line.discount,
    untaxed: line.price_subtotal,
    total: line.price_total,
    taxIds,
    carried: line.extra_tax_data,
    values: {
      name: line.name ?? '',
      product_id: line.product_id ?? false,
      product_uom_id: unit ?? false,
      ...(typeof analytic === 'object' && analytic !== null ? { analytic_distribution: analytic } : {}),
    },
  };
}
