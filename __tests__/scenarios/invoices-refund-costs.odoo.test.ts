import { describe, expect, it } from '@jest/globals';
import { decimal, sum } from '../../lib/support/money.ts';
import { create, records } from '../../stage/index.ts';
import { carriesTotals } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { mugs, refundOf, refundsOn, threeMugs } from './refunds.ts';

describe('invoices.refund on a real Odoo, of goods valued in real time', () => {
  const stage = onStage(realDatabases('refund_costs'));
  const world = refundsOn(stage);

  it('takes the cost of units that came back out of the expenses, and no cost with money alone', async () => {
    const { admin } = stage();
    const [account] = await create(admin, 'account.account', [
      { name: 'Stock in real time', code: '119900', account_type: 'asset_current' },
    ]);
    const [category] = await create(admin, 'product.category', [
      {
        name: 'In real time',
        property_cost_method: 'average',
        property_valuation: 'real_time',
        property_stock_valuation_account_id: account,
      },
    ]);
    const mug = { default_code: 'MUG', is_storable: true, categ_id: category, standard_price: 2 };
    await create(admin, 'product.product', [{ name: 'Mug', invoice_policy: 'delivery', ...mug }]);
    const [order = { orderId: '', saleOrderId: 0 }] = await world.sell([threeMugs]);
    await world.billAndPost([order]);
    const money = refundOf(order, 'M', mugs('3.33'), { kind: 'shipping', amount: '1.00' });
    expect(await world.refund([money])).toMatchObject([{ status: 'created' }]);
    await world.keepDelivered(order, 2);
    expect(await world.refund([refundOf(order, 'U', mugs('3.33', 1))])).toMatchObject([
      { status: 'created' },
    ]);

    const notes = await world.creditNotes(order);
    expect(notes.map((note) => note['amount_total'])).toEqual([4.33, 3.33]);
    const costs = await records(
      admin,
      'account.move.line',
      [
        ['move_id', 'in', notes.map(({ id }) => id)],
        ['display_type', '=', 'cogs'],
      ],
      ['move_id', 'quantity', 'debit', 'account_id'],
    );
    expect(costs.map((line) => [line['quantity'], line['debit']])).toEqual([
      [1, 2],
      [1, 0],
    ]);
    expect(costs.every((line) => String(line['move_id']).startsWith(String(notes[1]?.id)))).toBe(true);
    const [item, shipping, ...roundings] = await world.linesOf([notes[0]?.id ?? 0]);
    expect(item).toMatchObject({ product_id: false });
    expect(shipping?.['product_id']).not.toBe(false);
    // Up to Odoo 18 the tax of 15 % leaves a hundredth for a line of roundings.
    expect(roundings.map((line) => line['price_total'])).toEqual((await carriesTotals(admin)) ? [] : [0.01]);
    const amounts = [item, ...roundings].map((line) => decimal(Number(line?.['price_total'])));
    expect(sum(amounts).toFixed(2)).toBe('3.33');
  });
});
