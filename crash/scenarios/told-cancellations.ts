import { z } from 'zod';
import { collect } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const idsSchema = z.array(z.number());

/** Two orders are imported, and one of them is cancelled in Odoo. */
async function cancelInOdoo({ connector, registration, admin, orders, passTime }: Scene): Promise<void> {
  await collect(connector.orders.sync(registration));
  const domain = [['x_amazon_order_ref', '=', orders[0]?.orderId]];
  const ids = idsSchema.parse(await admin.call('sale.order', 'search', { args: { domain } }));
  await admin.call('sale.order', 'action_cancel', { ids, context: { disable_cancel_warning: true } });
  passTime();
}

/** Told, looked at twice until Amazon is done, and seen as cancelled at Amazon in the end. */
export const toldCancellation: CrashScenario = {
  name: 'a cancellation in Odoo is told to Amazon',
  marketplace: 'ES',
  settings: { cancelReason: 'NoInventory' },
  orders: plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 31, skus: ['MUG'] }),
  prepare: cancelInOdoo,
  run: async ({ connector, registration, passTime }) => {
    for (let runs = 0; runs < 5; runs += 1) {
      await collect(connector.orders.sync(registration));
      passTime();
    }
  },
  endsWith: ({ problems }, orders) =>
    problems === 0 &&
    orders.map(({ state }) => state).join() === 'cancel,sale' &&
    orders.map((order) => order['x_amazon_status']).join() === 'CANCELLED,UNSHIPPED',
};
