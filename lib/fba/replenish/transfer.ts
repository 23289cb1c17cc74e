import { z } from 'zod';
import { fields, searchRecords } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { ConnectorError } from '../../support/errors.ts';

const pickingSchema = z.object({
  name: fields.char,
  state: fields.selection,
  location_dest_id: fields.many2one,
});
const backorderSchema = z.object({});

const moveSchema = z.object({
  picking_id: fields.many2one,
  product_id: fields.many2one,
  state: fields.selection,
  product_uom_qty: fields.float,
  quantity: fields.float,
});

/** A transfer as it stands in Odoo. */
export interface Transfer {
  readonly id: number;
  readonly name: string;
  /** Odoo's own word, such as `assigned`. */
  readonly state: string;
  readonly destinationId: number | undefined;
  readonly moves: readonly TransferMove[];
}

/** What a transfer moves of one product, in the product's unit. */
export interface TransferMove {
  readonly id: number;
  /** A part of the transfer may stand in its backorder. */
  readonly pickingId: number | undefined;
  readonly productId: number;
  readonly state: string;
  readonly wanted: number;
  /** Reserved; of a done move: moved. */
  readonly reserved: number;
}

/** The transfer with its moves, and those of its backorders. Three calls, and one for each backorder of a backorder. */
export async function readTransfer({ tools, scope }: Session, id: number): Promise<Transfer> {
  const [picking] = await searchRecords(tools.odoo, 'stock.picking', pickingSchema, {
    domain: [['id', '=', id]],
    ...scope,
  });
  if (!picking) {
    throw new ConnectorError('ODOO_MISSING_RECORD', `Transfer ${id} is not there any more.`, {
      context: { pickingId: id },
    });
  }
  const ids = [id];
  for (let latest = [id]; latest.length > 0; ids.push(...latest)) {
    const backorders = await searchRecords(tools.odoo, 'stock.picking', backorderSchema, {
      domain: [['backorder_id', 'in', latest]],
      ...scope,
    });
    latest = backorders.map((backorder) => backorder.id);
  }
  const moves = await searchRecords(tools.odoo, 'stock.move', moveSchema, {
    domain: [
      ['picking_id', 'in', ids],
      ['state', '!=', 'cancel'],
    ],
    order: 'id',
    ...scope,
  });
  return {
    id,
    name: picking.name ?? '',
    state: picking.state ?? '',
    destinationId: picking.location_dest_id,
    moves: moves.map((move) => ({
      id: move.id,
      pickingId: move.picking_id,
      productId: move.product_id ?? 0,
      state: move.state ?? '',
      wanted: move.product_uom_qty,
      reserved: move.quantity,
    })),
  };
}
