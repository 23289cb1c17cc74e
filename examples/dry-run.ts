// What a run would do, without a single write: look at it before you let it go.
// Run it: npx tsx examples/dry-run.ts
import { countCalls, createConnector } from 'odoo-amazon-connector';
import { generateOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';

const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
const justNow = new Date(Date.now() - 5 * 60 * 1000).toISOString();
const ends = await openEnds({
  currencies: ['EUR'],
  orders: generateOrders({
    seed: 2,
    count: 3,
    marketplaces: ['DE'],
    channel: 'fbm',
    statuses: ['UNSHIPPED'],
    from: yesterday,
    to: justNow,
  }),
});
const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });

const plan = await administrator.install({ dryRun: true });
console.log(`install() would make ${plan.created.length} records`);
await administrator.install();

const odoo = countCalls(ends.odoo);
const connector = createConnector({ odoo, amazon: ends.amazon });
const germany = await connector.registrations.ensure({
  name: 'Amazon DE (dry run)',
  sellerId: 'A7G6F5E4D3C2B1',
  marketplaces: ['DE'],
  ordersSince: yesterday,
});

odoo.calls.reset();
for await (const outcome of connector.orders.sync(germany, { dryRun: true })) {
  if (outcome.status !== 'created') continue;
  const { draft } = outcome;
  console.log(`${draft.orderId}  ${draft.channel}  ${draft.total} ${draft.currency}`);
  for (const line of draft.lines) console.log(`   ${line.quantity} × ${line.name}: ${line.gross}`);
}
console.log(`calls to Odoo: ${odoo.calls.total}, of which writes: ${odoo.calls.writes}`);

await ends.close();
