// A process of its own for both embedded ends: what they hold does not count as the library's memory.
import { createConnector, jsonRpcOdoo } from 'odoo-amazon-connector';
import { plainOrders, startEmbeddedAmazon, startEmbeddedOdoo } from 'odoo-amazon-connector/testing';
import type { FromChild } from './messages.ts';

const orderCount = Number(process.argv[2]);
const tell = (message: FromChild): void => void process.send?.(message);

// Half is shipped by Amazon and half by the merchant; Amazon lists them by time, so every page holds both.
const half = Math.floor(orderCount / 2);
const amazon = await startEmbeddedAmazon({
  usagePlans: false,
  orders: [
    ...plainOrders({ count: orderCount - half, marketplace: 'US', channel: 'fba', seed: 1 }),
    ...plainOrders({ count: half, marketplace: 'US', channel: 'fbm', seed: 2 }),
  ],
});
// Amazon's default plan gives one page in three minutes, and the library keeps to it unless Amazon tells another rate.
amazon.setRateLimitHeader('searchOrders', '1000');
const odoo = await startEmbeddedOdoo();
const { url, database, users } = odoo;
const admin = jsonRpcOdoo({ url, database, ...users.admin });
const connector = createConnector({ odoo: admin, amazon: {} });
await connector.install();
const { id: registrationId } = await connector.registrations.register({
  name: 'Backfill',
  sellerId: 'ABENCHSELLER1',
  marketplaces: ['US'],
  ordersSince: '2026-01-01T00:00:00Z',
});
odoo.calls.reset();

process.on('message', () => {
  const odooCalls = odoo.calls.total;
  void admin.call('sale.order', 'search_count', { args: { domain: [] } }).then((saleOrders) => {
    const amazonCalls = amazon.requests.count('searchOrders') + amazon.requests.count('getOrder');
    tell({ type: 'counts', counts: { amazonCalls, odooCalls, saleOrders: Number(saleOrders) } });
  });
});
tell({
  type: 'ends',
  ends: {
    odoo: { url, database, ...users.bot },
    amazon: { endpoint: amazon.endpoint, credentials: amazon.credentials },
    registrationId,
  },
});
