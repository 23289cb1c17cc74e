import { beforeAll, describe, expect, it } from '@jest/globals';
import { decimal } from '../../lib/support/money.ts';
import { records } from '../../stage/index.ts';
import { invoicing, mugs, shippedMugs } from './invoicing.ts';
import { onStage } from './on-stage.ts';
import type { PricedItem } from './priced-orders.ts';
import { newDatabases } from './real.ts';
import { shopOn, type Imported } from './shop.ts';
import { taxCells } from './tax-kinds.ts';

const baskets: readonly (readonly PricedItem[])[] = [
  [mugs(3, '10.00')],
  [mugs(7, '0.05')],
  [shippedMugs, mugs(7, '23.00'), mugs(3, '9.97')],
];

// One tax on top is left out: two of them ask more.
const cells = taxCells.filter(({ kind }) => kind !== 'prices without tax');

describe('invoices.create of what is delivered in parts, on a real Odoo', () => {
  const stage = onStage(newDatabases('invoices_partial'));
  const shop = shopOn(stage);
  const { orders, importAll, idsOf, invoice, invoicesOf, sums, amazonTotals, linesOf } = invoicing(shop);

  // What is invoiced as ordered by Odoo itself is invoiced as delivered here.
  beforeAll(() => shop.roundBy('round_per_line'));

  async function billedAsDelivered(imported: Imported): Promise<void> {
    for (const line of await linesOf(imported))
      if (line['x_amazon_component'] === 'item') expect(line['qty_invoiced']).toBe(line['qty_delivered']);
  }

  it.each(cells)('parts add up to Amazon’s total: $kind, $method', async ({ kind, taxes, method }) => {
    await shop.roundBy(method);
    const named = taxes.map((tax) => ({ ...tax, name: `${tax.name}, ${kind}, ${method}` }));
    await shop.sellWith(await shop.createTaxes(...named));
    const wire = orders(baskets);
    const imported = await importAll(wire);
    for (const [units, post] of [
      [1, true],
      [2, false],
      [99, true],
    ] as const) {
      await shop.deliver(idsOf(imported), units);
      const outcomes = await invoice(imported, { post });
      expect(outcomes.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(wire.length);
      await billedAsDelivered(imported);
    }
    expect(await sums(imported)).toEqual(amazonTotals(wire));
    expect((await invoicesOf(imported)).map(({ state }) => state)).toEqual(
      Array.from({ length: 9 }, () => 'posted'),
    );
    const statuses = await imported.seller.saleOrders(['invoice_status']);
    expect(statuses.map((order) => order['invoice_status'])).toEqual(wire.map(() => 'invoiced'));
  });

  it('bills shipping and discount with the first part, and says which invoice is the last', async () => {
    await shop.sellWith([]);
    const imported = await importAll(orders([[shippedMugs]]));
    await shop.deliver(idsOf(imported), 1);
    expect(await invoice(imported)).toMatchObject([
      {
        status: 'created',
        isWhole: false,
        total: { amount: decimal('6.67').plus('4.99').minus('3.34').toFixed(2) },
      },
    ]);
    await shop.deliver(idsOf(imported), 99);
    expect(await invoice(imported)).toMatchObject([
      { status: 'created', isWhole: true, total: { amount: '13.34' } },
    ]);
  });

  it('lets a discount wait that would bring an invoice below zero', async () => {
    await shop.sellWith([]);
    const wire = orders([
      [
        {
          sku: 'MUG',
          quantity: 4,
          rows: [
            ['ITEM', '8.00'],
            ['DISCOUNT', '-5.00', { ITEM: '-5.00' }],
          ],
        },
      ],
    ]);
    const imported = await importAll(wire);
    const totals: (string | undefined)[] = [];
    for (const units of [1, 99]) {
      await shop.deliver(idsOf(imported), units);
      const outcomes = await invoice(imported, { post: true });
      totals.push(
        ...outcomes.map((outcome) => (outcome.status === 'created' ? outcome.total.amount : undefined)),
      );
    }
    expect(totals).toEqual(['2.00', '1.00']);
    expect(await sums(imported)).toEqual(amazonTotals(wire));
  });

  it('takes lines along that somebody added, and leaves posted invoices as they are', async () => {
    await shop.sellWith([]);
    const imported = await importAll(orders([[mugs(3, '10.00')]]));
    const [id = 0] = idsOf(imported);
    await shop.deliver([id], 1);
    const [first] = await invoice(imported, { post: true });
    expect(first).toMatchObject({ isWhole: false, total: { amount: '3.33' } });
    const [product] = await records(
      shop.admin,
      'product.product',
      [['name', '=', 'Amazon Other Proceeds']],
      [],
    );
    const vals = {
      order_line: [[0, 0, { product_id: product?.id, name: 'Engraving', price_unit: 4, product_uom_qty: 1 }]],
    };
    await shop.bot.call('sale.order', 'write', { ids: [id], args: { vals } });
    const before = await invoicesOf(imported);
    await shop.deliver([id], 2);
    const own = await invoice(imported);
    expect(own).toMatchObject([{ status: 'created', total: { amount: '7.34' } }]);
    expect((await invoicesOf(imported)).slice(0, 1)).toEqual(before);
  });
});
