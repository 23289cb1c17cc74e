import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { countCalls, type ConnectorEvent } from '../../lib/index.ts';
import { records } from '../../stage/index.ts';
import { invoicing, mugs, shippedMugs } from './invoicing.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';
import { onTop } from './tax-kinds.ts';

const own: ReadonlySet<string> = new Set([
  ...['create_date', 'write_date', 'message_ids', 'website_message_ids', 'audit_trail_message_ids'],
  ...['message_follower_ids', 'partner_id', 'commercial_partner_id', 'partner_shipping_id'],
  ...['ref', 'invoice_origin', 'invoice_date', 'x_amazon_order_ref', 'invoice_line_ids', 'line_ids'],
  ...['journal_line_ids', 'move_id', 'sale_line_ids', 'name'],
]);

describe('invoices.create on a real Odoo', () => {
  const stage = onStage(realDatabases('invoices_create'));
  const shop = shopOn(stage);
  const { orders, importAll, idsOf, invoice, invoicesOf, sums, amazonTotals, linesOf } = invoicing(shop);

  /** Everything that Odoo keeps of these records, but for what is different for each of them. */
  async function stored(model: string, domain: unknown): Promise<readonly object[]> {
    const fields = z
      .record(z.string(), z.object({ store: z.boolean() }))
      .parse(await shop.admin.call(model, 'fields_get', { args: { attributes: ['store'] } }));
    const names = Object.keys(fields).filter((name) => fields[name]?.store && !own.has(name));
    return (await records(shop.admin, model, domain, names)).map((row) => ({ ...row, id: 0 }));
  }

  it('makes one draft for each order, and nothing of what was not delivered', async () => {
    const wire = orders([[mugs(3, '10.00')], [shippedMugs], [mugs(2, '5.00')]]);
    const imported = await importAll(wire);
    expect(await invoice(imported)).toEqual([]);

    const ids = idsOf(imported);
    await shop.deliver(ids.slice(0, 2), 99);
    const before = await imported.seller.saleOrders(['amount_total', 'amount_untaxed', 'state']);
    const outcomes = await invoice(imported);
    expect(outcomes).toMatchObject(
      wire.slice(0, 2).map(({ orderId, proceeds }, index) => ({
        status: 'created',
        orderId,
        saleOrderId: ids[index],
        total: { amount: proceeds?.grandTotal?.amount, currency: 'USD' },
        isWhole: true,
        isPosted: false,
        taxReportedBy: [],
      })),
    );
    expect(await sums(imported)).toEqual(amazonTotals(wire.slice(0, 2)));
    expect(await imported.seller.saleOrders(['amount_total', 'amount_untaxed', 'state'])).toEqual(before);
    const statuses = await imported.seller.saleOrders(['invoice_status']);
    expect(statuses.slice(0, 2).map((order) => order['invoice_status'])).toEqual(['invoiced', 'invoiced']);
    const lines = await linesOf(imported);
    for (const line of lines) {
      const isThird = Array.isArray(line['order_id']) && line['order_id'][0] === ids[2];
      expect(line['qty_invoiced']).toBe(isThird ? 0 : line['product_uom_qty']);
    }
    expect(await invoice(imported)).toEqual([]);
  });

  it('makes what Odoo’s own wizard makes, but for names', async () => {
    const [salesTax = 0] = await shop.createTaxes({ name: 'As the wizard', amount: 21, ...onTop });
    await shop.sellWith([salesTax]);
    await shop.invoiceDelivered();
    const ours = await importAll(orders([[mugs(3, '10.00'), shippedMugs]]));
    const wizards = await importAll(orders([[mugs(3, '10.00'), shippedMugs]]));
    for (const imported of [ours, wizards]) await shop.deliver(idsOf(imported), 99);
    const [outcome] = await invoice(ours);
    expect(outcome).toMatchObject({ status: 'created', isWhole: true });
    const [drafted] = await shop.invoice(idsOf(wizards));
    const move = outcome?.status === 'created' ? outcome.invoiceId : undefined;
    expect(await stored('account.move', [['id', '=', move]])).toEqual(
      await stored('account.move', [['id', '=', drafted]]),
    );
    expect(await stored('account.move.line', [['move_id', '=', move]])).toEqual(
      await stored('account.move.line', [['move_id', '=', drafted]]),
    );
  });

  it('posts with at most eight calls, and finds nothing the second time with at most five', async () => {
    const wire = orders(Array.from({ length: 100 }, () => [shippedMugs]));
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 99);
    const events: ConnectorEvent[] = [];
    const counted = countCalls(shop.bot);
    const onEvent = (event: ConnectorEvent) => events.push(event);
    const outcomes = await invoice(imported, { post: true }, counted, { onEvent });
    expect(outcomes.map(({ status }) => status)).toEqual(wire.map(() => 'created'));
    expect(counted.calls.total).toBeLessThanOrEqual(8);
    expect(events).toMatchObject([{ type: 'invoices:done', done: 100, total: 100 }]);
    const moves = await invoicesOf(imported);
    expect(outcomes).toMatchObject(
      moves.map(({ id, name }) => ({ invoiceId: id, invoiceName: name, isPosted: true })),
    );
    expect(moves.every(({ state, date, invoice_date: day }) => state === 'posted' && date === day)).toBe(
      true,
    );
    expect(await sums(imported)).toEqual(amazonTotals(wire));

    counted.calls.reset();
    expect(await invoice(imported, { post: true }, counted)).toEqual([]);
    expect(counted.calls.total).toBeLessThanOrEqual(5);
  });
});
