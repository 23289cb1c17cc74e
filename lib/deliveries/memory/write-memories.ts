import { throwRefused, updateRecords, type RecordUpdate } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import { formatMemory, memoryValues } from './memory.ts';
import type { AmazonPicking } from '../pickings/picking.ts';
import type { DeliveryRun } from '../run.ts';

/** Writes down what pickings remember: one call. */
export async function writeMemories(run: DeliveryRun, pickings: readonly AmazonPicking[]): Promise<void> {
  remember(run, pickings);
  const ids = unique(pickings.map(({ id }) => id));
  const updates = ids.map((id): RecordUpdate => ({
    id,
    values: memoryValues(run.memories.get(id)?.orders ?? new Map()),
  }));
  const call = { ...run.scope, context: { tracking_disable: true } };
  // Amazon would be told again of what cannot be written down.
  throwRefused(await updateRecords(run.tools.odoo, 'stock.picking', updates, call));
}

/** Keeps what these remember in the run, beside what their pickings remember of other orders. */
export function remember({ memories }: DeliveryRun, pickings: readonly AmazonPicking[]): void {
  for (const { id, order, sync } of pickings) {
    const orders = new Map(memories.get(id)?.orders).set(order.orderId, sync);
    memories.set(id, { orders, told: formatMemory(orders) });
  }
}
