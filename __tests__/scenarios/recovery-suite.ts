import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  ConnectorError,
  createConnector,
  sellingPartnerApi,
  type AmazonPort,
  type OdooPort,
} from '../../lib/index.ts';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import { count, preparePricelist, type ScenarioDatabase, type Transport } from './ends.ts';

/** What happens when Odoo dies in the middle of a run: before a call, or after it, with the reply lost. */
export function describeRecovery(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`a run that Odoo's death cuts off, on ${name}`, () => {
    let amazon: EmbeddedAmazon;
    let bot: OdooPort;
    let sellers = 0;

    beforeAll(async () => {
      const database = await open();
      const admin = transport(database, 'admin');
      bot = transport(database, 'bot');
      amazon = await startEmbeddedAmazon({ usagePlans: false });
      await preparePricelist(admin, 'EUR');
      await createConnector({ odoo: admin, amazon: {} }).install();
    }, 60_000);

    afterAll(async () => {
      await amazon.close();
    });

    const died = (): ConnectorError => new ConnectorError('ODOO_UNREACHABLE', 'Odoo died.');

    /** An Odoo that dies at its nth call, before or after doing it, and stays dead. */
    function dyingAt(
      nth: number,
      moment: 'before' | 'after',
    ): OdooPort & { readonly reached: () => boolean } {
      let calls = 0;
      return {
        reached: () => calls >= nth,
        version: (options) => bot.version(options),
        call: async (model, method, call) => {
          calls += 1;
          if (calls > nth || (calls === nth && moment === 'before')) throw died();
          const result = await bot.call(model, method, call);
          if (calls === nth) throw died();
          return result;
        },
      };
    }

    it.each(['before', 'after'] as const)(
      'completes on the next run without a duplicate, wherever the cut was: %s each call',
      async (moment) => {
        let cuts = 0;
        for (let nth = 1; nth <= 40; nth += 1) {
          sellers += 1;
          const orders = plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm', seed: 1000 + sellers });
          await amazon.close();
          amazon = await startEmbeddedAmazon({ usagePlans: false, orders });
          const port: AmazonPort = sellingPartnerApi({
            region: 'eu',
            endpoint: amazon.endpoint,
            ...amazon.credentials,
          });
          const registration = await createConnector({ odoo: bot, amazon: port }).registrations.register({
            name: `Cut ${sellers}`,
            sellerId: `CUTSELLER${sellers}`,
            marketplaces: ['ES'],
            ordersSince: '2026-01-01T00:00:00Z',
          });
          const odoo = dyingAt(nth, moment);
          await collect(createConnector({ odoo, amazon: port }).orders.sync(registration)).catch(
            (error: unknown) => {
              expect(error).toMatchObject({ code: 'ODOO_UNREACHABLE' });
            },
          );
          if (!odoo.reached()) break;
          cuts += 1;
          await collect(
            createConnector({ odoo: bot, amazon: port }).orders.sync(registration, {
              since: '2026-01-01T00:00:00Z',
            }),
          );
          const mine = [['x_amazon_registration_id', '=', registration.id]];
          expect(await count(bot, 'sale.order', mine)).toBe(3);
          expect(
            await count(bot, 'sale.order.line', [
              ['order_id.x_amazon_registration_id', '=', registration.id],
            ]),
          ).toBe(3);
          expect(
            await count(bot, 'stock.picking', [['sale_id.x_amazon_registration_id', '=', registration.id]]),
          ).toBe(3);
        }
        expect(cuts).toBeGreaterThanOrEqual(10);
      },
      120_000,
    );
  });
}
