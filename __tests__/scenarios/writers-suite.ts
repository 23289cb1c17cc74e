import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError, createConnector, type OdooPort } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { count, createGoods, patientClock, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** Several calls at once for the sale orders of a page. */
export function describeWriters(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`several writers on ${name}`, () => {
    const stage = onStage(open, { transport });
    let seeds = 0;

    beforeAll(async () => {
      // One article for all: their pickings lock the same stock.
      await createGoods(stage().admin, ['WRITERS-MUG'], { is_storable: true });
    });

    async function given(orderCount: number, writers: number, throughOdoo = (port: OdooPort) => port) {
      seeds += 1;
      const orders = plainOrders({
        count: orderCount,
        marketplace: 'US',
        channel: 'fbm',
        seed: 7000 + seeds,
        skus: ['WRITERS-MUG'],
      });
      const seller = await stage().openSeller(orders, {
        marketplaces: ['US'],
        connector: { writers },
        throughOdoo,
        // Writers that race would only lose again, were they there at once.
        clock: patientClock(),
      });
      const countOf = (model: string, path: string) => count(stage().bot, model, seller.ours(path));
      return {
        sync: seller.syncOrders,
        made: async () => ({
          orders: await countOf('sale.order', 'x_amazon_registration_id'),
          lines: await countOf('sale.order.line', 'order_id.x_amazon_registration_id'),
          pickings: await countOf('stock.picking', 'sale_id.x_amazon_registration_id'),
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
      [4, 100, 3],
    ])(
      'share a page, after its first orders, in batches of at least 25 (writers %d, orders %d, calls %d)',
      async (writers, orders, calls) => {
        let loads = 0;
        const counting = (port: OdooPort): OdooPort => ({
          version: (options) => port.version(options),
          call: (model, method, call) => {
            const isLoad = model === 'sale.order' && method === 'load';
            if (isLoad) loads += 1;
            // But for the first orders nothing is made: the calls alone count here, and a race would add some.
            return isLoad && loads > 1
              ? Promise.reject(new ConnectorError('ODOO_ACCESS_DENIED', 'Not here.'))
              : port.call(model, method, call);
          },
        });
        const { sync } = await given(orders, writers, counting);
        await expect(sync()).rejects.toMatchObject({ code: 'RIGHTS_MISSING' });
        expect(loads).toBe(1 + calls);
      },
    );

    it('end together: when one cannot go on, the run ends after the others, and the next one completes', async () => {
      let loads = 0;
      const failing = (port: OdooPort): OdooPort => ({
        version: (options) => port.version(options),
        call: (model, method, call) => {
          if (model === 'sale.order' && method === 'load') loads += 1;
          return model === 'sale.order' && method === 'load' && loads === 2
            ? Promise.reject(new ConnectorError('ODOO_ACCESS_DENIED', 'Not this once.'))
            : port.call(model, method, call);
        },
      });
      const { sync, made } = await given(60, 2, failing);
      await expect(sync()).rejects.toMatchObject({ code: 'RIGHTS_MISSING' });
      // The first five, and the smaller half of the others.
      expect((await made()).orders).toBe(32);
      await sync();
      expect(await made()).toEqual({ orders: 60, lines: 60, pickings: 60 });
    });

    it.each([[0], [9], [1.5]])('are refused when there are %d', (writers) => {
      expect(() => createConnector({ odoo: stage().bot, amazon: {}, writers })).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
      );
    });
  });
}
