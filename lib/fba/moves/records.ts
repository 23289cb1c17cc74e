import type { Dialect, LoadRecord, LoadValue } from '../../odoo/index.ts';
import { moveGroupKey } from './keys.ts';
import type { ShippedOrder } from './shipped-order.ts';
import type { MoveDraft, PickingDraft } from './plan.ts';
import type { MovePlaces } from './run.ts';

/** A picking as a record for Odoo's load(). */
export function pickingRecord(draft: PickingDraft, places: MovePlaces, dialect: Dialect): LoadRecord {
  const { order, dating } = draft;
  const ends = {
    location_id: { dbId: places.locationId },
    location_dest_id: { dbId: places.customerLocationId },
  };
  return {
    key: draft.key,
    values: {
      name: draft.name,
      picking_type_id: { dbId: places.pickingTypeId },
      partner_id: order.deliveryAddressId === undefined ? null : { dbId: order.deliveryAddressId },
      origin: order.name,
      note: dating.today === 'PERIOD_LOCKED' ? lockedNote('shipped', order.shippedAt) : null,
      ...ends,
      move_ids: draft.moves.map((move) => moveRecord(move, draft, ends, dialect)),
    },
  };
}

function moveRecord(
  { key, line, quantity }: MoveDraft,
  { order, name }: PickingDraft,
  ends: Readonly<Record<string, LoadValue>>,
  { groupsMoves }: Dialect,
): LoadRecord {
  // What is still to be told apart, by component or by lot, asks for its quantity only.
  const isPlain = !line.isKit && !line.isTracked;
  return {
    key,
    values: {
      product_id: { dbId: line.productId },
      product_uom: { dbId: line.unitId },
      product_uom_qty: quantity,
      quantity: isPlain ? quantity : null,
      picked: isPlain,
      sale_line_id: { dbId: line.id },
      ...ends,
      ...(groupsMoves ? { name, group_id: { key: moveGroupKey(order.orderId) } } : {}),
    },
  };
}

/** By which Odoo 17 and 18 find the order of a picking. */
export const moveGroupRecord = ({
  order,
}: {
  readonly order: Pick<ShippedOrder, 'id' | 'name' | 'orderId'>;
}): LoadRecord => ({
  key: moveGroupKey(order.orderId),
  values: { name: order.name, sale_id: { dbId: order.id } },
});

/** Why a picking has the date on which it was recorded. `happened`: Odoo's datetime or ISO 8601. */
export const lockedNote = (what: 'shipped' | 'received', happened: string): string =>
  `<p>Amazon ${what} this on ${happened.slice(0, 10)}, which lies in a locked period: it is dated on the day on which it was recorded.</p>`;
