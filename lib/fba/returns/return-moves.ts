import { fields, type ReadRecord } from '../../odoo/index.ts';
import { roundQuantity } from '../../support/round-quantity.ts';
import { isTrackedBy } from '../goods/order-lines.ts';
import { isOpen } from '../moves/shipped-order.ts';
import type { LotlessMove, ReturnPicking } from './returned-order.ts';

/** What is read of the moves of a line. */
export const moveShape = {
  state: fields.selection,
  quantity: fields.float,
  product_uom_qty: fields.float,
  product_qty: fields.float,
  product_uom: fields.many2one.optional(),
  uom_id: fields.many2one.optional(),
  to_refund: fields.boolean,
  bom_line_id: fields.many2one.optional(),
  product_id: fields.link({
    default_code: fields.char,
    tracking: fields.selection,
    uom_id: fields.many2one,
  }),
  location_id: fields.link({ usage: fields.selection }),
  location_dest_id: fields.link({ usage: fields.selection }),
  picking_id: fields.link({
    name: fields.char,
    state: fields.selection,
    date_done: fields.datetime,
    create_date: fields.datetime,
    write_date: fields.datetime,
  }),
  move_line_ids: fields.links({
    lot_id: fields.link({ name: fields.char }),
    lot_name: fields.char,
    quantity: fields.float,
  }),
};
export type MoveRecord = ReadRecord<typeof moveShape>;

export const isReturn = ({ location_id: from, to_refund: isRefunded }: MoveRecord): boolean =>
  from?.usage === 'customer' && isRefunded;
export const isDelivery = ({ location_dest_id: to, location_id: from }: MoveRecord): boolean =>
  to?.usage === 'customer' && from?.usage !== 'customer';
export const isDone = ({ state }: MoveRecord): boolean => state === 'done';

/** The pickings by which units of these lines came back, or are to. */
export function returnPickings(
  lines: readonly { readonly id: number; readonly move_ids: readonly MoveRecord[] }[],
): readonly ReturnPicking[] {
  const moves = lines.flatMap(({ id, move_ids: own }) =>
    own.filter(isReturn).map((move) => ({ move, lineId: id })),
  );
  const pickings = new Map(
    moves.flatMap(({ move: { picking_id: picking } }) => (picking ? [[picking.id, picking] as const] : [])),
  );
  return [...pickings.values()].map((picking): ReturnPicking => {
    const { id, name = '', state = '', date_done: doneAt, create_date: createdAt = '' } = picking;
    const { write_date: writtenAt = '' } = picking;
    return {
      id,
      name,
      state,
      doneAt,
      isUndated: doneAt !== undefined && doneAt >= createdAt && writtenAt <= doneAt,
      lotless: isOpen({ state })
        ? moves.flatMap(({ move, lineId }) => (move.picking_id?.id === id ? lotlessMove(move, lineId) : []))
        : [],
    };
  });
}

function lotlessMove(move: MoveRecord, lineId: number): LotlessMove[] {
  const { product_id: product, picking_id: picking, move_line_ids: there } = move;
  if (!product || !picking || !isTrackedBy(product.tracking) || !isOpen(move)) return [];
  const given = there.filter((line) => line.lot_id !== undefined || line.lot_name !== undefined);
  const quantity = roundQuantity(move.product_qty - given.reduce((sum, line) => sum + line.quantity, 0));
  if (quantity <= 0) return [];
  return [
    {
      id: move.id,
      pickingId: picking.id,
      lineId,
      productId: product.id,
      productName: product.default_code ?? String(product.id),
      productUnitId: product.uom_id ?? 0,
      tracking: product.tracking === 'serial' ? 'serial' : 'lot',
      quantity,
      linesThere: there.length,
    },
  ];
}
