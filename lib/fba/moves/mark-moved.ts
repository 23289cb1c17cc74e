import { updateRecords } from '../../odoo/index.ts';
import { isConnectorError } from '../../support/errors.ts';
import type { MoveSession } from './session.ts';
import type { ShippedOrder } from './shipped-order.ts';

/** Marks orders of which everything has left: one call for all that get the same mark, one by one where Odoo refuses that. */
export async function markMoved(session: MoveSession, orders: readonly ShippedOrder[]): Promise<void> {
  await mark(session, 'moved', idsOf(orders.filter(({ lines }) => lines.length > 0)));
  await mark(session, 'none', idsOf(orders.filter(({ lines }) => lines.length === 0)));
}

const idsOf = (orders: readonly ShippedOrder[]): readonly number[] => orders.map(({ id }) => id);

async function mark(
  { tools, scope }: MoveSession,
  state: 'moved' | 'none',
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const vals = { x_amazon_move_state: state };
  const context = { tracking_disable: true };
  try {
    await tools.odoo.call('sale.order', 'write', { ids, args: { vals }, context, ...scope });
  } catch (error) {
    if (!isConnectorError(error) || error.code === 'ABORTED') throw error;
    // What Odoo refuses to mark is looked at again by the next run, and found to be moved.
    const updates = ids.map((id) => ({ id, values: vals }));
    await updateRecords(tools.odoo, 'sale.order', updates, { context, ...scope });
  }
}
