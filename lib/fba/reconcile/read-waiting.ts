import { z } from 'zod';
import { fields, searchRecords } from '../../odoo/index.ts';
import type { Run } from '../../sync/index.ts';

/** What tells that an order of a stock move has still to leave: see `isWaiting`. */
export const waitingOrderShape = {
  state: fields.selection,
  x_amazon_channel: fields.selection,
  x_amazon_status: fields.selection,
  x_amazon_move_state: fields.selection,
};

/** The order as such a shape reads it. */
export interface WaitingFields {
  readonly state?: string | undefined;
  readonly x_amazon_channel?: string | undefined;
  readonly x_amazon_status?: string | undefined;
  readonly x_amazon_move_state?: string | undefined;
}

/** Whether Amazon has shipped the order, and a later run makes its stock moves, or looks at them again. */
export const isWaiting = (order: WaitingFields | undefined): boolean =>
  order?.state === 'sale' &&
  order.x_amazon_channel === 'fba' &&
  order.x_amazon_status === 'SHIPPED' &&
  (order.x_amazon_move_state === undefined || order.x_amazon_move_state === 'again');

const lineSchema = z.object({
  product_uom_qty: fields.float,
  qty_delivered: fields.float,
  product_uom_id: fields.many2one.optional(),
  product_uom: fields.many2one.optional(),
  product_id: fields.link({ uom_id: fields.many2one, is_kits: fields.boolean.optional() }),
  move_ids: fields.links({
    state: fields.selection,
    quantity: fields.float,
    to_refund: fields.boolean,
    location_id: fields.link({ usage: fields.selection }),
  }),
});

type WaitingRun = Pick<Run, 'tools' | 'dialect' | 'optionalFields' | 'scope'>;

/**
 * Units, by product, of orders that Amazon has shipped and that have not left Odoo's location yet. One call.
 *
 * Lines in another unit than the product's are left out: Odoo alone can convert them. Not so those of kits: that kits wait,
 * not how many, decides whether their components can be compared.
 */
export async function readWaiting(
  { tools, dialect, optionalFields, scope }: WaitingRun,
  registrationIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const lines = await searchRecords(tools.odoo, 'sale.order.line', lineSchema, {
    domain: [
      ['order_id.x_amazon_registration_id', 'in', registrationIds],
      ['order_id.state', '=', 'sale'],
      ['order_id.x_amazon_channel', '=', 'fba'],
      ['order_id.x_amazon_status', '=', 'SHIPPED'],
      ['order_id.x_amazon_move_state', 'in', [false, 'again']],
      ['x_amazon_component', '=', 'item'],
    ],
    order: 'id',
    // Goods that were archived since have left all the same.
    context: { active_test: false },
    without: [
      dialect.lineUnit === 'product_uom_id' ? 'product_uom' : 'product_uom_id',
      ...(optionalFields.has('product.product.is_kits') ? [] : ['product_id.is_kits']),
    ],
    ...scope,
  });
  const units = new Map<number, number>();
  for (const line of lines) {
    const { product_id: product, product_uom_id: unit = line.product_uom } = line;
    if (!product || (unit !== product.uom_id && !product.is_kits)) continue;
    // What came back is taken off the delivered quantity, and does not leave again. The moves of a kit are of its components.
    const back = product.is_kits ? [] : line.move_ids;
    const returned = back
      .filter((move) => move.state === 'done' && move.to_refund && move.location_id?.usage === 'customer')
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const waiting = line.product_uom_qty - line.qty_delivered - returned;
    if (waiting > 0) units.set(product.id, (units.get(product.id) ?? 0) + waiting);
  }
  return units;
}
