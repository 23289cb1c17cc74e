// A process of its own for the importing side: its memory is the library's.
import { createConnector, jsonRpcOdoo } from 'odoo-amazon-connector';
// By its file: what else the stage imports would count as the library's memory.
import { clientOf } from '../../stage/amazon-client.ts';
import type { Ends, FromChild } from './messages.ts';

const tell = (message: FromChild): void => void process.send?.(message);

process.once('message', (ends: Ends) => {
  void importAll(ends);
});

async function importAll({ odoo, amazon, registrationId }: Ends): Promise<void> {
  let [page, peakHeap] = [0, 0];
  const connector = createConnector({
    odoo: jsonRpcOdoo(odoo),
    amazon: clientOf(amazon, { region: 'na' }),
    onEvent: (event) => {
      if (event.type !== 'orders:done') return;
      page += 1;
      tell({ type: 'progress', done: event.done });
      // A collection on every page would be what is measured.
      if (page % 10 !== 1) return;
      globalThis.gc?.();
      peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
    },
  });
  const registration = await connector.registrations.get(registrationId);
  const statuses: Record<string, number> = {};
  const started = performance.now();
  for await (const { status } of connector.orders.sync(registration)) {
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  const ms = performance.now() - started;
  // Kilobytes, on every system that Node runs on.
  const peakRss = process.resourceUsage().maxRSS * 1024;
  tell({ type: 'imported', report: { ms, statuses, peakRss, peakHeap } });
  process.disconnect();
}
