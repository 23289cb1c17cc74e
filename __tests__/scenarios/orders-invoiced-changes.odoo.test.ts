import { beforeAll, describe, expect, it } from '@jest/globals';
import { cancelled, generateOrders, reduced, type WireOrder } from '../../lib/testing/index.ts';
import { create, records, type Row } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

// Invoices and taxes are Odoo's own engines: proved on the real one only.
describe('orders that change after they were invoiced, or with taxes, on a real Odoo', () => {
  const stage = onStage(realDatabases('invoiced-changes'));
  let seeds = 0;

  beforeAll(async () => {
    const { admin } = stage();
    const products = await records(admin, 'product.template', [['name', '=', 'Amazon Sales']], ['name']);
    await admin.call('product.template', 'write', {
      ids: products.map(({ id }) => id),
      args: { vals: { invoice_policy: 'order' } },
    });
  });

  /** One order of one plain item, imported, and a way to change it at Amazon and sync again. */
  async function imported(quantity: number) {
    seeds += 1;
    const [order] = generateOrders({
      count: 1,
      seed: 7000 + seeds,
      marketplaces: ['US'],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      peculiarities: {
        severalItems: 0,
        salesTax: 0,
        giftWrap: 0,
        shipping: 0,
        itemDiscount: 0,
        replacement: 0,
      },
    });
    if (!order) throw new Error('no order');
    const plain = priced(order, quantity);
    const seller = await stage().openSeller([plain], { marketplaces: ['US'] });
    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
    return {
      connector: seller.connector,
      registration: seller.registration,
      saleOrder: async (): Promise<Row | undefined> =>
        (await seller.saleOrders(['state', 'amount_total', 'amount_tax', 'invoice_ids', 'order_line']))[0],
      change: (change: (wire: WireOrder) => WireOrder) => {
        seller.change(plain.orderId, change);
        return seller.syncOrders();
      },
    };
  }

  /** An item at 3.33 a piece, so that no unit price comes to its total without amounts of its own. */
  function priced(order: WireOrder, quantity: number): WireOrder {
    const [item] = order.orderItems;
    if (!item) throw new Error('no item');
    const total = { amount: (quantity === 3 ? 10 : quantity * 3.33).toFixed(2), currencyCode: 'USD' };
    return {
      ...order,
      proceeds: { grandTotal: total },
      orderItems: [
        {
          ...item,
          // Where Amazon collects the tax, the line has none.
          tax: undefined,
          quantityOrdered: quantity,
          proceeds: { proceedsTotal: total, breakdowns: [{ type: 'ITEM', subtotal: total }] },
        },
      ],
    };
  }

  async function invoice(order: Row | undefined, post: boolean): Promise<number> {
    const [wizard] = await create(stage().bot, 'sale.advance.payment.inv', [
      {
        advance_payment_method: 'delivered',
        consolidated_billing: false,
        sale_order_ids: [[6, 0, [order?.id]]],
      },
    ]);
    await stage().bot.call('sale.advance.payment.inv', 'create_invoices', { ids: [wizard ?? 0] });
    const [made] = await records(
      stage().bot,
      'account.move',
      [['invoice_line_ids.sale_line_ids.order_id', '=', order?.id]],
      ['state'],
    );
    if (post) await stage().bot.call('account.move', 'action_post', { ids: [made?.id ?? 0] });
    return made?.id ?? 0;
  }

  const stateOf = async (invoiceId: number) =>
    (await records(stage().admin, 'account.move', [['id', '=', invoiceId]], ['state']))[0]?.['state'];

  it('cancels a draft invoice with the order', async () => {
    const scenario = await imported(1);
    const draft = await invoice(await scenario.saleOrder(), false);
    expect(await scenario.change(cancelled())).toMatchObject([{ status: 'cancelled' }]);
    expect(await scenario.saleOrder()).toMatchObject({ state: 'cancel' });
    expect(await stateOf(draft)).toBe('cancel');
  });

  it('touches nothing where an invoice is posted, tells what to do, and follows once the invoice is taken back', async () => {
    const scenario = await imported(1);
    const posted = await invoice(await scenario.saleOrder(), true);
    expect(await scenario.change(cancelled())).toMatchObject([
      { status: 'failed', error: { code: 'ALREADY_INVOICED' } },
    ]);
    expect(await scenario.saleOrder()).toMatchObject({ state: 'sale' });
    expect(await stateOf(posted)).toBe('posted');
    const [problem] = await scenario.connector.problems.list({ registration: scenario.registration });
    expect(problem?.reason).toMatch(/INV\/.* is posted\. Make a credit note/);

    const [reversal] = await create(stage().bot, 'account.move.reversal', [
      { move_ids: [[6, 0, [posted]]], journal_id: await journalOf(posted) },
    ]);
    await stage().bot.call('account.move.reversal', 'refund_moves', { ids: [reversal ?? 0] });
    const [credit] = await records(
      stage().bot,
      'account.move',
      [['reversed_entry_id', '=', posted]],
      ['state'],
    );
    await stage().bot.call('account.move', 'action_post', { ids: [credit?.id ?? 0] });
    expect(await scenario.connector.orders.recover(scenario.registration, problem?.ref ?? '')).toMatchObject({
      status: 'cancelled',
    });
    expect(await scenario.saleOrder()).toMatchObject({ state: 'cancel' });
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
  });

  async function journalOf(invoiceId: number): Promise<number> {
    const [row] = await records(stage().bot, 'account.move', [['id', '=', invoiceId]], ['journal_id']);
    return Array.isArray(row?.['journal_id']) ? Number(row['journal_id'][0]) : 0;
  }

  it('leaves a reduced line alone that is invoiced', async () => {
    const scenario = await imported(3);
    await invoice(await scenario.saleOrder(), true);
    expect(await scenario.change(reduced([2]))).toMatchObject([
      { status: 'failed', error: { code: 'ALREADY_INVOICED' } },
    ]);
    expect(await scenario.saleOrder()).toMatchObject({ state: 'sale', amount_total: 10 });
  });

  it("comes to Amazon's new total to the cent, tax and all, when an item is reduced", async () => {
    const scenario = await imported(3);
    expect(await scenario.saleOrder()).toMatchObject({ amount_total: 10 });
    expect(await scenario.change(reduced([2]))).toMatchObject([
      { status: 'updated', changes: ['quantities'] },
    ]);
    const order = await scenario.saleOrder();
    // 10.00 for three: 6.67 are left of it.
    expect(order).toMatchObject({ amount_total: 6.67 });
    expect(Number(order?.['amount_tax'])).toBeGreaterThan(0);
  });
});
