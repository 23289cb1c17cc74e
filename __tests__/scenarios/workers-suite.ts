import { describe, expect, it } from '@jest/globals';
import { collect, isConnectorError } from '../../lib/index.ts';
import { cancelled, generateOrders, reduced } from '../../lib/testing/index.ts';
import {
  longAgo,
  patientClock,
  records,
  type OdooDatabase,
  type Seller,
  type Transport,
} from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

const hour = 60 * 60 * 1000;

/** Several workers on the same orders at the same time: what one of them would have come to, once. */
export function describeWorkers(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`several workers at once, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['WORKER-MUG'] });
    let seeds = 0;

    /** What `count` workers of their own come to when they start together; what may pass with time is no failure. */
    async function race(
      count: number,
      { registration, connectorOver, anotherClient }: Seller,
    ): Promise<void> {
      const workers = Array.from({ length: count }, () =>
        connectorOver(stage().port('bot'), anotherClient()),
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
      seeds += 1;
      const orders = generateOrders({
        count: 16,
        seed: 600 + seeds,
        marketplaces: ['ES'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        skus: ['WORKER-MUG'],
        returningBuyers: 0.5,
        peculiarities: { severalUnits: 1, severalItems: 0, replacement: 0, nonAmazon: 0, business: 0 },
      });
      // Sleep takes its time: workers that are there again at once would only lose again.
      const seller = await stage().openSeller(orders, { clock: patientClock() });
      const { ours, syncOrders: settle } = seller;
      const { admin } = stage();

      await race(count, seller);
      await settle();
      expect((await settle()).map(({ status }) => status)).toEqual(orders.map(() => 'unchanged'));
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
      seller.wait(hour);
      seller.amazon.changeOrder(first?.orderId ?? '', cancelled());
      seller.amazon.changeOrder(second?.orderId ?? '', reduced([1]));
      seller.wait(hour);
      await race(count, seller);
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
      expect(await seller.connector.problems.list({ registration: seller.registration })).toEqual([]);
    });
  });
}
