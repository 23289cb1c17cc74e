import { throwRefused } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import { formatMemory, memoryValues } from './memory.ts';
import type { AmazonPicking } from '../pickings/picking.ts';
import type { DeliverySession } from '../session.ts';
import { updatePickings } from './update-pickings.ts';

/** Keeps what these remember in the run, beside what their pickings remember of other orders. */
export function remember({ memories }: DeliverySession, pickings: readonly AmazonPicking[]): void {
  for (const { id, order, sync } of pickings) {
    const orders = new Map(memories.get(id)?.orders).set(order.orderId, sync);
    memories.set(id, { orders, told: formatMemory(orders) });
  }
}

/** Writes down what the run remembers of these: one call. */
export async function writeMemories(
  session: DeliverySession,
  pickings: readonly AmazonPicking[],
): Promise<void> {
  const updates = unique(pickings.map(({ id }) => id)).map((id) => ({
    id,
    values: memoryValues(session.memories.get(id)?.orders ?? new Map()),
  }));
  // Amazon would be told again of what cannot be written down.
  throwRefused(await updatePickings(session, updates));
}
