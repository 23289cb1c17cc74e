import { z } from 'zod';
import { fields, searchRecords, type ReadRecord } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { returnNames } from '../returns/identify.ts';
import { isWaiting, waitingOrderShape } from '../moves/waiting.ts';
import { readWaiting } from './read-waiting.ts';
import type { HeldStock, InventoryFacts, OpenMove } from './facts.ts';

const quantSchema = z.object({
  product_id: fields.many2one,
  location_id: fields.many2one,
  quantity: fields.float,
  lot_id: fields.many2one,
  package_id: fields.many2one,
  owner_id: fields.many2one,
});

const moveShape = {
  product_id: fields.many2one,
  product_qty: fields.float,
  location_id: fields.link({ usage: fields.selection }),
  location_dest_id: fields.link({ usage: fields.selection }),
  sale_line_id: fields.link({ order_id: fields.link(waitingOrderShape) }),
};

/** Whose stock is read. */
export interface StockPlace {
  readonly locationId: number;
  /** The registrations whose stock lies there. */
  readonly registrationIds: readonly number[];
}

/**
 * What the location and those below it hold, and what will change it: open moves, and orders whose moves have still to be
 * made. Three calls. Stock comes first: where an order leaves in between, its stock is another one when it is to be set, and
 * is planned again.
 *
 * An order counts once: its moves, where a run was cut off before it validated them, do not count as open beside it.
 */
export async function readStock(
  session: Pick<Session, 'tools' | 'dialect' | 'optionalFields' | 'scope'>,
  { locationId, registrationIds }: StockPlace,
): Promise<Pick<InventoryFacts, 'stock' | 'openMoves' | 'waitingUnits'>> {
  const { tools, scope } = session;
  const quants = await searchRecords(tools.odoo, 'stock.quant', quantSchema, {
    domain: [['location_id', 'child_of', locationId]],
    order: 'id',
    ...scope,
  });
  const moves = await searchRecords(tools.odoo, 'stock.move', z.object(moveShape), {
    domain: [
      ['state', 'not in', ['draft', 'done', 'cancel']],
      '|',
      '|',
      '&',
      ['location_dest_id', 'child_of', locationId],
      // Returns that a person made may still be on their way to Amazon.
      ['picking_id.name', '=like', returnNames],
      '&',
      ['location_id', 'child_of', locationId],
      ['location_dest_id.usage', '=', 'customer'],
      '&',
      ['location_dest_id', 'child_of', locationId],
      '&',
      ['location_id.usage', 'in', ['internal', 'transit']],
      '!',
      ['location_id', 'child_of', locationId],
    ],
    order: 'id',
    ...scope,
  });
  const waitingUnits = await readWaiting(session, registrationIds);
  const open = moves.filter(
    (move) => directionOf(move) === 'back' || !isWaiting(move.sale_line_id?.order_id),
  );
  return {
    waitingUnits,
    stock: quants.map((quant): HeldStock => ({
      productId: quant.product_id ?? 0,
      quantity: quant.quantity,
      isPlain:
        quant.location_id === locationId &&
        quant.lot_id === undefined &&
        quant.package_id === undefined &&
        quant.owner_id === undefined,
    })),
    openMoves: open.map((move): OpenMove => ({
      productId: move.product_id ?? 0,
      quantity: move.product_qty,
      direction: directionOf(move),
    })),
  };
}

const directionOf = ({
  location_id: from,
  location_dest_id: to,
}: ReadRecord<typeof moveShape>): OpenMove['direction'] => {
  if (to?.usage === 'customer') return 'out';
  return from?.usage === 'customer' ? 'back' : 'in';
};
