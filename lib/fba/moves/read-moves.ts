import { z } from 'zod';
import { fields, searchRecords, type ReadRecord } from '../../odoo/index.ts';
import { isTrackedBy } from '../goods/order-lines.ts';
import type { MoveSession } from './session.ts';

const moveShape = {
  state: fields.selection,
  picking_id: fields.many2one,
  /** Name of the picking. */
  reference: fields.char,
  product_uom_qty: fields.float,
  product_qty: fields.float,
  quantity: fields.float,
  picked: fields.boolean,
  move_line_ids: fields.links({ lot_id: fields.many2one, lot_name: fields.char, quantity: fields.float }),
  product_id: fields.link({
    default_code: fields.char,
    tracking: fields.selection,
    uom_id: fields.many2one,
    is_kits: fields.boolean.optional(),
  }),
  sale_line_id: fields.link({ x_amazon_serial_numbers: fields.text, product_id: fields.many2one }),
};

/** A move of an open picking. */
export type OpenMove = ReadRecord<typeof moveShape>;

/** The moves of these pickings that are neither done nor cancelled. One call. */
export function readOpenMoves(
  { tools, optionalFields, scope }: MoveSession,
  pickingIds: readonly number[],
): Promise<readonly OpenMove[]> {
  return searchRecords(tools.odoo, 'stock.move', z.object(moveShape), {
    domain: [
      ['picking_id', 'in', pickingIds],
      ['state', 'not in', ['done', 'cancel']],
    ],
    context: { active_test: false },
    order: 'id',
    without: optionalFields.has('product.product.is_kits') ? [] : ['product_id.is_kits'],
    ...scope,
  });
}

export const isTracked = ({ product_id: product }: OpenMove): boolean => isTrackedBy(product?.tracking);

/** Whether Odoo has still to take it apart. */
export const isKit = ({ product_id: product }: OpenMove): boolean => product?.is_kits === true;
