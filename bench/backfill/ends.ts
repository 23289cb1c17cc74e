// A process of its own for both embedded ends: what they hold does not count as the library's memory.
import { plainOrders, startEmbeddedOdoo } from 'odoo-amazon-connector/testing';
import { count, openStage, patientClock } from '../../stage/index.ts';
import type { FromChild } from './messages.ts';

const orderCount = Number(process.argv[2]);
const tell = (message: FromChild): void => void process.send?.(message);

// Half is shipped by Amazon and half by the merchant; Amazon lists them by time, so every page holds both.
const half = Math.floor(orderCount / 2);
const odoo = await startEmbeddedOdoo();
const stage = await openStage(odoo);
const { amazon, registration } = await stage.openSeller(
  [
    ...plainOrders({ count: orderCount - half, marketplace: 'US', channel: 'fba', seed: 1 }),
    ...plainOrders({ count: half, marketplace: 'US', channel: 'fbm', seed: 2 }),
  ],
  { marketplaces: ['US'], clock: patientClock() },
);
// Amazon's default plan gives one page in three minutes, and the library keeps to it unless Amazon tells another rate.
amazon.setRateLimitHeader('searchOrders', '1000');
odoo.calls.reset();

process.on('message', () => {
  const odooCalls = odoo.calls.total;
  void count(stage.admin, 'sale.order').then((saleOrders) => {
    const amazonCalls = amazon.requests.count('searchOrders') + amazon.requests.count('getOrder');
    tell({ type: 'counts', counts: { amazonCalls, odooCalls, saleOrders } });
  });
});
tell({
  type: 'ends',
  ends: {
    odoo: { url: odoo.url, database: odoo.database, ...odoo.users.bot },
    amazon: { endpoint: amazon.endpoint, credentials: amazon.credentials },
    registrationId: registration.id,
  },
});
