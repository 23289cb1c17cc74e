import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  ConnectorError,
  createConnector,
  isConnectorError,
  sellingPartnerApi,
  type OdooPort,
} from '../../lib/index.ts';
import { plainOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import { count, preparePricelist, records, type ScenarioDatabase, type Transport } from './ends.ts';

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

    // A Spanish buyer of an American company: Odoo's fiscal position takes the tax away, so totals have to be settled too.
    /** Imports three orders with an Odoo that dies at its nth call, then again with one that lives; undefined past the last call. */
    async function cutAt(nth: number, moment: 'before' | 'after') {
      sellers += 1;
      const orders = plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm', seed: 1000 + sellers });
      await amazon.close();
      amazon = await startEmbeddedAmazon({ usagePlans: false, orders });
      const port = sellingPartnerApi({ region: 'eu', endpoint: amazon.endpoint, ...amazon.credentials });
      const living = createConnector({ odoo: bot, amazon: port });
      const registration = await living.registrations.register({
        name: `Cut ${sellers}`,
        sellerId: `CUTSELLER${sellers}`,
        marketplaces: ['ES'],
        ordersSince: since,
      });
      const odoo = dyingAt(nth, moment);
      // Reads are tried again: without waiting, since nothing comes back to life here.
      const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
      const dying = createConnector({ odoo, amazon: port, clock });
      const code = await collect(dying.orders.sync(registration)).then(
        () => 'completed',
        (error: unknown) => (isConnectorError(error) ? error.code : String(error)),
      );
      if (!odoo.reached()) return undefined;
      await collect(living.orders.sync(registration, { since }));
      const of = (path: string) => [[path, '=', registration.id]];
      const made = await records(bot, 'sale.order', of('x_amazon_registration_id'), [
        'x_amazon_order_ref',
        'amount_total',
      ]);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]),
      );
      return {
        code,
        offTotal: made.filter((row) => totals.get(String(row['x_amazon_order_ref'])) !== row['amount_total'])
          .length,
        orders: await count(bot, 'sale.order', of('x_amazon_registration_id')),
        lines: await count(bot, 'sale.order.line', of('order_id.x_amazon_registration_id')),
        pickings: await count(bot, 'stock.picking', of('sale_id.x_amazon_registration_id')),
      };
    }

    it.each(['before', 'after'] as const)(
      'completes on the next run without a duplicate, wherever the cut was: %s each call',
      async (moment) => {
        const ends: Awaited<ReturnType<typeof cutAt>>[] = [];
        for (let nth = 1; nth <= 40; nth += 1) {
          const end = await cutAt(nth, moment);
          if (end === undefined) break;
          ends.push(end);
        }
        expect(ends.length).toBeGreaterThanOrEqual(10);
        const whole = { code: 'ODOO_UNREACHABLE', offTotal: 0, orders: 3, lines: 3, pickings: 3 };
        expect(ends).toEqual(ends.map(() => whole));
      },
      120_000,
    );
  });
}

const since = '2026-01-01T00:00:00Z';
