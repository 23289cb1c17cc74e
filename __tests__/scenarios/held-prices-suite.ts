import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled, reduced } from '../../lib/testing/index.ts';
import { createGoods, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { expectOneOfThreeLeft, heldOrder } from './held-prices.ts';
import { holdsPrices, quantityAt } from './its-names.ts';
import { onStage } from './on-stage.ts';

/** Amazon's unit prices stay on the lines, whoever changes their quantity; `inCents` where Odoo keeps two decimals. */
export function describeHeldPrices(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
  { inCents = false } = {},
): void {
  describe(`unit prices that stay Amazon's, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    beforeAll(() => createGoods(stage().admin, ['HELD-SEVEN'], { list_price: 7 }));

    const products = [
      ['a product of another list price', 'HELD-SEVEN'],
      ['the product Amazon Sales', 'NOT-IN-ODOO'],
    ] as const;

    /** Amazon's 10.00 when a person has written the quantity alone; the list price on Odoo 17, which holds none. */
    const priceAfter = async (sku: 'HELD-SEVEN' | 'NOT-IN-ODOO'): Promise<number> =>
      (await holdsPrices(stage().admin)) ? 10 : { 'HELD-SEVEN': 7, 'NOT-IN-ODOO': 0 }[sku];

    it.each(products)(
      'when Amazon cancels three for 30.00 of which one was shipped: %s',
      async (_which, sku) => {
        const order = await heldOrder(stage(), [{ sku, quantity: 3, rows: [['ITEM', '30.00']] }]);
        await expectOneOfThreeLeft(order);
        expect(await order.sync()).toMatchObject({ status: 'unchanged' });
        expect(order.seller.odoo.calls.writes).toBe(0);
      },
    );

    it.each(products)('when a person lowers the quantity from three to two: %s', async (_which, sku) => {
      const price = await priceAfter(sku);
      const order = await heldOrder(stage(), [{ sku, quantity: 3, rows: [['ITEM', '30.00']] }]);
      const before = await order.rest();
      await order.edit(0, { product_uom_qty: 2 });
      expect(await order.amounts()).toEqual([[2, price, 0, 2 * price]]);
      expect(await order.total()).toBe(2 * price);
      await order.edit(0, { product_uom_qty: 1 });
      expect(await order.amounts()).toEqual([[1, price, 0, price]]);
      expect(await order.rest()).toEqual(before);
    });

    it.each(products)(
      'when Amazon reduces three to two, and a person lowers that to one: %s',
      async (_which, sku) => {
        const price = await priceAfter(sku);
        const order = await heldOrder(stage(), [{ sku, quantity: 3, rows: [['ITEM', '30.00']] }]);
        order.seller.change(order.orderId, reduced([2]));
        expect(await order.sync()).toMatchObject({ status: 'updated', changes: ['quantities'] });
        expect(await order.amounts()).toEqual([[2, 10, 0, 20]]);
        await order.edit(0, { product_uom_qty: 1 });
        expect(await order.amounts()).toEqual([[1, price, 0, price]]);
        expect(await order.total()).toBe(price);
      },
    );

    it('when a free item is lowered by Amazon, by a person and by a cancellation: it stays free', async () => {
      const order = await heldOrder(stage(), [{ sku: 'HELD-SEVEN', quantity: 5, rows: [['ITEM', '0.00']] }]);
      order.seller.change(order.orderId, reduced([4]));
      expect(await order.sync()).toMatchObject({ status: 'updated' });
      expect(await order.amounts()).toEqual([[4, 0, 0, 0]]);
      await order.edit(0, await quantityAt(stage().admin, 3, 0));
      expect(await order.amounts()).toEqual([[3, 0, 0, 0]]);
      await order.ship(1);
      order.seller.change(order.orderId, cancelled());
      expect(await order.sync()).toMatchObject({ status: 'updated' });
      expect(await order.amounts()).toEqual([[1, 0, 0, 0]]);
    });

    it('with a share of an indivisible price to the cent, shipping beside it, and nothing of what never left', async () => {
      const order = await heldOrder(stage(), [
        {
          sku: 'HELD-SEVEN',
          quantity: 3,
          rows: [
            ['ITEM', '10.00'],
            ['SHIPPING', '4.98'],
            ['DISCOUNT', '-1.00', { ITEM: '-1.00' }],
          ],
        },
        {
          sku: 'NOT-IN-ODOO',
          quantity: 2,
          rows: [
            ['ITEM', '10.01'],
            ['SHIPPING', '2.00'],
          ],
        },
      ]);
      const before = await order.rest();
      expect(await order.total()).toBe(25.99);
      await order.ship(2);
      order.seller.change(order.orderId, cancelled());
      expect(await order.sync()).toMatchObject({ status: 'updated' });
      const places = before.map((line) => [line['x_amazon_component'], line['x_amazon_amount']]);
      const amounts = await order.amounts();
      expect(places.map((place, index) => [...place, amounts[index]])).toEqual([
        ['item', '10.00', inCents ? [2, 3.34, 0, 6.68] : [2, 3.335, 0, 6.67]],
        ['shipping', '4.98', [1, 4.98, 0, 4.98]],
        ['discount', '-1.00', [1, -1, 0, -1]],
        ['item', '10.01', inCents ? [0, 5.01, 0, 0] : [0, 5.005, 0, 0]],
        ['shipping', '2.00', [0, 2, 0, 0]],
      ]);
      expect(await order.total()).toBe(10.65);
      const after = await order.rest();
      expect(after.filter((line) => line['x_amazon_component'] !== 'rounding')).toEqual(before);
      expect(after).toHaveLength(before.length + (inCents ? 1 : 0));
    });

    it('but for those that a person sets: they stay too, and the total is reported until it is right', async () => {
      const order = await heldOrder(stage(), [{ sku: 'HELD-SEVEN', quantity: 3, rows: [['ITEM', '30.00']] }]);
      await order.ship(1);
      // Last, so that it shows who did it: Odoo's times have no fractions of seconds.
      await order.edit(0, { price_unit: 9 });
      order.seller.change(order.orderId, cancelled());
      const first = await order.sync();
      expect(first).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      expect(first?.status === 'failed' && first.error.message).toContain('quantity 1, unit price 9');
      expect(await order.amounts()).toEqual([[1, 9, 0, 9]]);
      expect(await order.sync()).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      await order.edit(0, { price_unit: 10 });
      expect(await order.sync()).toMatchObject({ status: 'unchanged' });
      const { connector, registration } = order.seller;
      expect(await connector.problems.list({ registration })).toEqual([]);
    });

    it('and a line that a person changed is not priced again when Amazon changes another', async () => {
      const item = { sku: 'HELD-SEVEN', quantity: 3, rows: [['ITEM', '30.00']] } as const;
      const order = await heldOrder(stage(), [item, item]);
      await order.edit(0, { price_unit: 9, discount: 50 });
      order.seller.change(order.orderId, reduced([3, 2]));
      const outcome = await order.sync();
      expect(outcome).toMatchObject({ status: 'failed', error: { code: 'TOTAL_DIFFERS' } });
      expect(outcome?.status === 'failed' && outcome.error.message).toContain('a discount of 50 %');
      expect(await order.amounts()).toEqual([
        [3, 9, 50, 13.5],
        [2, 10, 0, 20],
      ]);
    });
  });
}
