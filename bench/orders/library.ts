import { collect, countCalls, type OdooPort } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';
import type { Seller } from '../../stage/index.ts';

/** Imports the orders as a user of this library does; the time holds Amazon's pages too. */
export async function importWithLibrary(
  { registration, amazon, connectorOver }: Seller,
  bot: OdooPort,
  orders: readonly WireOrder[],
  /** When they changed, ISO 8601: later than all orders before, so that the run meets these alone. */
  since: string,
): Promise<{ readonly ms: number; readonly calls: number }> {
  const changed = orders.map((order) => ({ ...order, lastUpdatedTime: since }));
  amazon.addOrders(changed);
  const odoo = countCalls(bot);
  const started = performance.now();
  const outcomes = await collect(connectorOver(odoo).orders.sync(registration, { since }));
  const ms = performance.now() - started;
  const created = outcomes.filter(({ status }) => status === 'created').length;
  if (created !== orders.length) throw new Error(`${created} of ${orders.length} orders were created.`);
  return { ms, calls: odoo.calls.total };
}
