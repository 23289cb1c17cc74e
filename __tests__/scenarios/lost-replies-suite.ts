import { describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type OdooPort, type OrderOutcome } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { records, type OdooDatabase, type Seller, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** Orders that Odoo has made, though nobody was told; or that somebody else has made meanwhile. */
export function describeLostReplies(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`orders whose making was not told, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['LOST-MUG'] });
    let seeds = 0;

    const ordersOf = (count: number) => {
      seeds += 1;
      return plainOrders({
        count,
        marketplace: 'ES',
        channel: 'fbm',
        seed: 4000 + seeds,
        skus: ['LOST-MUG'],
      });
    };

    /** Each order once, with Amazon's total, its picking and no problem; and a second run that writes nothing. */
    async function expectAllMadeOnce(seller: Seller): Promise<void> {
      const totals = seller.orders.map((order) => [
        order.orderId,
        Number(order.proceeds?.grandTotal?.amount),
      ]);
      const made = await seller.saleOrders(['x_amazon_order_ref', 'amount_total', 'picking_ids']);
      expect(new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(
        new Map(totals.map(([id, total]) => [id, total])),
      );
      expect(made).toHaveLength(totals.length);
      const pickings = await records(
        stage().bot,
        'stock.picking',
        seller.ours('sale_id.x_amazon_registration_id'),
        [],
      );
      expect(pickings).toHaveLength(totals.length);
      expect(await seller.connector.problems.list({ registration: seller.registration })).toEqual([]);
      expect(new Set((await seller.syncOrders()).map(({ status }) => status))).toEqual(
        new Set(['unchanged']),
      );
      expect(seller.odoo.calls.writes).toBe(0);
    }

    const statuses = (outcomes: readonly OrderOutcome[]): readonly string[] => [
      ...new Set(outcomes.map(({ status }) => status)),
    ];

    it.each(['res.partner', 'sale.order', 'x_amazon_offer'])(
      'by a reply to the load of %s that was lost: all of them are created, and none failed',
      async (model) => {
        let lost = 0;
        const seller = await stage().openSeller(ordersOf(12), {
          throughOdoo: losing((call, index) => {
            const isLost = call === `${model}.load` && index === 1;
            if (isLost) lost += 1;
            return isLost;
          }),
        });
        expect(statuses(await seller.syncOrders())).toEqual(['created']);
        expect(lost).toBe(1);
        await expectAllMadeOnce(seller);
      },
    );

    it('by replies that are lost to every load of more than so many records: batches shrink until they go through', async () => {
      const loads: number[] = [];
      const seller = await stage().openSeller(ordersOf(40), {
        throughOdoo: losing((call, _index, rows) => {
          if (call === 'sale.order.load') loads.push(rows);
          return call === 'sale.order.load' && rows > 12;
        }),
      });
      expect(statuses(await seller.syncOrders())).toEqual(['created']);
      expect(loads.at(-1)).toBeLessThanOrEqual(12);
      expect(loads.length).toBeLessThanOrEqual(25);
      await expectAllMadeOnce(seller);
    });

    it('by a proxy that takes no large body: batches shrink, and nothing fails', async () => {
      const tooLarge = new ConnectorError('ODOO_REQUEST_TOO_LARGE', 'HTTP 413', { status: 413 });
      const seller = await stage().openSeller(ordersOf(24), {
        throughOdoo: (port) => ({
          version: (options) => port.version(options),
          call: (model, method, call) =>
            method === 'load' && rowsOf(call?.args) > 10
              ? Promise.reject(tooLarge)
              : port.call(model, method, call),
        }),
      });
      expect(statuses(await seller.syncOrders())).toEqual(['created']);
      await expectAllMadeOnce(seller);
    });

    it('by another run, between the look at what is there and the load: they are there unchanged, and none failed', async () => {
      let overtake: (() => Promise<unknown>) | undefined;
      const seller = await stage().openSeller(ordersOf(12), {
        throughOdoo: (port) => ({
          version: (options) => port.version(options),
          call: async (model, method, call) => {
            const other = model === 'sale.order' && method === 'load' ? overtake : undefined;
            if (other) overtake = undefined;
            await other?.();
            return port.call(model, method, call);
          },
        }),
      });
      const other = seller.connectorOver(stage().port('bot'), seller.anotherClient());
      overtake = async () => {
        expect(statuses(await collect(other.orders.sync(seller.registration)))).toEqual(['created']);
      };
      expect(statuses(await seller.syncOrders())).toEqual(['unchanged']);
      await expectAllMadeOnce(seller);
    });

    it('of a long page that another run has begun: that one is waited for, and what it leaves is made', async () => {
      const orders = ordersOf(30);
      const seller = await stage().openSeller(orders);
      let begun: Promise<unknown> | undefined;
      // The other run makes the first orders, and dies.
      const dying = losing((call, index) => call === 'sale.order.load' && index === 2, 'ABORTED');
      const other = seller.connectorOver(dying(stage().port('bot')), seller.anotherClient());
      const port = stage().port('bot');
      const overtaken: OdooPort = {
        version: (options) => port.version(options),
        call: async (model, method, call) => {
          if (model === 'sale.order' && method === 'load') {
            begun ??= collect(other.orders.sync(seller.registration)).catch(() => undefined);
            await begun;
          }
          return port.call(model, method, call);
        },
      };
      const mine = seller.connectorOver(overtaken);
      const outcomes = await collect(mine.orders.sync(seller.registration));
      expect(outcomes.filter(({ status }) => status === 'unchanged')).toHaveLength(5);
      expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(25);
      await expectAllMadeOnce(seller);
    });
  });
}

const rowsOf = (args: Readonly<Record<string, unknown>> | undefined): number =>
  Array.isArray(args?.['data']) ? args['data'].length : 0;

/** A port that does what it is asked for, and loses the reply where `loses` says; `index` counts such calls from 1. */
function losing(
  loses: (call: string, index: number, rows: number) => boolean,
  code: 'OUTCOME_UNKNOWN' | 'ABORTED' = 'OUTCOME_UNKNOWN',
): (port: OdooPort) => OdooPort {
  const counts = new Map<string, number>();
  return (port) => ({
    version: (options) => port.version(options),
    call: async (model, method, call) => {
      const name = `${model}.${method}`;
      const index = (counts.get(name) ?? 0) + 1;
      counts.set(name, index);
      const isLost = loses(name, index, rowsOf(call?.args));
      if (isLost && code === 'ABORTED') throw new ConnectorError(code, 'The machine died.');
      const answer = await port.call(model, method, call);
      if (isLost) throw new ConnectorError(code, 'The reply was lost.', { status: 504 });
      return answer;
    },
  });
}
