import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled } from '../../lib/testing/index.ts';
import { createGoods } from '../../stage/index.ts';
import { heldOrder } from './held-prices.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

describe('an order with a draft invoice that Amazon cancels after a part was shipped, on a real Odoo', () => {
  const stage = onStage(realDatabases('drafted_remainders'), { currencies: ['EUR'] });
  const shop = shopOn(stage);
  beforeAll(() => createGoods(stage().admin, ['DRAFTED-SEVEN'], { list_price: 7, taxes_id: [[6, 0, []]] }));

  it('is left alone while the draft has more than what is left, and follows when the draft is gone', async () => {
    const order = await heldOrder(stage(), [
      { sku: 'DRAFTED-SEVEN', quantity: 3, rows: [['ITEM', '30.00']] },
    ]);
    await order.ship(1);
    const drafts = await shop.invoice([order.saleOrderId]);
    order.seller.change(order.orderId, cancelled());
    const outcome = await order.sync();
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'ALREADY_INVOICED' } });
    expect(outcome?.status === 'failed' && outcome.error.message).toContain('Delete the draft invoice');
    expect(await order.amounts()).toEqual([[3, 10, 0, 30]]);

    await stage().admin.call('account.move', 'unlink', { ids: drafts });
    expect(await order.sync()).toMatchObject({ status: 'updated' });
    expect(await order.amounts()).toEqual([[1, 10, 0, 10]]);
    const { connector, registration } = order.seller;
    expect(await connector.problems.list({ registration })).toEqual([]);
  });
});
