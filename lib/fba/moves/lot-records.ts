import { z } from 'zod';
import { fields, searchRecords, type LoadRecord } from '../../odoo/index.ts';
import { moveLineKey } from './keys.ts';
import type { LotInStock, LotShare, TrackedMove } from './lots.ts';
import type { OpenMove } from './read-moves.ts';
import type { MovePlaces, MoveSession } from './session.ts';

const quantShape = z.object({
  product_id: fields.many2one,
  lot_id: fields.link({ name: fields.char }),
  quantity: fields.float,
  reserved_quantity: fields.float,
});

/** The lots of these products in the Amazon location, oldest first. One call. */
export async function readLots(
  { tools, scope }: MoveSession,
  { locationId }: MovePlaces,
  productIds: readonly number[],
): Promise<readonly LotInStock[]> {
  const quants = await searchRecords(tools.odoo, 'stock.quant', quantShape, {
    domain: [
      ['location_id', '=', locationId],
      ['product_id', 'in', productIds],
      ['lot_id', '!=', false],
      ['quantity', '>', 0],
    ],
    order: 'in_date, id',
    ...scope,
  });
  return quants.flatMap(({ product_id: productId, lot_id: lot, quantity, reserved_quantity: reserved }) =>
    productId === undefined || !lot
      ? []
      : [{ productId, lotId: lot.id, name: lot.name ?? '', quantity: quantity - reserved }],
  );
}

/** What of a move has no lot yet. */
export function trackedMove(move: OpenMove): TrackedMove[] {
  const { id, product_id: product, sale_line_id: line, product_qty: demand } = move;
  const quantity = demand - givenQuantity(move);
  if (!product || quantity <= 0) return [];
  // What is named on the line of a kit names none of its components.
  const named = line?.product_id === product.id ? (line.x_amazon_serial_numbers ?? '') : '';
  return [
    {
      id,
      productId: product.id,
      tracking: product.tracking === 'serial' ? 'serial' : 'lot',
      quantity,
      named: named
        .split(/[\n,;]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    },
  ];
}

/** The move that a lot is given to: ids in Odoo; quantities are in the unit of the product. */
export interface LotOwner {
  readonly id: number;
  readonly pickingId: number;
  readonly productId: number;
  readonly productUnitId: number;
}

/** How much of which lot; one without id Odoo finds by its name, and makes where there is none. */
export interface GivenLot extends LotShare {
  readonly lotId: number | undefined;
}

/** The nth lot of a move, as a record for Odoo's load(). */
export const lotLineRecord = (
  { id, pickingId, productId, productUnitId }: LotOwner,
  { lotId, lotName, quantity }: GivenLot,
  number: number,
  ends: { readonly from: number; readonly to: number },
): LoadRecord => ({
  key: moveLineKey(id, number),
  values: {
    move_id: { dbId: id },
    // Lines below a move would not get it, and would be missing in the picking for ever (measured on Odoo 19).
    picking_id: { dbId: pickingId },
    product_id: { dbId: productId },
    product_uom_id: { dbId: productUnitId },
    lot_id: lotId === undefined ? null : { dbId: lotId },
    lot_name: lotId === undefined ? lotName : null,
    quantity,
    picked: true,
    location_id: { dbId: ends.from },
    location_dest_id: { dbId: ends.to },
  },
});

/** What of a move has a lot, in the unit of the product. */
function givenQuantity({ move_line_ids: lines }: OpenMove): number {
  const given = lines.filter((line) => line.lot_id !== undefined || line.lot_name !== undefined);
  return given.reduce((sum, { quantity }) => sum + quantity, 0);
}
