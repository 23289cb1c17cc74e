import { z } from 'zod';
import { fields, searchRecords } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { roundQuantity } from '../../support/round-quantity.ts';
import { leavingMoveShape, leavingOf, leavingProductShape } from '../goods/leaving.ts';
import { orderLineShape } from '../goods/order-lines.ts';
import { waitingDomain } from '../moves/waiting.ts';

const lineSchema = z.object({
  ...orderLineShape,
  product_id: fields.link(leavingProductShape),
  move_ids: fields.links(leavingMoveShape),
});

type WaitingSession = Pick<Session, 'tools' | 'dialect' | 'optionalFields' | 'scope'>;

/**
 * Units, by product, of orders that Amazon has shipped and that have not left Odoo's location yet. One call.
 *
 * Lines in another unit than the product's are left out: Odoo alone can convert them. Not so those of kits: that kits wait,
 * not how many, decides whether their components can be compared.
 */
export async function readWaiting(
  { tools, dialect, optionalFields, scope }: WaitingSession,
  registrationIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const lines = await searchRecords(tools.odoo, 'sale.order.line', lineSchema, {
    domain: [
      ['order_id.x_amazon_registration_id', 'in', registrationIds],
      ...waitingDomain('order_id.'),
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
    const { shipped, moved } = leavingOf(line);
    const waiting = roundQuantity(shipped - moved);
    if (waiting > 0) units.set(product.id, (units.get(product.id) ?? 0) + waiting);
  }
  return units;
}
