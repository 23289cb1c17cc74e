import { collect } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import type { CrashScenario, Stage } from '../scenario.ts';

const orders: CrashScenario['orders'] = [
  ...plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 11, skus: ['BOX'] }),
  ...plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 12, skus: ['MUG'] }),
];

async function setActive({ admin, skus }: Stage, active: boolean): Promise<void> {
  const ids = await admin.call('product.product', 'search', {
    args: { domain: [['default_code', '=', skus.box]] },
    context: { active_test: false },
  });
  const products = Array.isArray(ids) ? ids.map(Number) : [];
  await admin.call('product.product', 'write', { ids: products, args: { vals: { active } } });
}

/** An offer names a product that somebody archives then: the next order of it is parked. */
async function archiveOfferedProduct(stage: Stage): Promise<void> {
  await collect(stage.connector.orders.sync(stage.registration));
  await setActive(stage, false);
  const [first] = stage.orders;
  if (!first) return;
  stage.passTime();
  const orderId = first.orderId.replace(/^\d{3}/, '999');
  const [createdTime, lastUpdatedTime] = [stage.now(), stage.now()];
  stage.amazon.addOrders([{ ...first, orderId, createdTime, lastUpdatedTime, orderItems: renamed(first) }]);
  stage.passTime();
}

const renamed = (order: Stage['orders'][number]): Stage['orders'][number]['orderItems'] =>
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
  prepare: async (stage) => {
    await archiveOfferedProduct(stage);
    await collect(stage.connector.orders.sync(stage.registration));
    await setActive(stage, true);
    stage.passTime();
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
