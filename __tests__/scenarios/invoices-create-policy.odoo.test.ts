import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, countCalls } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records } from '../../stage/index.ts';
import { openDepot, shippedOrder } from './depot.ts';
import { invoicing, mugs } from './invoicing.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

describe('which orders invoices.create invoices, on a real Odoo', () => {
  const stage = onStage(realDatabases('invoices_policy'), { currencies: ['EUR'], goods: ['FBA-MUG'] });
  const shop = shopOn(stage);
  const { orders, importAll, idsOf, invoice, invoicesOf, sums, amazonTotals, linesOf } = invoicing(shop);

  beforeAll(() => shop.sellWith([]));

  const byAmazon = (order: WireOrder | undefined): WireOrder[] =>
    order ? [{ ...order, programs: ['PRIME', 'INVOICE_BY_AMAZON'] }] : [];

  it('leaves out what Amazon invoices, as the registration says, at no cost for each', async () => {
    const [own, ...others] = orders(Array.from({ length: 6 }, () => [mugs(1, '10.00')]));
    const wire = [...(own ? [own] : []), ...others.flatMap((order) => byAmazon(order))];
    const imported = await importAll(wire);
    expect(imported.registration.invoicing).toBe('unless_amazon');
    expect(await invoice(imported)).toEqual([]);
    await shop.deliver(idsOf(imported), 99);
    const first = await invoice(imported, { post: true });
    const skipped = others.map(({ orderId }) => ({
      status: 'skipped',
      orderId,
      reason: 'INVOICED_BY_AMAZON',
    }));
    expect(first).toMatchObject([...skipped, { status: 'created', orderId: own?.orderId }]);
    const counted = countCalls(shop.bot);
    expect(await invoice(imported, { post: true }, counted)).toMatchObject(skipped);
    expect(counted.calls.total).toBeLessThanOrEqual(5);
    expect(await invoicesOf(imported)).toHaveLength(1);

    const { registrations } = imported.seller.connector;
    expect((await registrations.update(imported.registration.id, { invoicing: 'none' })).invoicing).toBe(
      'none',
    );
    expect(await invoice(imported)).toMatchObject(skipped);
    await registrations.update(imported.registration.id, { invoicing: 'all' });
    expect(await invoice(imported)).toMatchObject(
      others.map(({ orderId }) => ({ status: 'created', orderId })),
    );
    expect(await sums(imported)).toEqual(amazonTotals(wire));
  });

  it('takes only the orders that it is asked for', async () => {
    const wire = orders([[mugs(1, '10.00')], [mugs(1, '11.00')]]);
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 99);
    const asked = wire.slice(1).map(({ orderId }) => orderId);
    expect(await invoice(imported, { orders: asked })).toMatchObject([
      { orderId: asked[0], status: 'created' },
    ]);
    expect(await invoicesOf(imported)).toHaveLength(1);
  });

  it('says of which invoices Amazon reports the tax', async () => {
    const [order] = orders([
      [
        {
          sku: 'MUG',
          quantity: 2,
          rows: [
            ['ITEM', '10.00'],
            ['TAX', '0.80'],
          ],
        },
      ],
    ]);
    const tax = { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon' }] };
    const wire = (order ? [order] : []).map((each) => ({
      ...each,
      orderItems: each.orderItems.map((item) => ({ ...item, tax })),
    }));
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 1);
    expect(await invoice(imported, { post: true })).toMatchObject([
      {
        status: 'created',
        isWhole: false,
        taxReportedBy: ['MARKETPLACE_FACILITATOR'],
        total: { amount: '5.80' },
      },
    ]);
    expect(await invoicesOf(imported, ['x_amazon_tax_reporting'])).toMatchObject([
      { x_amazon_tax_reporting: 'MARKETPLACE_FACILITATOR' },
    ]);
  });

  it('bills a service once all goods are delivered, or Amazon says that all was shipped', async () => {
    await create(shop.admin, 'product.product', [{ name: 'Assembly', default_code: 'FIT', type: 'service' }]);
    const fit = { sku: 'FIT', quantity: 1, rows: [['ITEM', '5.00']] } as const;
    const wire = orders([[mugs(2, '10.00'), fit], [fit]]);
    const [mixed, alone] = wire;
    const imported = await importAll(wire);
    const goods = (await linesOf(imported)).filter((line) => line['product_uom_qty'] === 2);
    const deliver = (qty_delivered: number) =>
      shop.bot.call('sale.order.line', 'write', {
        ids: goods.map(({ id }) => id),
        args: { vals: { qty_delivered } },
      });
    expect(await invoice(imported)).toEqual([]);
    imported.seller.change(alone?.orderId ?? '', (order) => ({
      ...order,
      fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' },
    }));
    await imported.seller.syncOrders();
    expect(await invoice(imported)).toMatchObject([
      { orderId: alone?.orderId, total: { amount: '5.00' }, isWhole: true },
    ]);
    await deliver(1);
    expect(await invoice(imported)).toMatchObject([
      { orderId: mixed?.orderId, total: { amount: '5.00' }, isWhole: false },
    ]);
    await deliver(2);
    expect(await invoice(imported)).toMatchObject([
      { orderId: mixed?.orderId, total: { amount: '10.00' }, isWhole: true },
    ]);
  });

  it('invoices FBA orders once their moves are made, on the day on which Amazon shipped', async () => {
    const wire = [shippedOrder([2, 1]), shippedOrder([3])];
    const depot = await openDepot(stage(), wire, { moveDate: 'amazon' });
    await depot.syncOrders();
    await depot.syncMoves();
    const outcomes = await collect(
      depot.connector.invoices.create(depot.registration, { date: 'delivered', post: true }),
    );
    const days = (await depot.pickings(0)).map(({ date_done: done }) => String(done).slice(0, 10));
    expect(outcomes).toMatchObject(
      wire.map(({ orderId, proceeds }) => ({
        status: 'created',
        orderId,
        isWhole: true,
        invoiceDate: days[0],
        total: { amount: proceeds?.grandTotal?.amount, currency: 'EUR' },
      })),
    );
    expect(days[0]).toBe('2026-03-01');
    const moves = await records(
      shop.admin,
      'account.move',
      [['x_amazon_order_ref', 'in', wire.map(({ orderId }) => orderId)]],
      ['date', 'invoice_date'],
    );
    expect(moves).toMatchObject([0, 1].map(() => ({ date: days[0], invoice_date: days[0] })));
  });
});
