import { fields, type Dialect } from '../../odoo/index.ts';

/** What stock moves need of a sale order line, as one nested read gets it. */
export const orderLineShape = {
  x_amazon_component: fields.char,
  x_amazon_sku: fields.char,
  x_amazon_quantity: fields.integer,
  product_uom_qty: fields.float,
  qty_delivered: fields.float,
  product_uom_id: fields.many2one.optional(),
  product_uom: fields.many2one.optional(),
};

/** What they need of its product. */
export const lineProductShape = {
  type: fields.selection,
  tracking: fields.selection,
  cost_method: fields.selection.optional(),
};

/** Fields of those shapes below `order_line` that this Odoo lacks. */
export function missingLineFields(
  { lineUnit }: Pick<Dialect, 'lineUnit'>,
  optionalFields: ReadonlySet<string>,
): readonly string[] {
  return [
    `order_line.${lineUnit === 'product_uom_id' ? 'product_uom' : 'product_uom_id'}`,
    ...(optionalFields.has('product.product.cost_method') ? [] : ['order_line.product_id.cost_method']),
  ];
}

/** The unit of a stock move: Odoo 20 calls it otherwise (OCA/stock-logistics-workflow#2460). */
export const moveUnit = (optionalFields: ReadonlySet<string>): 'uom_id' | 'product_uom' =>
  optionalFields.has('stock.move.uom_id') ? 'uom_id' : 'product_uom';

/** Whether a product leaves stock moves. Services do not; Odoo counts them as delivered by hand. */
export const leavesMoves = ({ type }: { readonly type: string | undefined }): boolean =>
  type !== 'service' && type !== 'combo';

/** Whether every unit or lot of a product has a number. */
export const isTrackedBy = (tracking: string | undefined): boolean =>
  tracking === 'lot' || tracking === 'serial';
