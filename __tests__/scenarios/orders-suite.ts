import { describe, expect, it } from '@jest/globals';
import { generateOrders, plainOrders } from '../../lib/testing/index.ts';
import { count, createGoods, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { groupsMoves } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { describeOrderRelations } from './order-relations-suite.ts';
import { describeOrderRuns } from './order-runs-suite.ts';

/** The scenarios of orders.sync, the same on every Odoo and every transport. */
export function describeOrders(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`orders.sync on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });

    it('turns a page of 100 new FBM orders into confirmed sale orders with pickings, in at most 17 calls; a second run writes nothing', async () => {
      // With products that are found by reference, so that offers are written too.
      const skus = ['BULK-MUG', 'BULK-CUP'];
      await createGoods(stage().admin, skus);
      const orders = plainOrders({ count: 100, marketplace: 'US', channel: 'fbm', seed: 11, skus });
      const seller = await stage().openSeller(orders, { marketplaces: ['US'] });
      const outcomes = await seller.syncOrders();
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(17);
      expect(outcomes.map(({ status }) => status)).toEqual(orders.map(() => 'created'));

      const made = await seller.saleOrders(['state', 'picking_ids', 'amount_total', 'client_order_ref']);
      expect(
        made.every(
          ({ state, picking_ids }) =>
            state === 'sale' && Array.isArray(picking_ids) && picking_ids.length === 1,
        ),
      ).toBe(true);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]),
      );
      expect(made.map(({ client_order_ref, amount_total }) => [client_order_ref, amount_total])).toEqual(
        made.map(({ client_order_ref }) => [client_order_ref, totals.get(String(client_order_ref))]),
      );

      const again = await seller.syncOrders();
      expect(seller.odoo.calls.writes).toBe(0);
      expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['unchanged']));
      expect(await count(stage().bot, 'sale.order', seller.ours('x_amazon_registration_id'))).toBe(100);
    });

    it('turns 100 shipped FBA orders into confirmed sale orders whose goods have left the Amazon location, in at most 24 calls and one for SKUs that no product has', async () => {
      const seller = await stage().openSeller(
        plainOrders({ count: 100, marketplace: 'US', channel: 'fba', seed: 12 }),
        { marketplaces: ['US'] },
      );
      const outcomes = await seller.syncOrders();
      // Up to Odoo 18: procurement groups, and for each of two batches the cents that taxed lines miss.
      const more = (await groupsMoves(stage().admin)) ? 1 + 2 * 3 : 0;
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(24 + 1 + more);
      expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(100);
      const made = await seller.saleOrders([
        'state',
        'picking_ids',
        'x_amazon_channel',
        'x_amazon_move_state',
      ]);
      expect(made).toHaveLength(100);
      expect(
        made.every(
          ({ state, picking_ids, x_amazon_channel, x_amazon_move_state }) =>
            state === 'sale' &&
            Array.isArray(picking_ids) &&
            picking_ids.length === 1 &&
            x_amazon_channel === 'fba' &&
            x_amazon_move_state === 'moved',
        ),
      ).toBe(true);
    });

    it("comes to Amazon's total for orders with everything that Amazon charges and discounts", async () => {
      const orders = generateOrders({
        count: 80,
        seed: 13,
        marketplaces: ['ES', 'DE'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        peculiarities: { indivisiblePrice: 0.3, giftWrap: 0.3, codFee: 0.2, deliveryTip: 0.1 },
      });
      const seller = await stage().openSeller(orders, { marketplaces: ['ES', 'DE'] });
      const outcomes = await seller.syncOrders();
      expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
      const made = await seller.saleOrders(['x_amazon_order_ref', 'amount_total']);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount ?? 0)]),
      );
      expect(Object.fromEntries(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(
        Object.fromEntries(totals),
      );
    });

    it("keeps Amazon's date, currency, reference and delivery promise, and the registration's warehouse and team", async () => {
      const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 14 });
      if (!order) throw new Error('no order');
      const seller = await stage().openSeller([order]);
      await seller.syncOrders();
      const [made] = await seller.saleOrders([
        'date_order',
        'currency_id',
        'client_order_ref',
        'warehouse_id',
        'team_id',
        'commitment_date',
        'user_id',
      ]);
      const odooTime = (iso: string | undefined) =>
        iso === undefined ? false : iso.slice(0, 19).replace('T', ' ');
      expect(made).toMatchObject({
        date_order: odooTime(order.createdTime),
        client_order_ref: order.orderId,
        commitment_date: odooTime(order.fulfillment?.deliverByWindow?.latestDateTime),
        warehouse_id: [seller.registration.warehouseId, expect.any(String)],
        team_id: [seller.registration.salesTeamId, 'Amazon'],
        user_id: false,
      });
      expect(made?.['currency_id']).toEqual([expect.any(Number), 'EUR']);
    });

    describeOrderRelations(stage);
    describeOrderRuns(stage);
  });
}
