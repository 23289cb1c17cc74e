import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled, reduced } from '../../lib/testing/index.ts';
import { createGoods, jsonRpc } from '../../stage/index.ts';
import { onVersions } from './embedded.ts';
import { heldOrder } from './held-prices.ts';
import { onStage } from './on-stage.ts';
import { inEuros, pricedOrder } from './priced-orders.ts';

onVersions([17, 18], (where, open) => {
  describe(`the line named Rounding, where prices keep two decimals, on ${where}`, () => {
    const stage = onStage(open, { transport: jsonRpc, currencies: ['EUR'] });
    const threeForTen = { sku: 'THIRDS', quantity: 3, rows: [['ITEM', '10.00']] } as const;
    beforeAll(() => createGoods(stage().admin, ['THIRDS'], { list_price: 7 }));

    it('has the cents of what is left when Amazon cancels after a part was shipped, and costs no more calls', async () => {
      const order = await heldOrder(stage(), [threeForTen]);
      expect(await order.amounts()).toEqual([
        [3, 3.33, 0, 9.99],
        [1, 0.01, 0, 0.01],
      ]);
      await order.ship(2);
      order.seller.change(order.orderId, cancelled());
      expect(await order.sync()).toMatchObject({ changes: ['status', 'remainder_cancelled'] });
      expect(order.seller.odoo.calls.total).toBeLessThanOrEqual(10);
      expect(await order.amounts()).toEqual([
        [2, 3.34, 0, 6.68],
        [1, -0.01, 0, -0.01],
      ]);
      expect(await order.total()).toBe(6.67);
      order.seller.change(order.orderId, (wire) => wire);
      expect(await order.sync()).toMatchObject({ status: 'unchanged' });
      expect(await order.total()).toBe(6.67);
    });

    it('follows when Amazon lowers a quantity', async () => {
      const order = await heldOrder(stage(), [{ ...threeForTen, quantity: 6 }]);
      expect((await order.amounts())[1]).toEqual([1, -0.02, 0, -0.02]);
      order.seller.change(order.orderId, reduced([3]));
      expect(await order.sync()).toMatchObject({ status: 'updated', changes: ['quantities'] });
      expect(await order.amounts()).toEqual([
        [3, 1.67, 0, 5.01],
        [1, -0.01, 0, -0.01],
      ]);
    });

    it('is made when an amount that Amazon has changed needs one', async () => {
      const nine = { ...threeForTen, rows: [['ITEM', '9.00']] } as const;
      const order = await heldOrder(stage(), [nine]);
      expect(await order.amounts()).toEqual([[3, 3, 0, 9]]);
      order.seller.change(order.orderId, ({ lastUpdatedTime }) => ({
        ...pricedOrder(order.orderId, [threeForTen], inEuros),
        lastUpdatedTime,
      }));
      expect(await order.sync()).toMatchObject({ status: 'updated', changes: ['amounts'] });
      expect(await order.amounts()).toEqual([
        [3, 3.33, 0, 9.99],
        [1, 0.01, 0, 0.01],
      ]);
    });
  });
});
