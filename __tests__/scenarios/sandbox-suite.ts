import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  createConnector,
  sellingPartnerApi,
  type AmazonRegion,
  type Connector,
  type OdooPort,
} from '../../lib/index.ts';
import { startEmbeddedAmazon, type EmbeddedAmazon, type WireOrder } from '../../lib/testing/index.ts';
import { modelOrders } from '../amazon/models.ts';
import { preparePricelist, records, type ScenarioDatabase, type Transport } from './ends.ts';

const published = modelOrders();
const examples = published ?? [];

/** Amazon's own example orders, through the whole chain. */
export function describeSandbox(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  const title = published
    ? `Amazon's example orders on ${name}`
    : `Amazon's example orders on ${name} (skipped: no ../shared/amazon-models)`;
  (published ? describe : describe.skip)(title, () => {
    let amazon: EmbeddedAmazon;
    let admin: OdooPort;
    let bot: OdooPort;

    beforeAll(async () => {
      const database = await open();
      [admin, bot] = [transport(database, 'admin'), transport(database, 'bot')];
      amazon = await startEmbeddedAmazon({
        usagePlans: false,
        orders: distinct(examples.map(({ order }) => order as WireOrder)),
      });
      for (const code of ['EUR', 'USD', 'GBP', 'BRL', 'JPY', 'TRY']) await preparePricelist(admin, code);
      await createConnector({ odoo: admin, amazon: {} }).install();
    }, 60_000);

    afterAll(async () => {
      await amazon.close();
    });

    const connectorOf = (region: AmazonRegion): Connector =>
      createConnector({
        odoo: bot,
        amazon: sellingPartnerApi({ region, endpoint: amazon.endpoint, ...amazon.credentials }),
      });

    it.each([
      ['na', ['US', 'BR']],
      ['eu', ['GB', 'TR']],
      ['fe', ['JP']],
    ] as const)(
      'become sale orders with their totals, or are skipped as shipped: region %s',
      async (region, marketplaces) => {
        const connector = connectorOf(region);
        const registration = await connector.registrations.register({
          name: `Examples ${region}`,
          sellerId: `EXAMPLES${region.toUpperCase()}`,
          marketplaces,
          ordersSince: '2024-01-01T00:00:00Z',
        });
        const outcomes = await collect(connector.orders.sync(registration));
        expect(outcomes.length).toBeGreaterThan(0);
        for (const outcome of outcomes) {
          const order = amazon.order(outcome.orderId);
          const { fulfillmentStatus, fulfilledBy } = order?.fulfillment ?? {};
          if (fulfillmentStatus === 'SHIPPED' && fulfilledBy === 'MERCHANT') {
            expect(outcome).toMatchObject({ status: 'skipped', reason: 'SHIPPED_BEFORE_IMPORT' });
          } else {
            expect(outcome).toMatchObject({ status: 'created' });
            const [made] = await records(
              bot,
              'sale.order',
              [['x_amazon_order_ref', '=', outcome.orderId]],
              ['amount_total'],
            );
            expect(made?.['amount_total']).toBe(Number(order?.proceeds?.grandTotal?.amount));
          }
        }
      },
      60_000,
    );
  });
}

// The model shows some orders twice.
const distinct = (orders: readonly WireOrder[]): readonly WireOrder[] => [
  ...new Map(orders.map((order) => [order.orderId, order])).values(),
];
