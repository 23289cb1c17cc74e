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
    });

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
        const made = await records(
          bot,
          'sale.order',
          [['x_amazon_registration_id', '=', registration.id]],
          ['x_amazon_order_ref', 'amount_total'],
        );
        const totals = new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));
        const result = outcomes.map((outcome) => [
          outcome.orderId,
          outcome.status === 'skipped' ? outcome.reason : totals.get(outcome.orderId),
        ]);
        expect(result.length).toBeGreaterThan(0);
        expect(result).toEqual(outcomes.map(({ orderId }) => [orderId, expectedOf(amazon.order(orderId))]));
      },
    );
  });
}

/** The total of the sale order that it becomes, or why it is skipped. */
const expectedOf = (order: WireOrder | undefined): number | string =>
  order?.fulfillment?.fulfillmentStatus === 'SHIPPED' && order.fulfillment.fulfilledBy === 'MERCHANT'
    ? 'SHIPPED_BEFORE_IMPORT'
    : Number(order?.proceeds?.grandTotal?.amount);

// The model shows some orders twice.
const distinct = (orders: readonly WireOrder[]): readonly WireOrder[] => [
  ...new Map(orders.map((order) => [order.orderId, order])).values(),
];
