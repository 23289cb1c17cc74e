import { z } from 'zod';
import { fields, searchRecords } from '../../odoo/index.ts';
import type { Run } from '../../sync/index.ts';
import type { HeldStock, InventoryFacts, OpenMove } from './facts.ts';

const quantSchema = z.object({
  product_id: fields.many2one,
  location_id: fields.many2one,
  quantity: fields.float,
  lot_id: fields.many2one,
  package_id: fields.many2one,
  owner_id: fields.many2one,
});

const moveSchema = z.object({
  product_id: fields.many2one,
  product_qty: fields.float,
  location_dest_id: fields.link({ usage: fields.selection }),
});

/** What the location and those below it hold, and the moves that will change it. Two calls. */
export async function readStock(
  { tools, scope }: Pick<Run, 'tools' | 'scope'>,
  locationId: number,
): Promise<Pick<InventoryFacts, 'stock' | 'openMoves'>> {
  const quants = await searchRecords(tools.odoo, 'stock.quant', quantSchema, {
    domain: [['location_id', 'child_of', locationId]],
    order: 'id',
    ...scope,
  });
  const moves = await searchRecords(tools.odoo, 'stock.move', moveSchema, {
    domain: [
      ['state', 'not in', ['draft', 'done', 'cancel']],
      '|',
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
  return {
    stock: quants.map((quant): HeldStock => ({
      productId: quant.product_id ?? 0,
      quantity: quant.quantity,
      isPlain:
        quant.location_id === locationId &&
        quant.lot_id === undefined &&
        quant.package_id === undefined &&
        quant.owner_id === undefined,
    })),
    openMoves: moves.map((move): OpenMove => ({
      productId: move.product_id ?? 0,
      quantity: move.product_qty,
      direction: move.location_dest_id?.usage === 'customer' ? 'out' : 'in',
    })),
  };
}
