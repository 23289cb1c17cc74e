import { beforeAll, describe, expect, it } from '@jest/globals';
import { decimal, sum } from '../../lib/support/money.ts';
import { carriesTotals } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { newDatabases } from './real.ts';
import { mugs, refundOf, refundsOn, threeMugs, wholeRefund, type SoldOrder } from './refunds.ts';
import { inside, onTop } from './tax-kinds.ts';

describe.each([
  ['prices with tax included', inside],
  ['prices without tax', onTop],
])('invoices.refund on a real Odoo, with %s', (_kind, tax) => {
  const stage = onStage(newDatabases('refund'));
  const world = refundsOn(stage);
  const { refund, creditNotes, linesOf, invoices, quantities } = world;
  let orders: readonly SoldOrder[] = [];
  let invoiceIds: readonly number[] = [];

  beforeAll(async () => {
    const twoMugs = [
      { sku: 'MUG', quantity: 1, rows: [['ITEM', '7.01']] },
      {
        sku: 'CUP',
        quantity: 1,
        rows: [
          ['ITEM', '3.00'],
          ['DISCOUNT', '-0.50', { ITEM: '-0.50' }],
        ],
      },
    ] as const;
    orders = await world.sell(
      [threeMugs, threeMugs, threeMugs, threeMugs, threeMugs, twoMugs, threeMugs],
      tax,
    );
    invoiceIds = await world.billAndPost(orders);
  });

  const order = (index: number): SoldOrder => orders[index] ?? { orderId: '', saleOrderId: 0 };
  const invoiceOf = async (index: number) =>
    (await invoices(invoiceIds)).find((row) => row['ref'] === order(index).orderId);
  const untouched = [
    {
      x_amazon_component: 'item',
      qty_delivered: 3,
      qty_invoiced: 3,
      qty_to_invoice: 0,
      invoice_status: 'invoiced',
    },
    { x_amazon_component: 'shipping', qty_invoiced: 1, qty_to_invoice: 0, invoice_status: 'invoiced' },
  ];

  it('takes a unit that came back off the order line, which is not to be invoiced again', async () => {
    await world.keepDelivered(order(0), 2);
    const before = await invoices(invoiceIds);
    const [outcome] = await refund([refundOf(order(0), 'R1', mugs('3.33', 1))]);
    const notes = await creditNotes(order(0), ['invoice_date', 'ref', 'partner_id', 'journal_id']);
    const invoice = await invoiceOf(0);
    expect(outcome).toEqual({
      status: 'created',
      orderId: order(0).orderId,
      ref: 'R1',
      saleOrderId: order(0).saleOrderId,
      dryRun: false,
      creditNotes: [{ creditNoteId: notes[0]?.id, invoiceId: invoice?.id, state: 'posted', amount: '3.33' }],
    });
    expect(notes).toMatchObject([
      {
        state: 'posted',
        amount_total: 3.33,
        amount_tax: 0.58,
        amount_residual: 0,
        payment_state: 'paid',
        invoice_date: '2026-11-20',
        ref: `${order(0).orderId} R1`,
      },
    ]);
    const [line] = await linesOf([notes[0]?.id ?? 0]);
    const [billed] = await linesOf([invoice?.id ?? 0]);
    expect(line).toMatchObject({ quantity: 1, price_total: 3.33, sale_line_ids: billed?.['sale_line_ids'] });
    const same = ['product_id', 'account_id', 'tax_ids'];
    expect(same.map((field) => line?.[field])).toEqual(same.map((field) => billed?.[field]));
    expect(await quantities(order(0))).toMatchObject([
      { qty_delivered: 2, qty_invoiced: 2, qty_to_invoice: 0, invoice_status: 'no' },
      untouched[1],
    ]);
    expect(invoice).toMatchObject({ payment_state: 'partial', amount_residual: 11.66, amount_total: 14.99 });
    const others = before.filter(({ id }) => id !== invoice?.id);
    expect((await invoices(invoiceIds)).filter(({ id }) => id !== invoice?.id)).toEqual(others);
  });

  it('gives money back without a return, and bills nothing again when the goods come back later', async () => {
    const [outcome] = await refund([refundOf(order(1), 'R1', mugs('3.33', 1))]);
    expect(outcome?.status).toBe('created');
    const [note] = await creditNotes(order(1));
    expect(note).toMatchObject({ amount_total: 3.33, state: 'posted', amount_residual: 0 });
    expect(await linesOf([note?.id ?? 0])).toMatchObject([
      { sale_line_ids: [], quantity: 1, price_total: 3.33 },
    ]);
    expect(await quantities(order(1))).toMatchObject(untouched);
    await world.keepDelivered(order(1), 2);
    expect(await quantities(order(1))).toMatchObject([
      // Odoo calls it *to invoice*, as it does everything but zero: nothing is to be billed.
      { qty_delivered: 2, qty_invoiced: 3, qty_to_invoice: -1, invoice_status: 'to invoice' },
      untouched[1],
    ]);
    expect((await refund([refundOf(order(1), 'R1', mugs('3.33', 1))])).map(({ status }) => status)).toEqual([
      'unchanged',
    ]);
  });

  it('refunds shipping alone', async () => {
    const [outcome] = await refund([
      refundOf(order(2), 'S', { kind: 'shipping', sku: 'MUG', amount: '4.99' }),
    ]);
    expect(outcome?.status).toBe('created');
    const [note] = await creditNotes(order(2));
    expect(note).toMatchObject({ amount_total: 4.99, amount_tax: 0.87 });
    expect(await linesOf([note?.id ?? 0])).toMatchObject([
      { sale_line_ids: [], product_id: [expect.anything(), 'Amazon Shipping'] },
    ]);
    expect(await quantities(order(2))).toMatchObject(untouched);
    expect(await invoiceOf(2)).toMatchObject({ amount_residual: 10, payment_state: 'partial' });
  });

  it('refunds the whole invoice, and takes off what came back', async () => {
    await world.keepDelivered(order(3), 0);
    expect((await refund([wholeRefund(order(3), 'W')]))[0]?.status).toBe('created');
    expect(await invoiceOf(3)).toMatchObject({ amount_residual: 0, payment_state: 'reversed' });
    // Up to Odoo 18 the line of roundings, of which three for 10.00 need one, has no tax.
    const amount_tax = (await carriesTotals(stage().admin)) ? 2.61 : 2.6;
    expect(await invoiceOf(3)).toMatchObject({ amount_tax });
    expect(await creditNotes(order(3))).toMatchObject([
      { amount_total: 14.99, amount_tax, amount_residual: 0 },
    ]);
    expect(await quantities(order(3))).toMatchObject([
      { qty_delivered: 0, qty_invoiced: 0, qty_to_invoice: 0 },
      untouched[1],
    ]);
  });

  it('comes to each amount of three for 10.00, and all three to the line, tax and all', async () => {
    const refunds = ['3.33', '3.34', '3.33'].map((amount, index) =>
      refundOf(order(4), `P${index}`, mugs(amount)),
    );
    const outcomes = await refund(refunds);
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
    const notes = await creditNotes(order(4));
    expect(notes.map((note) => note['amount_total'])).toEqual([3.33, 3.34, 3.33]);
    expect(sum(notes.map((note) => decimal(Number(note['amount_tax'])))).toFixed(2)).toBe('1.74');
    expect(await invoiceOf(4)).toMatchObject({ amount_residual: 4.99 });
    expect(await quantities(order(4))).toMatchObject(untouched);

    const [tooMuch] = await refund([refundOf(order(4), 'P9', mugs('0.01'))]);
    expect(tooMuch).toMatchObject({
      status: 'failed',
      error: { code: 'REFUND_EXCEEDS_INVOICED' },
      creditNotes: [],
    });
    expect(await creditNotes(order(4))).toHaveLength(3);
  });

  it('spreads what names no item, takes a discount back, and heeds a stated tax', async () => {
    const lines = [
      { kind: 'item', amount: '5.00' },
      { kind: 'item', sku: 'CUP', amount: '1.00', tax: '0.10' },
      { kind: 'discount', amount: '0.50' },
    ] as const;
    const [outcome] = await refund([refundOf(order(5), 'G', ...lines)]);
    // Up to Odoo 18 lines carry no tax of their own: it is as the rate says, and the outcome tells.
    const isExact = await carriesTotals(stage().admin);
    const amounts = isExact ? { amount: '5.50' } : { amount: '5.50', taxByRate: true };
    expect(outcome).toMatchObject({ status: 'created', creditNotes: [amounts] });
    const [note] = await creditNotes(order(5));
    expect(note).toMatchObject({ amount_total: 5.5, state: 'posted' });
    const made = await linesOf([note?.id ?? 0]);
    const exactly = made.map((line) => [line['price_total'], line['price_subtotal']]);
    const byRate = made.slice(0, 4).map((line) => line['price_subtotal']);
    expect(isExact ? exactly : byRate).toEqual(
      isExact
        ? [
            [3.5, 2.89],
            [1.5, 1.24],
            [1, 0.9],
            [-0.5, -0.41],
          ]
        : [2.89, 1.24, 0.83, -0.41],
    );
    expect(sum(made.map((line) => decimal(Number(line['price_total'])))).toFixed(2)).toBe('5.50');
  });

  it('leaves nothing for invoices.create: what was refunded is not billed again, whether it came back or not', async () => {
    const before = await invoices(invoiceIds);
    expect(await world.createInvoices()).toEqual([]);
    expect(await invoices(invoiceIds)).toEqual(before);
  });

  it('writes nothing in a dry run', async () => {
    const refunds = [refundOf(order(6), 'D', mugs('3.33'))];
    const planned = await refund(refunds, { post: true, dryRun: true });
    expect(planned).toMatchObject([{ status: 'created', dryRun: true, creditNotes: [{ amount: '3.33' }] }]);
    expect(await creditNotes(order(6))).toEqual([]);
    expect((await refund(refunds, {}))[0]?.status).toBe('created');
    expect(await creditNotes(order(6))).toMatchObject([{ state: 'draft', amount_total: 3.33 }]);
  });
});
