import type { OdooPort } from 'odoo-amazon-connector';
import { plainOrders, type WireOrder } from 'odoo-amazon-connector/testing';
import {
  create,
  records,
  runningClock,
  search,
  type Seller,
  type Stage,
  type StageClock,
} from '../../stage/index.ts';

const skus = ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL'];
const batchSize = 100;
let seed = 1700;

/** Done pickings of FBM orders of which Amazon has not heard. */
export interface Backlog {
  readonly seller: Seller;
  /** Milliseconds that somebody has slept on the clock, which nobody waits for. */
  readonly sleptMs: () => number;
  readonly problems: () => Promise<
    Readonly<Record<'missing' | 'doubled' | 'otherQuantities' | 'notDone', number>>
  >;
}

export async function openBacklog(stage: Stage, carrierId: number, count: number): Promise<Backlog> {
  seed += 1;
  const orders = plainOrders({ count, marketplace: 'US', channel: 'fbm', seed, skus });
  const { clock, sleptMs } = countingClock();
  // Amazon's own usage plans: our client has to keep to them.
  const amazon = { usagePlans: {} };
  const seller = await stage.openSeller(orders, { marketplaces: ['US'], clock, amazon });
  await seller.syncOrders();
  const ids = await search(stage.bot, 'stock.picking', seller.ours('sale_id.x_amazon_registration_id'));
  if (ids.length !== count) throw new Error(`${ids.length} pickings were made for ${count} orders.`);
  await validate(stage.bot, ids, carrierId);
  return { seller, sleptMs, problems: () => problemsOf(stage.admin, seller, ids) };
}

export async function createCarrier(admin: OdooPort, name: string): Promise<number> {
  const [service] = await create(admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);
  const [id = 0] = await create(admin, 'delivery.carrier', [{ name, product_id: service }]);
  return id;
}

async function validate(bot: OdooPort, ids: readonly number[], carrierId: number): Promise<void> {
  const vals = { carrier_id: carrierId, carrier_tracking_ref: '1Z5R89390357567127' };
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    await bot.call('stock.picking', 'write', { ids: batch, args: { vals } });
    const context = { skip_backorder: true, skip_sms: true };
    await bot.call('stock.picking', 'button_validate', { ids: batch, context });
  }
  const open = await search(bot, 'stock.picking', [
    ['id', 'in', ids],
    ['state', '!=', 'done'],
  ]);
  if (open.length > 0) throw new Error(`${open.length} pickings were not validated.`);
}

async function problemsOf(admin: OdooPort, { amazon, orders }: Seller, ids: readonly number[]) {
  const told = orders.map(({ orderId }) => amazon.order(orderId));
  const packages = told.map((order) => order?.packages?.length ?? 0);
  const states = await records(admin, 'stock.picking', [['id', 'in', ids]], ['x_amazon_sync_state']);
  return {
    missing: packages.filter((count) => count === 0).length,
    doubled: packages.filter((count) => count > 1).length,
    otherQuantities: told.filter((order) => order && !isWhole(order)).length,
    notDone: states.filter((row) => row['x_amazon_sync_state'] !== 'done').length,
  };
}

const isWhole = ({ orderItems, packages = [] }: WireOrder): boolean =>
  orderItems.every(({ orderItemId, quantityOrdered }) => {
    const own = packages
      .flatMap(({ packageItems = [] }) => packageItems)
      .filter((item) => item.orderItemId === orderItemId);
    return own.reduce((sum, { quantity }) => sum + quantity, 0) === quantityOrdered;
  });

/** A running clock on which nobody waits, and how long they would have waited. */
function countingClock(): { readonly clock: StageClock; readonly sleptMs: () => number } {
  const clock = runningClock();
  let slept = 0;
  const sleep: StageClock['sleep'] = (delayMs, signal) => {
    slept += delayMs;
    return clock.sleep(delayMs, signal);
  };
  return { clock: { ...clock, sleep }, sleptMs: () => slept };
}
