import { collect } from '../../lib/index.ts';
import { generateOrders, plainOrders } from '../../lib/testing/index.ts';
import type { CrashScenario } from '../scenario.ts';

/** Of a Spanish seller, with returning buyers, gift wrap, replacements and prices that do not divide. */
const variousOrders = (count: number, seed: number) =>
  generateOrders({
    count,
    seed,
    marketplaces: ['ES'],
    channel: 'fbm',
    statuses: ['UNSHIPPED'],
    skus: ['MUG'],
    returningBuyers: 0.5,
    peculiarities: { giftWrap: 0.5, replacement: 0.5, indivisiblePrice: 0.5, nonAmazon: 0 },
  });

/** Customers, offers, gift wrap and a replacement; a Spanish buyer of an American company: totals have to be balanced too. */
export const newFbmOrders: CrashScenario = {
  name: 'new FBM orders',
  marketplace: 'ES',
  orders: [
    ...plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 1, skus: ['MUG'] }),
    ...variousOrders(3, 2),
  ],
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders, pickings, offers }, orders) =>
    saleOrders === 4 &&
    pickings === 4 &&
    offers === 1 &&
    orders.some(({ replaces }) => replaces !== undefined),
};

export const newFbaOrders: CrashScenario = {
  name: 'new FBA orders',
  marketplace: 'ES',
  orders: plainOrders({ count: 3, marketplace: 'ES', channel: 'fba', seed: 3, skus: ['MUG'] }),
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders, pickings }, orders) =>
    saleOrders === 3 && pickings === 3 && orders.every((order) => order['x_amazon_move_state'] === 'moved'),
};

/** Pickings have their names for keys: made without a reply, they are found by those. */
export const lostRepliesToMoves: CrashScenario = {
  ...newFbaOrders,
  name: 'lost replies to stock moves',
  orders: plainOrders({ count: 3, marketplace: 'ES', channel: 'fba', seed: 8, skus: ['MUG'] }),
  disturbance: 'lost reply',
};

export const twoPages: CrashScenario = {
  name: 'two pages of orders',
  marketplace: 'ES',
  orders: plainOrders({ count: 103, marketplace: 'ES', channel: 'fba', seed: 4 }),
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders }) => saleOrders === 103,
  embeddedOnly: true,
};

/** Odoo refuses to write what an order that is there was made with: a load that is sent again must not write. */
export const lostReplies: CrashScenario = {
  name: "lost reply by a real server's rules",
  marketplace: 'ES',
  orders: [
    ...plainOrders({ count: 4, marketplace: 'ES', channel: 'fbm', seed: 5, skus: ['MUG'] }),
    ...plainOrders({ count: 4, marketplace: 'ES', channel: 'fba', seed: 6, skus: ['MUG'] }),
    ...variousOrders(4, 7),
  ],
  disturbance: 'lost reply',
  run: ({ connector, registration }) => collect(connector.orders.sync(registration)),
  endsWith: ({ saleOrders, pickings }) => saleOrders === 12 && pickings === 12,
};
