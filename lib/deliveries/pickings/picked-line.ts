import { fields, type ReadRecord } from '../../odoo/index.ts';
import type { LineMove, PickedLine, Portion } from './picking.ts';

const location = fields.link({ usage: fields.selection });

/** Another picking of the same order. */
export const siblingShape = {
  carrier_tracking_ref: fields.char,
  x_amazon_told: fields.char,
  x_amazon_sync_state: fields.selection,
};

const moveShape = {
  picking_id: fields.link(siblingShape),
  product_id: fields.many2one,
  state: fields.selection,
  date: fields.datetime,
  quantity: fields.float,
  product_uom_qty: fields.float,
  // What was asked for, in the unit of the product.
  product_qty: fields.float,
  location_id: location,
  location_dest_id: location,
  origin_returned_move_id: fields.many2one,
};

/** An order line with all its moves, in whatever picking. */
export const lineShape = {
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
  x_amazon_quantity: fields.integer,
  x_amazon_programs: fields.char,
  product_id: fields.link({ uom_id: fields.many2one }),
  // One of them, by version of Odoo.
  product_uom_id: fields.many2one,
  product_uom: fields.many2one,
  product_uom_qty: fields.float,
  qty_delivered: fields.float,
  move_ids: fields.links(moveShape),
};

type LineRecord = ReadRecord<typeof lineShape>;

export function toPickedLine(line: LineRecord, portions: readonly Portion[]): PickedLine {
  const { product_id: product, product_uom_qty: ordered, x_amazon_quantity: quantityAtAmazon } = line;
  // What Amazon sold came into Odoo in the unit of the product; somebody may have changed it to dozens.
  const isOwnUnit = (line.product_uom_id ?? line.product_uom) === product?.uom_id;
  return {
    orderItemId: line.x_amazon_item_ref ?? '',
    productId: product?.id,
    isTransparency: wordsOf(line.x_amazon_programs).includes('TRANSPARENCY'),
    quantityAtAmazon,
    ordered: isOwnUnit || ordered <= 0 ? ordered : quantityAtAmazon,
    deliveredShare: ordered <= 0 ? 0 : line.qty_delivered / ordered,
    countsAlike: line.move_ids.every((move) => move.product_id === product?.id),
    moves: line.move_ids.flatMap(toLineMove),
    portions,
  };
}

/** A move to the customer or back from there; the steps within a warehouse are none. */
function toLineMove(move: LineRecord['move_ids'][number]): readonly LineMove[] {
  const isReturn = move.location_id?.usage === 'customer';
  if (!isReturn && move.location_dest_id?.usage !== 'customer') return [];
  const isConverted = move.product_uom_qty > 0 && move.product_qty > 0;
  const perUnit = isConverted ? move.product_qty / move.product_uom_qty : 1;
  return [
    {
      id: move.id,
      pickingId: move.picking_id?.id ?? 0,
      productId: move.product_id ?? 0,
      state: move.state ?? '',
      date: move.date ?? '',
      isReturn,
      returnedMoveId: move.origin_returned_move_id,
      quantity: move.quantity * perUnit,
      demand: move.product_uom_qty * perUnit,
    },
  ];
}

export const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter((word) => word !== '');
