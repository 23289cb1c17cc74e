import { z } from 'zod';
import {
  fields,
  searchRecords,
  type CallScope,
  type Dialect,
  type OdooPort,
  type ReadRecord,
} from '../odoo/index.ts';
import type { KnownLine, KnownOrder, SaleOrderDetails, TaxFacts } from './facts.ts';
import { taxFacts, taxShape } from './product-records.ts';

const lineShape = {
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
  x_amazon_quantity: fields.integer,
  x_amazon_amount: fields.char,
  product_uom_qty: fields.float,
  qty_delivered: fields.float,
  qty_invoiced: fields.float,
  price_unit: fields.float,
  discount: fields.float,
  price_tax: fields.float,
  price_total: fields.float,
};
const orderShape = {
  x_amazon_order_ref: fields.char,
  currency_id: fields.link({ name: fields.char }),
  team_id: fields.link({ user_id: fields.many2one }),
  invoice_ids: fields.links({
    name: fields.char,
    move_type: fields.selection,
    state: fields.selection,
    payment_state: fields.selection,
  }),
};
const orderSchemas = {
  tax_ids: z.object({
    ...orderShape,
    order_line: fields.links({ ...lineShape, tax_ids: fields.links(taxShape) }),
  }),
  tax_id: z.object({
    ...orderShape,
    order_line: fields.links({ ...lineShape, tax_id: fields.links(taxShape) }),
  }),
};

/** Lines, deliveries and invoices of these sale orders, by Amazon order id: one call, none for no orders. */
export async function readDetails(
  odoo: OdooPort,
  orders: readonly KnownOrder[],
  { lineTaxes }: Dialect,
  scope: CallScope,
): Promise<ReadonlyMap<string, SaleOrderDetails>> {
  if (orders.length === 0) return new Map();
  const query = { domain: [['id', 'in', orders.map(({ id }) => id)]] as const, ...scope };
  const records =
    lineTaxes === 'tax_ids'
      ? (await searchRecords(odoo, 'sale.order', orderSchemas.tax_ids, query)).map((order) => ({
          order,
          lines: order.order_line.flatMap((line) => knownLine(line, line.tax_ids.map(taxFacts))),
        }))
      : (await searchRecords(odoo, 'sale.order', orderSchemas.tax_id, query)).map((order) => ({
          order,
          lines: order.order_line.flatMap((line) => knownLine(line, line.tax_id.map(taxFacts))),
        }));
  return new Map(
    records.map(({ order, lines }) => [
      order.x_amazon_order_ref ?? '',
      {
        currency: order.currency_id?.name ?? '',
        teamLeaderId: order.team_id?.user_id,
        lines,
        invoices: order.invoice_ids.map((invoice) => ({
          name: invoice.name ?? '',
          counts:
            invoice.move_type === 'out_invoice' &&
            invoice.state === 'posted' &&
            invoice.payment_state !== 'reversed',
        })),
      },
    ]),
  );
}

/** The line, when it stands for something at Amazon. */
function knownLine(line: ReadRecord<typeof lineShape>, taxes: readonly TaxFacts[]): KnownLine[] {
  if (line.x_amazon_component === undefined) return [];
  return [
    {
      orderItemId: line.x_amazon_item_ref,
      component: line.x_amazon_component,
      quantity: line.product_uom_qty,
      delivered: line.qty_delivered,
      invoiced: line.qty_invoiced,
      priceUnit: String(line.price_unit),
      discount: line.discount,
      taxes,
      tax: String(line.price_tax),
      gross: String(line.price_total),
      seen: { quantity: line.x_amazon_quantity, gross: line.x_amazon_amount ?? '0' },
    },
  ];
}
