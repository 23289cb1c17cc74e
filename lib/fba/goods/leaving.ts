import { fields } from '../../odoo/index.ts';

/** What `leavingOf` needs of the product of a line, beside `orderLineShape`. */
export const leavingProductShape = { uom_id: fields.many2one, is_kits: fields.boolean.optional() };

/** What it needs of the moves of a line. */
export const leavingMoveShape = {
  state: fields.selection,
  quantity: fields.float,
  to_refund: fields.boolean,
  location_id: fields.link({ usage: fields.selection }),
};

/** A sale order line as those shapes read it. */
export interface LeavingLine {
  readonly x_amazon_quantity: number;
  readonly product_uom_qty: number;
  readonly qty_delivered: number;
  readonly product_uom_id?: number | undefined;
  readonly product_uom?: number | undefined;
  readonly product_id?:
    { readonly uom_id?: number | undefined; readonly is_kits?: boolean | undefined } | undefined;
  readonly move_ids: readonly {
    readonly state?: string | undefined;
    readonly quantity: number;
    readonly to_refund: boolean;
    readonly location_id?: { readonly usage?: string | undefined } | undefined;
  }[];
}

/** How much of a line has to leave the Amazon location, and how much has left: in the unit of the line. */
export function leavingOf(line: LeavingLine): { readonly shipped: number; readonly moved: number } {
  const { product_id: product, product_uom_id: unit = line.product_uom } = line;
  // What Amazon shipped came into Odoo in the unit of the product; somebody may have changed the line's since, or how much of
  // it is to be delivered.
  const shipped = unit === product?.uom_id ? line.x_amazon_quantity : line.product_uom_qty;
  return { shipped, moved: movedOf(line, shipped) };
}

/** What has left, also what came back since: a return takes it off the delivered quantity, and must not let it leave again. */
function movedOf(
  { move_ids: moves, qty_delivered: delivered, product_id: product }: LeavingLine,
  shipped: number,
): number {
  const returned = moves.filter(
    (move) => move.state === 'done' && move.location_id?.usage === 'customer' && move.to_refund,
  );
  if (returned.length === 0) return delivered;
  // The components of a kit say nothing about how many of it came back.
  if (product?.is_kits === true) return shipped;
  return returned.reduce((sum, { quantity }) => sum + quantity, delivered);
}
