import { collect } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const orders: CrashScenario['orders'] = [
  ...plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 11, skus: ['BOX'] }),
  ...plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 12, skus: ['MUG'] }),
];

async function setActive({ admin, skus }: Scene, active: boolean): Promise<void> {
  const ids = await admin.call('product.product', 'search', {
    args: { domain: [['default_code', '=', skus.box]] },
    context: { active_test: false },
  });
  const products = Array.isArray(ids) ? ids.map(Number) : [];
  await admin.call('product.product', 'write', { ids: products, args: { vals: { active } } });
}

/** An offer names a product that somebody archives then: the next order of it is parked. */
async function archiveOfferedProduct(scene: Scene): Promise<void> {
  await collect(scene.connector.orders.sync(scene.registration));
  await setActive(scene, false);
  const [first] = scene.orders;
  if (!first) return;
  scene.passTime();
  const orderId = first.orderId.replace(/^\d{3}/, '999');
  const [createdTime, lastUpdatedTime] = [scene.now(), scene.now()];
  scene.amazon.addOrders([{ ...first, orderId, createdTime, lastUpdatedTime, orderItems: renamed(first) }]);
  scene.passTime();
}

const renamed = (order: Scene['orders'][number]): Scene['orders'][number]['orderItems'] =>
  order.orderItems.map((item) => ({ ...item, orderItemId: `${item.orderItemId}2` }));

export const parkedOrder: CrashScenario = {
  name: 'an order is parked',
  marketplace: 'ES',
  orders,
  prepare: archiveOfferedProduct,
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders, problems }) => saleOrders === 3 && problems === 1,
};

export const mendedOrder: CrashScenario = {
  name: 'a parked order is mended',
  marketplace: 'ES',
  orders,
  prepare: async (scene) => {
    await archiveOfferedProduct(scene);
    await collect(scene.connector.orders.sync(scene.registration));
    await setActive(scene, true);
    scene.passTime();
  },
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders, problems }) => saleOrders === 4 && problems === 0,
};

/** Shipped before it was ever imported, and asked for by name. */
export const recoveredOrder: CrashScenario = {
  name: 'an order is recovered',
  marketplace: 'ES',
  orders: plainOrders({
    count: 1,
    marketplace: 'ES',
    channel: 'fbm',
    status: 'SHIPPED',
    seed: 13,
    skus: ['MUG'],
  }),
  run: ({ connector, registration, orders: [order] }) =>
    connector.orders.recover(registration, order?.orderId ?? ''),
  endsWith: ({ saleOrders, pickings }) => saleOrders === 1 && pickings === 1,
};
