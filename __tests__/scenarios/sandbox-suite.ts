import { describe, expect, it } from '@jest/globals';
import type { WireOrder } from '../../lib/testing/index.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { modelOrders } from '../amazon/models.ts';
import { onStage } from './on-stage.ts';

const published = modelOrders();
const examples = published ?? [];

/** Amazon's own example orders, through the whole chain. */
export function describeSandbox(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  const title = published
    ? `Amazon's example orders on ${name}`
    : `Amazon's example orders on ${name} (skipped: no ../shared/amazon-models)`;
  (published ? describe : describe.skip)(title, () => {
    const stage = onStage(open, { transport, currencies: ['EUR', 'USD', 'GBP', 'BRL', 'JPY', 'TRY'] });
    const orders = distinct(examples.map(({ order }) => order as WireOrder));

    it.each([
      ['na', ['US', 'BR']],
      ['eu', ['GB', 'TR']],
      ['fe', ['JP']],
    ] as const)(
      'become sale orders with their totals, or are skipped as shipped: region %s',
      async (_region, marketplaces) => {
        const seller = await stage().openSeller(orders, {
          marketplaces,
          ordersSince: '2024-01-01T00:00:00Z',
        });
        const outcomes = await seller.syncOrders({});
        const made = await seller.saleOrders(['x_amazon_order_ref', 'amount_total']);
        const totals = new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));
        const result = outcomes.map((outcome) => [
          outcome.orderId,
          outcome.status === 'skipped' ? outcome.reason : totals.get(outcome.orderId),
        ]);
        expect(result.length).toBeGreaterThan(0);
        expect(result).toEqual(
          outcomes.map(({ orderId }) => [orderId, expectedOf(seller.amazon.order(orderId))]),
        );
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
