// The main job in 40 lines: install, register a seller, import what changed at Amazon.
// Run it: npx tsx examples/quickstart.ts
import { createConnector } from 'odoo-amazon-connector';
import { generateOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';

const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
const justNow = new Date(Date.now() - 5 * 60 * 1000).toISOString();
const ends = await openEnds({
  currencies: ['EUR'],
  orders: generateOrders({
    seed: 1,
    count: 5,
    marketplaces: ['ES'],
    channel: 'mixed',
    from: yesterday,
    to: justNow,
  }),
});

// Once, as administrator of Odoo. A second call changes nothing.
const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
const report = await administrator.install();
console.log(`install: ${report.created.length} records made, ${report.unchanged} there already`);

// Everything else, as an ordinary bot user.
const connector = createConnector({ odoo: ends.odoo, amazon: ends.amazon });
const spain = await connector.registrations.ensure({
  name: 'Amazon ES',
  sellerId: 'A1B2C3D4E5F6G7',
  marketplaces: ['ES'],
  ordersSince: yesterday,
});

for await (const outcome of connector.orders.sync(spain)) {
  switch (outcome.status) {
    case 'created':
      console.log(
        `${outcome.orderId}  sale order ${String(outcome.saleOrderId)}, ${outcome.draft.total} ${outcome.draft.currency}`,
      );
      break;
    case 'skipped':
      console.log(`${outcome.orderId}  skipped: ${outcome.reason}`);
      break;
    case 'failed':
      console.log(`${outcome.orderId}  failed: ${outcome.error.message}`);
      break;
    case 'updated':
    case 'unchanged':
      console.log(`${outcome.orderId}  is sale order ${outcome.saleOrderId} already`);
  }
}

await ends.close();
