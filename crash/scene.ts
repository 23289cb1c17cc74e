import type { OdooPort } from '../lib/index.ts';
import type { WireOrder } from '../lib/testing/index.ts';
import { createGoods, manualClock, type Seller, type Stage } from '../stage/index.ts';
import type { CrashScenario, Scene, Skus } from './scenario.ts';

const minute = 60 * 1000;
const hour = 60 * minute;
// Each page of orders takes many more calls than that.
const callsPerArrival = 4;
let scenes = 0;

/** Sets a scenario up: registration, products and orders of its own, so that no two of them meet. */
export async function openScene(stage: Stage, scenario: CrashScenario): Promise<Scene & Seller> {
  scenes += 1;
  const number = scenes;
  const skus = { mug: skuOf('MUG', number), box: skuOf('BOX', number) };
  await makeProducts(stage.admin, skus, [...scenario.orders, ...(scenario.arrivals ?? [])]);
  const orders = scenario.orders.map((order) => renumbered(order, number));
  const arriving = (scenario.arrivals ?? []).map((order) => renumbered(order, number));
  const seller = await stage.openSeller(orders, {
    marketplaces: [scenario.marketplace, ...(scenario.further ?? [])],
    // What a scenario comes to must not depend on how long it takes.
    clock: manualClock(new Date().toISOString()),
    ...(scenario.settings && { registration: scenario.settings }),
  });
  const waiting = [...arriving];
  let calls = 0;
  const arrive = (): boolean => {
    const [next] = waiting.splice(0, 1);
    if (!next) return false;
    seller.wait(minute);
    seller.amazon.addOrders([{ ...next, lastUpdatedTime: seller.now() }]);
    return true;
  };
  return {
    ...seller,
    arrive,
    beforeCall: () => {
      calls += 1;
      if (calls % callsPerArrival === 0) arrive();
    },
    orders: [...orders, ...arriving],
    admin: stage.admin,
    skus,
    passTime: () => {
      seller.wait(hour);
    },
  };
}

// Odoo forgets what it has cached whenever a product is made, and is slow for a while: no more of them than are needed.
async function makeProducts(admin: OdooPort, skus: Skus, orders: readonly WireOrder[]): Promise<void> {
  const named = new Set(orders.flatMap(({ orderItems }) => orderItems.map((item) => item.product.sellerSku)));
  const wanted = [...(named.has('MUG') ? [skus.mug] : []), ...(named.has('BOX') ? [skus.box] : [])];
  await createGoods(admin, wanted);
}

// The mug is everybody's; a box may be archived.
const skuOf = (sku: string, stage: number): string => (sku === 'BOX' ? `CRASH-${stage}-BOX` : `CRASH-${sku}`);

/** The order under ids that no other stage has; what it holds stays the same. */
function renumbered(order: WireOrder, stage: number): WireOrder {
  // Amazon's ids are 3-7-7 digits: the last three tell the orders of a stage apart.
  const id = (orderId: string): string =>
    `${orderId.slice(0, -7)}${String(stage).padStart(4, '0')}${orderId.slice(-3)}`;
  return {
    ...order,
    orderId: id(order.orderId),
    ...(order.associatedOrders && {
      associatedOrders: order.associatedOrders.map((other) => ({ ...other, orderId: id(other.orderId) })),
    }),
    ...(order.buyer?.buyerEmail !== undefined && {
      buyer: { ...order.buyer, buyerEmail: `crash${stage}.${order.buyer.buyerEmail}` },
    }),
    orderItems: order.orderItems.map((item) => ({
      ...item,
      orderItemId: `${item.orderItemId}${stage}`,
      product: { ...item.product, sellerSku: skuOf(item.product.sellerSku ?? '', stage) },
    })),
  };
}
