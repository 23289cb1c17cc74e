import { collect } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, search } from '../../stage/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const orders = plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 41, skus: ['MUG'] });

/** Two orders are imported and shipped in Odoo. */
async function ship({ connector, registration, admin, passTime }: Scene): Promise<void> {
  await collect(connector.orders.sync(registration));
  const [known] = await search(admin, 'delivery.carrier', [['name', '=', 'UPS']]);
  const [carrier] = known === undefined ? await makeCarrier(admin) : [known];
  const ids = await search(admin, 'stock.picking', [
    ['sale_id.x_amazon_registration_id', '=', registration.id],
  ]);
  const vals = { carrier_id: carrier, carrier_tracking_ref: '1Z5R89390357567127' };
  await admin.call('stock.picking', 'write', { ids, args: { vals } });
  const context = { skip_backorder: true, skip_sms: true };
  await admin.call('stock.picking', 'button_validate', { ids, context });
  passTime();
}

async function makeCarrier(admin: Scene['admin']): Promise<readonly number[]> {
  const [service] = await create(admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);
  return create(admin, 'delivery.carrier', [{ name: 'UPS', product_id: service }]);
}

/** Confirmed, and looked up until Amazon lists the packages. */
const confirmed = (route: 'confirmShipment' | 'feed'): Omit<CrashScenario, 'name'> => ({
  marketplace: 'ES',
  orders,
  prepare: ship,
  run: async ({ connector, registration, passTime }) => {
    for (let runs = 0; runs < 3; runs += 1) {
      await collect(connector.deliveries.sync(registration, { route }));
      passTime();
    }
  },
  endsWith: ({ packages, feeds, openFeeds }, ended) =>
    packages === 2 &&
    feeds === (route === 'feed' ? 1 : 0) &&
    openFeeds === 0 &&
    ended.every((order) => String(order['synchronized']) === 'done'),
});

export const confirmedOneByOne: CrashScenario = {
  name: 'deliveries are confirmed one by one',
  ...confirmed('confirmShipment'),
};

export const confirmedByFeed: CrashScenario = {
  name: 'deliveries are confirmed by feed',
  ...confirmed('feed'),
};
