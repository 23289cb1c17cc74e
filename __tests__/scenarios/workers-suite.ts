import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  createConnector,
  isConnectorError,
  sellingPartnerApi,
  type OdooPort,
  type Registration,
} from '../../lib/index.ts';
import {
  cancelled,
  generateOrders,
  reduced,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
} from '../../lib/testing/index.ts';
import { create, preparePricelist, records, type ScenarioDatabase, type Transport } from './ends.ts';

const longAgo = '2026-01-01T00:00:00Z';
const hour = 60 * 60 * 1000;

/** Several workers on the same orders at the same time: what one of them would have come to, once. */
export function describeWorkers(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`several workers at once, on ${name}`, () => {
    let database: ScenarioDatabase;
    let admin: OdooPort;
    let amazon: EmbeddedAmazon | undefined;
    let sellers = 0;

    beforeAll(async () => {
      database = await open();
      admin = transport(database, 'admin');
      await preparePricelist(admin, 'EUR');
      await createConnector({ odoo: admin, amazon: {} }).install();
      await create(admin, 'product.product', [{ name: 'Mug', default_code: 'WORKER-MUG', type: 'consu' }]);
    });

    afterEach(async () => {
      await amazon?.close();
    });

    /** What `count` workers of their own come to when they start together; what may pass with time is no failure. */
    async function race(count: number, endpoint: EmbeddedAmazon, registration: Registration): Promise<void> {
      const workers = Array.from({ length: count }, () =>
        createConnector({
          odoo: transport(database, 'bot'),
          amazon: sellingPartnerApi({ region: 'eu', endpoint: endpoint.endpoint, ...endpoint.credentials }),
        }),
      );
      const ends = await Promise.allSettled(
        workers.map((worker) => collect(worker.orders.sync(registration, { since: longAgo }))),
      );
      const dead = ends.flatMap((end) => {
        if (end.status === 'fulfilled') return [];
        const error: unknown = end.reason;
        return isConnectorError(error) && error.retryable ? [] : [String(error)];
      });
      expect(dead).toEqual([]);
    }

    it.each([2, 4])('%i of them import the same orders, and follow the same changes, once', async (count) => {
      sellers += 1;
      let now = Date.now();
      const orders = generateOrders({
        count: 16,
        seed: 600 + sellers,
        marketplaces: ['ES'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        skus: ['WORKER-MUG'],
        returningBuyers: 0.5,
        peculiarities: { severalUnits: 1, severalItems: 0, replacement: 0, nonAmazon: 0, business: 0 },
      });
      amazon = await startEmbeddedAmazon({ usagePlans: false, orders, clock: { now: () => now } });
      const port = sellingPartnerApi({ region: 'eu', endpoint: amazon.endpoint, ...amazon.credentials });
      const single = createConnector({ odoo: transport(database, 'bot'), amazon: port });
      const registration = await single.registrations.register({
        name: `Workers ${sellers}`,
        sellerId: `WORKERS${sellers}X`,
        marketplaces: ['ES'],
        ordersSince: longAgo,
      });
      const settle = () => collect(single.orders.sync(registration, { since: longAgo }));

      await race(count, amazon, registration);
      await settle();
      expect((await settle()).map(({ status }) => status)).toEqual(orders.map(() => 'unchanged'));
      const ours = (path: string) => [[path, '=', registration.id]];
      const made = await records(admin, 'sale.order', ours('x_amazon_registration_id'), [
        'x_amazon_order_ref',
        'amount_total',
        'partner_id',
      ]);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]),
      );
      expect(new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(totals);
      expect(made).toHaveLength(orders.length);
      expect(
        await records(admin, 'stock.picking', ours('sale_id.x_amazon_registration_id'), []),
      ).toHaveLength(orders.length);
      expect(await records(admin, 'x_amazon_offer', ours('x_registration_id'), [])).toHaveLength(1);
      const buyers = new Set(orders.map((order) => order.buyer?.buyerEmail));
      expect(new Set(made.map((row) => String(row['partner_id']))).size).toBe(buyers.size);

      const [first, second] = orders;
      now += hour;
      amazon.changeOrder(first?.orderId ?? '', cancelled());
      amazon.changeOrder(second?.orderId ?? '', reduced([1]));
      now += hour;
      await race(count, amazon, registration);
      await settle();
      expect(new Set((await settle()).map(({ status }) => status))).toEqual(new Set(['unchanged']));
      const changed = await records(admin, 'sale.order', ours('x_amazon_registration_id'), ['state']);
      expect(changed.filter(({ state }) => state === 'cancel')).toHaveLength(1);
      const lines = await records(
        admin,
        'sale.order.line',
        [
          ['order_id.x_amazon_order_ref', '=', second?.orderId],
          ['x_amazon_component', '=', 'item'],
        ],
        ['product_uom_qty'],
      );
      expect(lines.map((line) => line['product_uom_qty'])).toEqual([1]);
      expect(await single.problems.list({ registration })).toEqual([]);
    });
  });
}
