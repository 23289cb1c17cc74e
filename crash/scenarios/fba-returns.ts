import { collect, customerReturnsReportType } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const columns = ['return-date', 'order-id', 'sku', 'quantity', 'license-plate-number'];

/** Three orders have left; Amazon reports a unit of each, and a second one of the last, of which one was sold. */
async function reportReturns({ connector, registration, orders, amazon, skus }: Scene): Promise<void> {
  await collect(connector.orders.sync(registration));
  const rows = orders.map(({ orderId }, index) =>
    ['2026-10-05T08:00:00Z', orderId, skus.mug, 1, index === 0 ? '' : `LPN${index}`].join('\t'),
  );
  const tooMany = ['2026-10-06T08:00:00Z', orders.at(-1)?.orderId, skus.mug, 1000, 'LPN9'].join('\t');
  amazon.setReport(customerReturnsReportType, [columns.join('\t'), ...rows, tooMany].join('\n'));
}

/** Pickings are made, validated and dated; one return is parked; the cursor moves. */
export const fbaReturns: CrashScenario = {
  name: 'FBA returns',
  marketplace: 'ES',
  orders: plainOrders({ count: 3, marketplace: 'ES', channel: 'fba', seed: 41, skus: ['MUG'] }),
  prepare: reportReturns,
  run: ({ connector, registration }) => collect(connector.fba.returns(registration)),
  endsWith: ({ pickings, moves, problems }, orders) =>
    pickings === 6 &&
    moves === 6 &&
    problems === 1 &&
    orders.every(({ dates }) => Array.isArray(dates) && dates.includes('2026-10-05 08:00:00')),
};
