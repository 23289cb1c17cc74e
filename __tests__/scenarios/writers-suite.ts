import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  ConnectorError,
  createConnector,
  sellingPartnerApi,
  type OdooPort,
} from '../../lib/index.ts';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import { count, create, type ScenarioDatabase, type Transport } from './ends.ts';

const longAgo = '2026-01-01T00:00:00Z';

/** Several calls at once for the sale orders of a page. */
export function describeWriters(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`several writers on ${name}`, () => {
    let amazon: EmbeddedAmazon;
    let bot: OdooPort;
    let sellers = 0;

    beforeAll(async () => {
      const database = await open();
      const admin = transport(database, 'admin');
      bot = transport(database, 'bot');
      amazon = await startEmbeddedAmazon();
      await createConnector({ odoo: admin, amazon: {} }).install();
      // One article for all: their pickings lock the same stock.
      await create(admin, 'product.product', [
        { name: 'Mug', default_code: 'WRITERS-MUG', type: 'consu', is_storable: true },
      ]);
    });

    afterAll(async () => {
      await amazon.close();
    });

    async function given(orders: number, writers: number, odooOf = (port: OdooPort) => port) {
      sellers += 1;
      await amazon.close();
      amazon = await startEmbeddedAmazon({
        usagePlans: false,
        orders: plainOrders({
          count: orders,
          marketplace: 'US',
          channel: 'fbm',
          seed: 7000 + sellers,
          skus: ['WRITERS-MUG'],
        }),
      });
      const port = sellingPartnerApi({ region: 'na', endpoint: amazon.endpoint, ...amazon.credentials });
      const odoo = odooOf(bot);
      const connector = createConnector({ odoo, amazon: port, writers });
      const registration = await connector.registrations.register({
        name: `Writers ${sellers}`,
        sellerId: `WRITERS${sellers}`,
        marketplaces: ['US'],
        ordersSince: longAgo,
      });
      const of = (path: string) => [[path, '=', registration.id]];
      return {
        sync: () => collect(connector.orders.sync(registration, { since: longAgo })),
        made: async () => ({
          orders: await count(bot, 'sale.order', of('x_amazon_registration_id')),
          lines: await count(bot, 'sale.order.line', of('order_id.x_amazon_registration_id')),
          pickings: await count(bot, 'stock.picking', of('sale_id.x_amazon_registration_id')),
        }),
      };
    }

    it('make one sale order and one picking for each, also when they race for the same stock', async () => {
      const { sync, made } = await given(60, 2);
      const outcomes = await sync();
      expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
      expect(await made()).toEqual({ orders: 60, lines: 60, pickings: 60 });
    });

    it.each([
      [1, 60, 1],
      [4, 49, 1],
      [4, 60, 2],
      [4, 100, 4],
    ])(
      'share a page in batches of at least 25 (writers %d, orders %d, calls %d)',
      async (writers, orders, calls) => {
        let loads = 0;
        const counting = (port: OdooPort): OdooPort => ({
          version: (options) => port.version(options),
          call: (model, method, call) => {
            if (model === 'sale.order' && method === 'load') loads += 1;
            // Nothing is made: the calls alone count here, and a race would add some.
            return model === 'sale.order' && method === 'load'
              ? Promise.reject(new ConnectorError('ODOO_ACCESS_DENIED', 'Not here.'))
              : port.call(model, method, call);
          },
        });
        const { sync } = await given(orders, writers, counting);
        await expect(sync()).rejects.toMatchObject({ code: 'ODOO_ACCESS_DENIED' });
        expect(loads).toBe(calls);
      },
    );

    it('end together: when one cannot go on, the run ends after the others, and the next one completes', async () => {
      let loads = 0;
      const failing = (port: OdooPort): OdooPort => ({
        version: (options) => port.version(options),
        call: (model, method, call) => {
          if (model === 'sale.order' && method === 'load') loads += 1;
          return model === 'sale.order' && method === 'load' && loads === 1
            ? Promise.reject(new ConnectorError('ODOO_ACCESS_DENIED', 'Not this once.'))
            : port.call(model, method, call);
        },
      });
      const { sync, made } = await given(60, 2, failing);
      await expect(sync()).rejects.toMatchObject({ code: 'ODOO_ACCESS_DENIED' });
      expect((await made()).orders).toBe(30);
      await sync();
      expect(await made()).toEqual({ orders: 60, lines: 60, pickings: 60 });
    });

    it.each([[0], [9], [1.5]])('are refused when there are %d', (writers) => {
      expect(() => createConnector({ odoo: bot, amazon: {}, writers })).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
      );
    });
  });
}
