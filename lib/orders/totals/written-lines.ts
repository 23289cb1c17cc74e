import { z } from 'zod';
import { fields, searchRecords, type CallScope, type Dialect, type OdooPort } from '../../odoo/index.ts';
import type { TaxFacts } from '../facts.ts';
import { taxFacts, taxShape } from '../product-records.ts';
import type { TargetLine } from './target.ts';

/** A line of a sale order as it stands in Odoo. */
export interface WrittenLine {
  readonly saleOrderId: number;
  /** Amazon's order item id; undefined for what belongs to the whole order. */
  readonly orderItemId: string | undefined;
  /** Undefined: no line of Amazon's. */
  readonly component: string | undefined;
  readonly quantity: number;
  readonly priceUnit: number;
  /** Percent. */
  readonly discount: number;
  /** Tax included. */
  readonly gross: number;
  readonly taxes: readonly TaxFacts[];
}

const lineShape = {
  order_id: fields.many2one,
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
  product_uom_qty: fields.float,
  price_unit: fields.float,
  discount: fields.float,
  price_total: fields.float,
};
const lineSchemas = {
  tax_ids: z.object({ ...lineShape, tax_ids: fields.links(taxShape) }),
  tax_id: z.object({ ...lineShape, tax_id: fields.links(taxShape) }),
};

/** The lines of these sale orders, but for notes and sections. One call. */
export async function readWrittenLines(
  odoo: OdooPort,
  saleOrderIds: readonly number[],
  { lineTaxes }: Dialect,
  scope: CallScope,
): Promise<readonly WrittenLine[]> {
  const query = {
    domain: [
      ['order_id', 'in', saleOrderIds],
      ['display_type', '=', false],
    ] as const,
    ...scope,
  };
  const records =
    lineTaxes === 'tax_ids'
      ? (await searchRecords(odoo, 'sale.order.line', lineSchemas.tax_ids, query)).map((row) => ({
          row,
          taxes: row.tax_ids,
        }))
      : (await searchRecords(odoo, 'sale.order.line', lineSchemas.tax_id, query)).map((row) => ({
          row,
          taxes: row.tax_id,
        }));
  return records.map(({ row, taxes }) => ({
    saleOrderId: row.order_id ?? 0,
    orderItemId: row.x_amazon_item_ref,
    component: row.x_amazon_component,
    quantity: row.product_uom_qty,
    priceUnit: row.price_unit,
    discount: row.discount,
    gross: row.price_total,
    taxes: taxes.map(taxFacts),
  }));
}

/** The line that stands for a planned one. */
export const writtenLine = (
  lines: readonly WrittenLine[],
  saleOrderId: number,
  { orderItemId, component }: Pick<TargetLine, 'orderItemId' | 'component'>,
): WrittenLine | undefined =>
  lines.find(
    (line) =>
      line.saleOrderId === saleOrderId && line.orderItemId === orderItemId && line.component === component,
  );
