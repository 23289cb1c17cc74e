// A one-off script: two months of orders into Odoo, with a progress bar. Cut it off at any point and start it again:
// what is there is left alone, what is missing is made.
// Run it: npx tsx examples/migration.ts
import { createConnector, isConnectorError } from 'odoo-amazon-connector';
import { generateOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';

const from = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000).toISOString();
const to = new Date(Date.now() - 5 * 60 * 1000).toISOString();
const ends = await openEnds({
  currencies: ['EUR'],
  orders: generateOrders({ seed: 3, count: 250, marketplaces: ['FR', 'IT'], channel: 'mixed', from, to }),
});
await createConnector({ odoo: ends.administrator, amazon: ends.amazon }).install();

const connector = createConnector({
  odoo: ends.odoo,
  amazon: ends.amazon,
  onEvent: (event) => {
    if (event.type === 'orders:done') drawBar(event.done, event.total);
  },
});
const registration = await connector.registrations.ensure({
  name: 'Amazon FR and IT',
  sellerId: 'A1B2C3D4E5F6G7',
  marketplaces: ['FR', 'IT'],
  ordersSince: from,
});

// The first try is cut off after a page, as a crash would; the second goes on from there.
for (const stopAfter of [100, Number.POSITIVE_INFINITY]) {
  const controller = new AbortController();
  const counts = new Map<string, number>();
  try {
    for await (const { status } of connector.orders.sync(registration, { signal: controller.signal })) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if ((counts.get('created') ?? 0) + (counts.get('skipped') ?? 0) >= stopAfter) controller.abort();
    }
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'ABORTED') throw error;
  }
  const summary = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  console.log(`\n${controller.signal.aborted ? 'cut off' : 'complete'}: ${summary}`);
}

await ends.close();

function drawBar(done: number, total: number): void {
  const width = 40;
  const filled = total === 0 ? 0 : Math.round((done / total) * width);
  process.stdout.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${total} orders so far`,
  );
}
