import { z } from 'zod';
import { collect } from '../../lib/index.ts';
import {
  cancellationRequested,
  cancelled,
  generateOrders,
  plainOrders,
  reduced,
  shipped,
} from '../../lib/testing/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const idsSchema = z.array(z.number());

const find = async ({ admin }: Scene, model: string, domain: unknown): Promise<readonly number[]> =>
  idsSchema.parse(await admin.call(model, 'search', { args: { domain } }));

/** Ships one unit of an order in Odoo; the rest goes to a backorder. */
async function shipOne(scene: Scene, orderId: string): Promise<void> {
  const moves = await find(scene, 'stock.move', [['picking_id.x_amazon_order_ref', '=', orderId]]);
  const pickings = await find(scene, 'stock.picking', [['x_amazon_order_ref', '=', orderId]]);
  const vals = { quantity: 1, picked: true };
  await scene.admin.call('stock.move', 'write', { ids: moves, args: { vals } });
  const context = { skip_backorder: true, skip_sms: true };
  await scene.admin.call('stock.picking', 'button_validate', { ids: pickings, context });
}

/** Six orders, each with another fate: all that can become of them in one page. */
export const changedOrders: CrashScenario = {
  name: 'orders change at Amazon',
  marketplace: 'ES',
  orders: [
    ...plainOrders({ count: 4, marketplace: 'ES', channel: 'fbm', seed: 21, skus: ['MUG'] }),
    ...generateOrders({
      count: 2,
      seed: 22,
      marketplaces: ['ES'],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      skus: ['MUG'],
      peculiarities: { severalUnits: 1, severalItems: 0, replacement: 0, shipping: 1, nonAmazon: 0 },
    }),
  ],
  prepare: async (scene) => {
    await collect(scene.connector.orders.sync(scene.registration));
    const ids = scene.orders.map(({ orderId }) => orderId);
    const [plain = '', locked = '', wanted = '', sent = '', less = '', part = ''] = ids;
    const lockedIds = await find(scene, 'sale.order', [['x_amazon_order_ref', '=', locked]]);
    await scene.admin.call('sale.order', 'action_lock', { ids: lockedIds });
    await shipOne(scene, part);
    scene.passTime();
    scene.amazon.changeOrder(plain, cancelled());
    scene.amazon.changeOrder(locked, cancelled({ by: 'MERCHANT' }));
    scene.amazon.changeOrder(wanted, cancellationRequested());
    scene.amazon.changeOrder(sent, shipped());
    scene.amazon.changeOrder(less, reduced([1]));
    scene.amazon.changeOrder(part, cancelled({ by: 'AMAZON' }));
    scene.passTime();
  },
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ notes, activities }, orders) =>
    notes === 4 &&
    activities === 1 &&
    orders.map(({ state }) => state).join() === 'cancel,cancel,sale,sale,sale,sale' &&
    orders.map((order) => order['x_amazon_status']).join() ===
      'CANCELLED,CANCELLED,UNSHIPPED,SHIPPED,UNSHIPPED,CANCELLED',
};

/** What is written by its key or after a look at what is there can be sent again; a cancellation is looked up. */
export const lostRepliesToChanges: CrashScenario = {
  ...changedOrders,
  name: 'lost reply while orders change',
  disturbance: 'lost reply',
};
