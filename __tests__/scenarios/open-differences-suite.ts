import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled, reduced } from '../../lib/testing/index.ts';
import { create, createGoods, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { heldOrder, type HeldOrder } from './held-prices.ts';
import { onStage } from './on-stage.ts';

const minute = 60 * 1000;

/** A total or a tax that was reported as off stays reported as long as it is off. */
export function describeOpenDifferences(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`differences that were reported, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    const item = { sku: 'OPEN-SEVEN', quantity: 3, rows: [['ITEM', '30.00']] } as const;
    const problemsOf = async ({ seller: { connector, registration } }: HeldOrder) =>
      (await connector.problems.list({ registration })).map(({ code }) => code);
    beforeAll(() => createGoods(stage().admin, ['OPEN-SEVEN'], { list_price: 7 }));

    /** Two lines of which a person has changed one, and Amazon the other. */
    async function differing(): Promise<HeldOrder> {
      const order = await heldOrder(stage(), [item, item]);
      await order.edit(0, { price_unit: 9 });
      order.seller.change(order.orderId, reduced([3, 2]));
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      return order;
    }

    it('are not forgotten when the order is recovered, and what a person changed stays', async () => {
      const order = await differing();
      const { connector, registration } = order.seller;
      expect(await connector.orders.recover(registration, order.orderId)).toMatchObject({
        status: 'failed',
        error: { code: 'TOTAL_DIFFERS' },
      });
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      expect(await problemsOf(order)).toEqual(['TOTAL_DIFFERS']);
      expect(await order.amounts()).toEqual([
        [3, 9, 0, 27],
        [2, 10, 0, 20],
      ]);
      await order.edit(0, { price_unit: 10 });
      expect(await connector.orders.recover(registration, order.orderId)).toMatchObject({
        status: 'unchanged',
      });
      expect(await problemsOf(order)).toEqual([]);
    });

    it('are not forgotten when a parked order turns out to differ, and the same run meets it again', async () => {
      const order = await heldOrder(stage(), [item, item]);
      await order.edit(0, { price_unit: 9 });
      order.seller.change(order.orderId, reduced([2, 3]));
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'ORDER_EDITED' } });
      await order.ship(1);
      order.seller.change(order.orderId, cancelled());
      const outcomes = await order.seller.syncOrders();
      expect(outcomes.map((outcome) => 'error' in outcome && outcome.error.code)).toEqual([
        'TOTAL_DIFFERS',
        'TOTAL_DIFFERS',
      ]);
      expect(await problemsOf(order)).toEqual(['TOTAL_DIFFERS']);
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
    });

    it('are not forgotten when its status changes before the next try: the status follows all the same', async () => {
      const order = await differing();
      const { seller, orderId } = order;
      // Its next try is a quarter of an hour away.
      seller.wait(minute);
      seller.amazon.changeOrder(orderId, (wire) => ({
        ...wire,
        fulfillment: { fulfilledBy: 'MERCHANT', fulfillmentStatus: 'PARTIALLY_SHIPPED' },
      }));
      seller.wait(3 * minute);
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      expect(seller.odoo.calls.writes).toBe(0);
      expect(await problemsOf(order)).toEqual(['TOTAL_DIFFERS']);
      expect(await seller.saleOrders(['x_amazon_status'])).toMatchObject([
        { x_amazon_status: 'PARTIALLY_SHIPPED' },
      ]);
    });
  });
}

/** Where Odoo's fiscal positions are computed: the real one. */
export function describeOpenTaxDifferences(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`a tax that was reported as off, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });

    it('leaves what a person has changed since as it is', async () => {
      const { admin } = stage();
      const [ten = 0] = await taxes('Ten', 10);
      const [fiscalPositionId = 0] = await create(admin, 'account.fiscal.position', [{ name: 'Twenty' }]);
      await taxes('Twenty', 20, {
        fiscal_position_ids: [[6, 0, [fiscalPositionId]]],
        original_tax_ids: [[6, 0, [ten]]],
      });
      await createGoods(admin, ['OPEN-TEN'], { taxes_id: [[6, 0, [ten]]] });
      const rows = [
        ['ITEM', '30.00'],
        ['TAX', '3.00', { ITEM: '3.00' }],
      ] as const;
      const order = await heldOrder(stage(), [{ sku: 'OPEN-TEN', quantity: 3, rows }], {
        registration: { taxPolicy: 'park', fiscalPositionId },
        fails: 'TAX_DIFFERS',
      });
      await order.edit(0, { discount: 50 });
      const edited = await order.amounts();
      await order.sync();
      expect(await order.amounts()).toEqual(edited);
    });

    const taxes = (title: string, amount: number, more: Readonly<Record<string, unknown>> = {}) =>
      create(stage().admin, 'account.tax', [
        { name: title, type_tax_use: 'sale', amount_type: 'percent', amount, ...more },
      ]);
  });
}
