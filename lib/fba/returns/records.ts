import type { LoadRecord } from '../../odoo/index.ts';
import { moveUnit } from '../goods/order-lines.ts';
import { moveGroupKey } from '../moves/keys.ts';
import { lockedNote } from '../moves/records.ts';
import type { ReturnDraft, ReturnMoveDraft } from './plan.ts';
import type { ReturnSession } from './session.ts';

/** A picking by which units come back, as a record for Odoo's load(). */
export function returnRecord(
  draft: ReturnDraft,
  { ways, optionalFields, dialect }: ReturnSession,
): LoadRecord {
  const { key, name, order, row, dating, moves } = draft;
  const ends = {
    location_id: { dbId: ways.customerLocationId },
    location_dest_id: { dbId: ways.returnLocationId },
  };
  const delivery = moves.at(0)?.part.origin?.pickingId;
  const moveRecord = ({ key: moveKey, lineId, part, quantity }: ReturnMoveDraft): LoadRecord => ({
    key: moveKey,
    values: {
      product_id: { dbId: part.productId },
      [moveUnit(optionalFields)]: { dbId: part.unitId },
      product_uom_qty: quantity,
      // Goods that want a lot get their quantity with it.
      quantity: part.isTracked ? null : quantity,
      picked: !part.isTracked,
      sale_line_id: { dbId: lineId },
      // Without it the line stays delivered (measured on Odoo 19); written later, it has no effect.
      to_refund: true,
      // By it Odoo values what comes back at the cost at which it left.
      origin_returned_move_id: part.origin === undefined ? null : { dbId: part.origin.moveId },
      ...(optionalFields.has('stock.move.bom_line_id')
        ? { bom_line_id: part.bomLineId === undefined ? null : { dbId: part.bomLineId } }
        : {}),
      ...ends,
      ...(dialect.groupsMoves ? { name, group_id: { key: moveGroupKey(order.orderId) } } : {}),
    },
  });
  return {
    key,
    values: {
      name,
      picking_type_id: { dbId: ways.pickingTypeId },
      partner_id: order.deliveryAddressId === undefined ? null : { dbId: order.deliveryAddressId },
      origin: order.name,
      note: dating.today === 'PERIOD_LOCKED' ? lockedNote('received', row.returnedAt) : null,
      ...(optionalFields.has('stock.picking.return_id')
        ? { return_id: delivery === undefined ? null : { dbId: delivery } }
        : {}),
      ...ends,
      move_ids: moves.map(moveRecord),
    },
  };
}
