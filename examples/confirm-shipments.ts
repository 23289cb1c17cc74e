// Amazon hears what was shipped: a parcel that goes through, one without tracking reference, one that Amazon refuses.
// Run it: npx tsx examples/confirm-shipments.ts
import { collect, createConnector, type DeliveryOutcome } from 'odoo-amazon-connector';
import { plainOrders } from 'odoo-amazon-connector/testing';
import { openEnds } from './support/ends.ts';
import { packer } from './support/packer.ts';

const now = Date.now();
const yesterday = new Date(now - 24 * 60 * 60 * 1000).toISOString();
const justNow = new Date(now - 5 * 60 * 1000).toISOString();
// Other orders each time: those of an earlier run are shipped already.
const orders = plainOrders({
  count: 3,
  marketplace: 'ES',
  channel: 'fbm',
  seed: now % 1_000_000,
  from: yesterday,
  to: justNow,
});
const ends = await openEnds({ currencies: ['EUR'], orders });

// Once, as administrator of Odoo: the connector, and delivery methods for packers to choose.
const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
await administrator.install();
const carriers = await administrator.deliveries.createCarriers(['UPS', 'Self Delivery']);
for (const { name, created, amazon } of carriers) {
  console.log(
    `${name}: ${created ? 'made' : 'there already'}, ${amazon.carrierCode ?? 'doubtful'} at Amazon`,
  );
}
const carrierId = carriers[0]?.carrierId ?? 0;

const connector = createConnector({ odoo: ends.odoo, amazon: ends.amazon });
const spain = await connector.registrations.ensure({
  name: 'Amazon ES (shipments)',
  sellerId: 'A9H8I7J6K5L4M3',
  marketplaces: ['ES'],
  ordersSince: yesterday,
});
await collect(connector.orders.sync(spain));

const person = packer(ends.odoo);
// Of one parcel the tracking reference is forgotten.
const references = [undefined, '1Z5R89390357567127', '1Z5R89390357567136'];
for (const [index, { orderId }] of orders.entries()) {
  const tracking = references[index];
  await person.ship(orderId, { carrierId, ...(tracking === undefined ? {} : { tracking }) });
}
// The embedded Amazon refuses the first parcel of which it hears.
ends.embeddedAmazon.failNext('confirmShipment', {
  status: 400,
  body: { errors: [{ code: 'InvalidInput', message: 'The tracking number is in use.' }] },
});

console.log('\nFirst run');
const first = await collect(connector.deliveries.sync(spain));
first.forEach(show);

console.log('\nSecond run, with the tracking reference filled in');
for (const outcome of first) {
  if (outcome.status === 'skipped' && outcome.reason === 'TRACKING_MISSING')
    await person.fillIn(outcome.pickingId, '1Z5R89390357567145');
}
for await (const outcome of connector.deliveries.sync(spain)) show(outcome);

console.log('\nRetry of what Amazon refused');
const failed = first.filter(({ status }) => status === 'failed').map(({ pickingId }) => pickingId);
for await (const outcome of connector.deliveries.retry(failed)) show(outcome);

await ends.close();

function show(outcome: DeliveryOutcome): void {
  const { pickingName, orderId, status } = outcome;
  const why =
    outcome.status === 'skipped'
      ? `: ${outcome.reason}`
      : outcome.status === 'failed'
        ? `: ${outcome.error.code}, ${outcome.error.message}`
        : '';
  console.log(`${pickingName}  ${orderId}  ${status}${why}`);
}
