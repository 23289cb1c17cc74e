import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  createConnector,
  sellingPartnerApi,
  type OdooPort,
  type Registration,
} from '../../lib/index.ts';
import {
  cancelled,
  generateOrders,
  reduced,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type WireOrder,
} from '../../lib/testing/index.ts';
import { create, jsonRpc, records, type Row } from './ends.ts';
import { realDatabases } from './real.ts';

const longAgo = '2026-01-01T00:00:00Z';
const hour = 60 * 60 * 1000;

// Invoices and taxes are Odoo's own engines: proved on the real one only.
describe('orders that change after they were invoiced, or with taxes, on a real Odoo', () => {
  const open = realDatabases('invoiced-changes');
  let admin: OdooPort;
  let bot: OdooPort;
  let now = Date.now();
  let amazon: EmbeddedAmazon;
  let sellers = 0;

  beforeAll(async () => {
    const database = await open();
    [admin, bot] = [jsonRpc(database, 'admin'), jsonRpc(database, 'bot')];
    amazon = await startEmbeddedAmazon();
    await createConnector({ odoo: admin, amazon: {} }).install();
    const products = await records(admin, 'product.template', [['name', '=', 'Amazon Sales']], ['name']);
    await admin.call('product.template', 'write', {
      ids: products.map(({ id }) => id),
      args: { vals: { invoice_policy: 'order' } },
    });
  });

  afterAll(async () => {
    await amazon.close();
  });

  /** One order of one plain item, imported, and a way to change it at Amazon and sync again. */
  async function imported(quantity: number) {
    sellers += 1;
    const [order] = generateOrders({
      count: 1,
      seed: 7000 + sellers,
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
    await amazon.close();
    const plain = priced(order, quantity);
    amazon = await startEmbeddedAmazon({ usagePlans: false, orders: [plain], clock: { now: () => now } });
    const port = sellingPartnerApi({ region: 'na', endpoint: amazon.endpoint, ...amazon.credentials });
    const connector = createConnector({ odoo: bot, amazon: port });
    const registration = await connector.registrations.register({
      name: `Invoiced ${sellers}`,
      sellerId: `INVOICED${sellers}`,
      marketplaces: ['US'],
      ordersSince: longAgo,
    });
    const sync = () => collect(connector.orders.sync(registration, { since: longAgo }));
    expect(await sync()).toMatchObject([{ status: 'created' }]);
    return {
      connector,
      registration,
      saleOrder: () => saleOrderOf(registration),
      change: (change: (wire: WireOrder) => WireOrder) => {
        now += hour;
        amazon.changeOrder(plain.orderId, change);
        now += hour;
        return sync();
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

  async function saleOrderOf(registration: Registration): Promise<Row | undefined> {
    const [row] = await records(
      admin,
      'sale.order',
      [['x_amazon_registration_id', '=', registration.id]],
      ['state', 'amount_total', 'amount_tax', 'invoice_ids', 'order_line'],
    );
    return row;
  }

  async function invoice(order: Row | undefined, post: boolean): Promise<number> {
    const [wizard] = await create(bot, 'sale.advance.payment.inv', [
      {
        advance_payment_method: 'delivered',
        consolidated_billing: false,
        sale_order_ids: [[6, 0, [order?.id]]],
      },
    ]);
    await bot.call('sale.advance.payment.inv', 'create_invoices', { ids: [wizard ?? 0] });
    const [made] = await records(
      bot,
      'account.move',
      [['invoice_line_ids.sale_line_ids.order_id', '=', order?.id]],
      ['state'],
    );
    if (post) await bot.call('account.move', 'action_post', { ids: [made?.id ?? 0] });
    return made?.id ?? 0;
  }

  const stateOf = async (invoiceId: number) =>
    (await records(admin, 'account.move', [['id', '=', invoiceId]], ['state']))[0]?.['state'];

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

    const [reversal] = await create(bot, 'account.move.reversal', [
      { move_ids: [[6, 0, [posted]]], journal_id: await journalOf(posted) },
    ]);
    await bot.call('account.move.reversal', 'refund_moves', { ids: [reversal ?? 0] });
    const [credit] = await records(bot, 'account.move', [['reversed_entry_id', '=', posted]], ['state']);
    await bot.call('account.move', 'action_post', { ids: [credit?.id ?? 0] });
    expect(await scenario.connector.orders.recover(scenario.registration, problem?.ref ?? '')).toMatchObject({
      status: 'cancelled',
    });
    expect(await scenario.saleOrder()).toMatchObject({ state: 'cancel' });
    expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
  });

  async function journalOf(invoiceId: number): Promise<number> {
    const [row] = await records(bot, 'account.move', [['id', '=', invoiceId]], ['journal_id']);
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
