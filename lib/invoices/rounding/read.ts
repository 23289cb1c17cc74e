import { z } from 'zod';
import { fields, searchRecords, type Dialect, type Domain, type ReadRecord } from '../../odoo/index.ts';
import { decimal } from '../../support/money.ts';
import type { Session } from '../../sync/index.ts';
import { amount, extraTaxData, invoiceFacts, invoiceShape } from '../read.ts';
import type { RoundedLine, RoundedOrder } from './facts.ts';

/** What is read of an order's line to see what its invoices come to. */
export const roundedLineShape = {
  display_type: fields.selection,
  product_uom_qty: fields.float,
  price_unit: amount,
  price_subtotal: amount,
  price_total: amount,
  tax_ids: fields.many2many.optional(),
  tax_id: fields.many2many.optional(),
  extra_tax_data: extraTaxData,
  x_amazon_component: fields.char,
  x_amazon_amount: fields.char,
};

/** What is read of an order to see what its invoices come to, but for its lines. */
export const roundedOrderShape = {
  amount_total: amount,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  invoice_ids: fields.links(invoiceShape),
};

const orderSchema = z.object({ ...roundedOrderShape, order_line: fields.links(roundedLineShape) });

type Reading = Pick<Session, 'tools' | 'dialect' | 'scope'>;

/** The sale orders that match, with their lines and all their invoices. One call. */
export async function findRoundedOrders(
  { tools, dialect, scope }: Reading,
  domain: Domain,
): Promise<readonly RoundedOrder[]> {
  const records = await searchRecords(tools.odoo, 'sale.order', orderSchema, {
    domain,
    order: 'id',
    without: missingAmounts(dialect),
    ...scope,
  });
  return records.map((record) => ({
    ...orderAmounts(record),
    lines: record.order_line.map((line) => lineAmounts(line, record.currency_id?.id ?? 0)),
  }));
}

/** The sale orders of the registration that these invoices bill, with their lines and all their invoices. One call. */
export const readBilledOrders = (
  session: Reading & Pick<Session, 'registration'>,
  invoiceIds: readonly number[],
): Promise<readonly RoundedOrder[]> =>
  findRoundedOrders(session, [
    ['x_amazon_registration_id', '=', session.registration.id],
    ['order_line.invoice_lines.move_id', 'in', invoiceIds],
  ]);

/** Fields of the shapes that this Odoo does not have. */
export const missingAmounts = ({ lineTaxes, exactLineTotals }: Dialect): readonly string[] => [
  `order_line.${lineTaxes === 'tax_ids' ? 'tax_id' : 'tax_ids'}`,
  ...(exactLineTotals ? [] : ['order_line.extra_tax_data', 'invoice_ids.invoice_line_ids.extra_tax_data']),
];

/** An order as it was read, but for its lines. */
export const orderAmounts = (record: ReadRecord<typeof roundedOrderShape>): Omit<RoundedOrder, 'lines'> => ({
  id: record.id,
  digits: record.currency_id?.decimal_places ?? 2,
  total: record.amount_total,
  invoices: record.invoice_ids.filter(({ state }) => state !== 'cancel').map(invoiceFacts),
});

/** A line as it was read, of an order in this currency. */
export const lineAmounts = (line: ReadRecord<typeof roundedLineShape>, currencyId: number): RoundedLine => ({
  id: line.id,
  displayType: line.display_type,
  component: line.x_amazon_component,
  atAmazon: line.x_amazon_amount === undefined ? undefined : decimal(line.x_amazon_amount),
  currencyId,
  quantity: line.product_uom_qty,
  priceUnit: line.price_unit,
  untaxed: line.price_subtotal,
  total: line.price_total,
  taxIds: line.tax_ids ?? line.tax_id ?? [],
  carried: line.extra_tax_data,
});
