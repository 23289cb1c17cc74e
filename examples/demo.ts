// The main job on ends that need no account: npm run demo. With ODOO_URL set, the same on a real Odoo.
import {
  collect,
  countAmazonCalls,
  countCalls,
  createConnector,
  type DeliveryOutcome,
  type OdooPort,
  type OrderOutcome,
} from 'odoo-amazon-connector';
import { cancelled, generateOrders, plainOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';
import { packer } from './support/packer.ts';
import { prepareProduct } from './support/products.ts';

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;
const since = new Date(Date.now() - 7 * day).toISOString();
// Amazon tells of changes two minutes late, and time has to pass for what happens in this demo.
let now = Date.now();
const clock = { now: () => now };
const justNow = new Date(now - 5 * minute).toISOString();
// Orders of other sales channels are listed under marketplaces of their own: they would be missing from the count.
const peculiarities = { nonAmazon: 0 };
const common = { marketplaces: ['ES', 'DE', 'GB'], from: since, to: justNow, peculiarities };
const sku = 'DEMO-MUG';
const plain = { marketplace: 'ES', channel: 'fbm', skus: [sku] } as const;
const [mug, anotherMug] = plainOrders({ count: 2, seed: 4, ...plain }).map((order) => ({
  ...order,
  createdTime: justNow,
  lastUpdatedTime: justNow,
}));
if (!mug || !anotherMug) throw new Error('The generator made no orders.');
// Other orders each time: those of an earlier demo on the same Odoo are shipped already.
const parcels = plainOrders({ count: 2, seed: 10 + (now % 1_000_000), from: since, to: justNow, ...plain });
const ends = await openEnds({
  clock,
  currencies: ['EUR', 'GBP'],
  orders: [
    ...generateOrders({ ...common, seed: 1, count: 25, channel: 'fbm', statuses: ['UNSHIPPED'] }),
    ...generateOrders({ ...common, seed: 2, count: 20, channel: 'fba', statuses: ['SHIPPED'] }),
    ...generateOrders({ ...common, seed: 3, count: 12, channel: 'mixed' }),
    mug,
    ...parcels,
  ],
});
console.log(`Amazon: embedded, 60 orders from three marketplaces. Odoo: ${ends.where}.\n`);

const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
const installed = await administrator.install();
console.log(`install(): ${installed.created.length} records made, ${installed.unchanged} there already.`);
const product = await prepareProduct(ends.administrator, sku);

const odoo = countCalls(ends.odoo);
const amazon = countAmazonCalls(ends.amazon);
const connector = createConnector({ odoo, amazon });
const sellerId = 'ADEMO2026SELLER';
const registration = await connector.registrations.ensure({
  name: 'Amazon Europe (demo)',
  sellerId,
  marketplaces: ['ES', 'DE', 'GB'],
  ordersSince: since,
});
console.log(
  `Registration ${registration.id}: ${registration.marketplaces.map(({ name }) => name).join(', ')}.\n`,
);

await run('First run');
await run('Second run');

console.log(`Amazon cancels order ${mug.orderId}. Order ${anotherMug.orderId} comes in,`);
console.log('for a product that somebody has archived in Odoo in the meantime.\n');
now += 10 * minute;
ends.embeddedAmazon.changeOrder(mug.orderId, cancelled({ by: 'BUYER' }));
ends.embeddedAmazon.addOrders([anotherMug]);
now += 10 * minute;
await product.setActive(false);
await run('Third run');

for (const { ref: orderId, code, reason } of await connector.problems.list({ registration })) {
  console.log(`Parked: ${orderId}, ${code}: ${reason}`);
}
await product.setActive(true);
const recovered = await connector.orders.recover(registration, anotherMug.orderId);
console.log(`The product is active again, and the order recovered: ${describe(recovered)}.\n`);

await ship();
await showOdoo(ends.odoo);
await ends.close();

async function run(title: string): Promise<void> {
  odoo.calls.reset();
  amazon.calls.reset();
  const outcomes = await collect(connector.orders.sync(registration, { since }));
  console.log(
    `${title}: ${outcomes.length} orders, ${odoo.calls.total} calls to Odoo (${odoo.calls.writes} writes), ${amazon.calls.total} to Amazon.`,
  );
  console.table(countBy(outcomes.map(describe)));
}

/** Two parcels go out, and Amazon refuses the first of which it hears. */
async function ship(): Promise<void> {
  const [ups] = await administrator.deliveries.createCarriers(['UPS']);
  const references = ['1Z5R89390357567127', '1Z5R89390357567136'];
  for (const [index, { orderId }] of parcels.entries()) {
    const parcel = { carrierId: ups?.carrierId ?? 0, tracking: references[index] ?? '' };
    await packer(ends.odoo).ship(orderId, parcel);
  }
  ends.embeddedAmazon.failNext('confirmShipment', { status: 400 });
  const outcomes = await collect(connector.deliveries.sync(registration));
  console.log('Two parcels are packed and validated in Odoo, and Amazon is told:');
  for (const outcome of outcomes) console.log(describeDelivery(outcome));
  const failed = outcomes.filter(({ status }) => status === 'failed').map(({ pickingId }) => pickingId);
  console.log('What it refused is tried again:');
  for await (const outcome of connector.deliveries.retry(failed)) console.log(describeDelivery(outcome));
  console.log();
}

function describeDelivery(outcome: DeliveryOutcome): string {
  const reason = outcome.status === 'failed' ? `: ${outcome.error.code}` : '';
  return `  ${outcome.pickingName}  ${outcome.orderId}  ${outcome.status}${reason}`;
}

function describe(outcome: OrderOutcome): string {
  if (outcome.status === 'skipped') return `skipped: ${outcome.reason}`;
  if (outcome.status === 'failed') return `failed: ${outcome.error.code}`;
  return outcome.status === 'created' ? `created (${outcome.draft.channel})` : outcome.status;
}

function countBy(names: readonly string[]): Readonly<Record<string, { readonly orders: number }>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort().map(([name, orders]) => [name, { orders }]));
}

async function showOdoo(port: OdooPort): Promise<void> {
  const count = async (model: string, domain: unknown): Promise<unknown> =>
    port.call(model, 'search_count', { args: { domain } });
  const ours = ['x_amazon_registration_id', '=', registration.id];
  const ofChannel = (channel: string): unknown => [
    ['sale_id.x_amazon_registration_id', '=', registration.id],
    ['sale_id.x_amazon_channel', '=', channel],
  ];
  console.log('What Odoo holds now:');
  console.table({
    'sale orders of this registration': { records: await count('sale.order', [ours]) },
    'of which cancelled': { records: await count('sale.order', [ours, ['state', '=', 'cancel']]) },
    'their lines': {
      records: await count('sale.order.line', [['order_id.x_amazon_registration_id', '=', registration.id]]),
    },
    'their pickings (FBM)': { records: await count('stock.picking', ofChannel('fbm')) },
    'of which Amazon knows': {
      records: await count('stock.picking', [
        ['sale_id.x_amazon_registration_id', '=', registration.id],
        ['x_amazon_sync_state', '=', 'done'],
      ]),
    },
    'stock moves out of the Amazon location (FBA)': {
      records: await count('stock.move', [
        ['location_id', '=', registration.locationId],
        ['sale_line_id.order_id.x_amazon_registration_id', '=', registration.id],
        ['state', '=', 'done'],
      ]),
    },
    'customers and delivery addresses': {
      records: await count('res.partner', [['x_amazon_key', '!=', false]]),
    },
    'parked problems': {
      records: await count('x_amazon_problem', [['x_registration_id', '=', registration.id]]),
    },
  });
}
