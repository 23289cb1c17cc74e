import { z } from 'zod';
import {
  fields,
  searchRecords,
  type CallScope,
  type Dialect,
  type Domain,
  type OdooPort,
  type ReadRecord,
} from '../../odoo/index.ts';
import { markerField } from '../../schema/index.ts';
import { unique } from '../../support/unique.ts';
import { amount, extraTaxData } from '../read.ts';
import type { BilledLine, CreditNoteFacts, RefundedOrder, RefundedSaleLine } from './facts.ts';
import { parseMemo } from './memo.ts';
import { personShape } from '../../personal-data/index.ts';

const orderSchema = z.object({
  x_amazon_order_ref: fields.char,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  order_line: fields.links({
    [markerField]: fields.char,
    x_amazon_component: fields.char,
    x_amazon_sku: fields.char,
    qty_delivered: fields.float,
    qty_invoiced: fields.float,
    qty_to_invoice: fields.float,
    invoice_lines: fields.one2many,
  }),
});

const moveSchema = z.object({
  move_type: fields.selection,
  state: fields.selection,
  x_amazon_order_ref: fields.char,
  x_amazon_refund_ref: fields.char,
  x_amazon_refund_lines: fields.text,
  reversed_entry_id: fields.many2one,
  currency_id: fields.many2one,
  partner_id: fields.link(personShape),
  partner_shipping_id: fields.link(personShape),
  journal_id: fields.many2one,
  fiscal_position_id: fields.many2one,
  invoice_date: fields.date,
  date: fields.date,
  tax_lock_date_message: fields.text,
  amount_total: amount,
  invoice_line_ids: fields.links({
    display_type: fields.selection,
    name: fields.text,
    sale_line_ids: fields.many2many,
    product_id: fields.link({ type: fields.selection }),
    product_uom_id: fields.many2one,
    account_id: fields.many2one,
    tax_ids: fields.many2many,
    quantity: fields.float,
    price_unit: amount,
    discount: fields.float,
    price_subtotal: amount,
    price_total: amount,
    // Odoo 18 and before have no such field.
    extra_tax_data: extraTaxData,
  }),
});

type Order = ReadRecord<typeof orderSchema.shape>;
type Move = ReadRecord<typeof moveSchema.shape>;

export interface RefundReading {
  readonly odoo: OdooPort;
  readonly registrationId: number;
  readonly dialect: Dialect;
  readonly scope: CallScope;
}

/** Amazon's order id → its sale order with all that bills it and was credited of it: two calls. */
export async function readRefunded(
  { odoo, registrationId, dialect, scope }: RefundReading,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, RefundedOrder>> {
  const ids = unique(orderIds);
  const orders = await searchRecords(odoo, 'sale.order', orderSchema, {
    domain: [
      ['x_amazon_order_ref', 'in', ids],
      ['x_amazon_registration_id', '=', registrationId],
    ],
    order: 'id',
    ...scope,
  });
  const lineIds = orders.flatMap((order) => order.order_line.flatMap((line) => line.invoice_lines));
  const domain: Domain = [
    ['move_type', 'in', ['out_invoice', 'out_refund']],
    '|',
    '|',
    ['invoice_line_ids', 'in', lineIds],
    // Credit notes for money without a return name no sale order line.
    ['x_amazon_order_ref', 'in', ids],
    ['reversed_entry_id.invoice_line_ids', 'in', lineIds],
  ];
  const moves =
    orders.length === 0
      ? []
      : await searchRecords(odoo, 'account.move', moveSchema, {
          domain,
          order: 'id',
          without: dialect.exactLineTotals ? [] : ['invoice_line_ids.extra_tax_data'],
          ...scope,
        });
  return new Map(orders.map((order) => [order.x_amazon_order_ref ?? '', orderFacts(order, moves)]));
}

function orderFacts(order: Order, moves: readonly Move[]): RefundedOrder {
  const orderId = order.x_amazon_order_ref ?? '';
  const saleLineIds = new Set(order.order_line.map(({ id }) => id));
  const billed = moves
    .filter(({ move_type, state }) => move_type === 'out_invoice' && state !== 'cancel')
    .flatMap((move) => billedLines(move, saleLineIds));
  const invoiceIds = new Set(billed.map(({ invoice }) => invoice.id));
  const isOfOrder = (move: Move): boolean =>
    move.x_amazon_order_ref === orderId ||
    invoiceIds.has(move.reversed_entry_id ?? 0) ||
    move.invoice_line_ids.some((line) => line.sale_line_ids.some((id) => saleLineIds.has(id)));
  return {
    id: order.id,
    orderId,
    currency: order.currency_id?.name ?? '',
    currencyId: order.currency_id?.id ?? 0,
    digits: order.currency_id?.decimal_places ?? 2,
    lines: order.order_line.flatMap(saleLine),
    billed,
    notes: moves
      .filter((move) => move.move_type === 'out_refund' && isOfOrder(move))
      .map(creditNote(orderId)),
  };
}

function saleLine(line: Order['order_line'][number]): readonly RefundedSaleLine[] {
  const { id, x_amazon_component: component, qty_delivered, qty_invoiced, qty_to_invoice } = line;
  if (component === undefined) return [];
  const returned = Math.max(0, Math.min(qty_invoiced - qty_delivered, -qty_to_invoice));
  return [{ id, component, orderItemId: line[markerField], sku: line.x_amazon_sku, returned }];
}

function billedLines(move: Move, saleLineIds: ReadonlySet<number>): readonly BilledLine[] {
  const invoice = {
    id: move.id,
    isDraft: move.state === 'draft',
    currencyId: move.currency_id ?? 0,
    partnerId: move.partner_id?.id ?? 0,
    shippingId: move.partner_shipping_id?.id,
    journalId: move.journal_id ?? 0,
    fiscalPositionId: move.fiscal_position_id,
  };
  return move.invoice_line_ids.flatMap((line): readonly BilledLine[] => {
    const saleLineId = line.sale_line_ids.find((id) => saleLineIds.has(id));
    if (saleLineId === undefined || line.display_type !== 'product') return [];
    return [
      {
        id: line.id,
        saleLineId,
        invoice,
        name: line.name ?? '',
        productId: line.product_id?.id,
        isService: line.product_id?.type === 'service',
        unitId: line.product_uom_id,
        accountId: line.account_id,
        taxIds: line.tax_ids,
        quantity: line.quantity,
        priceUnit: line.price_unit,
        discount: line.discount,
        untaxed: line.price_subtotal,
        total: line.price_total,
        carried: line.extra_tax_data,
      },
    ];
  });
}

const creditNote =
  (orderId: string) =>
  (move: Move): CreditNoteFacts => {
    const isOurs = move.x_amazon_order_ref === orderId && move.x_amazon_refund_ref !== undefined;
    return {
      id: move.id,
      state: move.state === 'posted' || move.state === 'cancel' ? move.state : 'draft',
      ref: isOurs ? move.x_amazon_refund_ref : undefined,
      namesOrder: move.x_amazon_order_ref === orderId,
      memo: isOurs ? parseMemo(move.x_amazon_refund_lines) : undefined,
      reversedId: move.reversed_entry_id,
      total: move.amount_total,
      invoiceDate: move.invoice_date,
      date: move.date,
      lockMessage: move.tax_lock_date_message,
      lines: move.invoice_line_ids
        .filter((line) => line.display_type === 'product')
        .map((line) => ({
          saleLineIds: line.sale_line_ids,
          productId: line.product_id?.id,
          quantity: line.quantity,
          untaxed: line.price_subtotal,
          total: line.price_total,
        })),
    };
  };
