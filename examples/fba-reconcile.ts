// Stock at Amazon: what it ships leaves the Amazon location in Odoo, and what it says it holds is compared with that.
// With ODOO_URL set, the same on a real Odoo.
import { collect, createConnector } from 'odoo-amazon-connector';
import { plainInventory, plainOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';
import { supplier } from './support/supplier.ts';

const since = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
const fiveMinutesAgo = new Date(Date.now() - 5 * 60 * 1000).toISOString();
const [spain, germany] = ['A1RKKUPIHCS9HS', 'A1PA6795UKMFR9'] as const;
// Other orders each time: those of an earlier run on the same Odoo are imported already.
const seed = Date.now() % 1_000_000;
const orders = ['DEMO-MUG', 'DEMO-CUP'].flatMap((sku, index) =>
  plainOrders({
    count: 6,
    seed: seed + index,
    marketplace: 'ES',
    channel: 'fba',
    skus: [sku],
    from: since,
    to: fiveMinutesAgo,
  }),
);
const ends = await openEnds({ currencies: ['EUR'], orders });
const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
await administrator.install();

const connector = createConnector({ odoo: ends.odoo, amazon: ends.amazon });
const registration = await connector.registrations.ensure({
  name: 'Amazon Europe (FBA)',
  sellerId: `AFBA${seed}X`,
  marketplaces: ['ES', 'DE'],
  locationId: (await administrator.fba.createLocation({ name: `Amazon ${seed}` })).locationId,
  ordersSince: since,
});

// What was sent to Amazon before: 44 mugs and 34 cups.
const goods = supplier(ends.administrator, registration.locationId ?? 0);
await goods.deliver('DEMO-MUG', 44);
await goods.deliver('DEMO-CUP', 34);

const outcomes = await collect(connector.orders.sync(registration, { since }));
const statuses = [...new Set(outcomes.map(({ status }) => status))];
console.log(
  `${outcomes.length} orders: ${statuses.join(', ')}. What Amazon shipped has left the location.\n`,
);

// Spain and Germany sell from one stock, and each of them states it: it counts once. Three mugs are missing at Amazon.
const held = [
  plainInventory({ sku: 'DEMO-MUG', fulfillable: 30, reserved: 5 }),
  plainInventory({ sku: 'DEMO-CUP', fulfillable: 28 }),
  plainInventory({ sku: 'DEMO-JUG', fulfillable: 4 }),
];
ends.embeddedAmazon.setInventory(spain, held);
ends.embeddedAmazon.setInventory(germany, held);

const report = await connector.fba.reconcile(registration);
console.table(
  Object.fromEntries(
    report.lines.map(({ sku, expected, odoo, difference }) => [sku, { amazon: expected, odoo, difference }]),
  ),
);
console.log(`Unknown in Odoo: ${report.unknownSkus.map(({ sku }) => sku).join(', ')}.`);
console.log('{ adjust: { reason } } would set the stock in Odoo to what Amazon has.');
await ends.close();
