import { beforeAll, describe, expect, it } from '@jest/globals';
import { create, records, search } from '../../stage/index.ts';
import { lockDateWords, salesLock } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { newDatabases } from './real.ts';
import { mugs, refundOf, refundsOn, threeMugs, wholeRefund, type SoldOrder } from './refunds.ts';

describe('invoices.refund on a real Odoo, by the state of the invoice', () => {
  const stage = onStage(newDatabases('refund_states'));
  const world = refundsOn(stage);
  const { shop, refund, creditNotes, linesOf, invoices, quantities } = world;
  let orders: readonly SoldOrder[] = [];
  let used = 0;

  beforeAll(async () => {
    orders = await world.sell(Array.from({ length: 12 }, () => threeMugs));
  });

  const takeOne = (): SoldOrder => {
    used += 1;
    return orders[used - 1] ?? { orderId: '', saleOrderId: 0 };
  };

  it('skips what is not invoiced, and makes it once it is', async () => {
    const order = takeOne();
    const refunds = [refundOf(order, 'R', mugs('3.33'))];
    expect(await refund(refunds)).toMatchObject([{ status: 'skipped', reason: 'NOT_INVOICED' }]);
    await world.billAndPost([order]);
    expect(await refund(refunds)).toMatchObject([{ status: 'created' }]);
    expect(await creditNotes(order)).toMatchObject([{ state: 'posted', amount_residual: 0 }]);
  });

  it('makes a draft while the invoice is one, and posts it when that is posted, reconciled', async () => {
    const order = takeOne();
    const invoiceIds = await world.bill([order]);
    await world.keepDelivered(order, 2);
    const refunds = [refundOf(order, 'R', mugs('3.33', 1))];
    const waiting = [{ state: 'draft', amount: '3.33', waitsForInvoice: true }];
    expect(await refund(refunds)).toMatchObject([{ status: 'created', creditNotes: waiting }]);
    expect(await refund(refunds)).toMatchObject([{ status: 'unchanged', creditNotes: waiting }]);
    expect(await quantities(order)).toMatchObject([
      { qty_delivered: 2, qty_invoiced: 2, qty_to_invoice: 0, invoice_status: 'no' },
      { qty_invoiced: 1 },
    ]);
    await shop.post(invoiceIds);
    expect(await refund(refunds, {})).toMatchObject([{ status: 'unchanged' }]);
    expect(await refund(refunds)).toMatchObject([
      { status: 'posted', creditNotes: [{ state: 'posted', amount: '3.33' }] },
    ]);
    expect(await creditNotes(order)).toMatchObject([
      { state: 'posted', amount_residual: 0, payment_state: 'paid' },
    ]);
    expect(await invoices(invoiceIds)).toMatchObject([{ amount_residual: 11.66, payment_state: 'partial' }]);
  });

  it('leaves the credit note of a paid invoice open', async () => {
    const order = takeOne();
    const invoiceIds = await world.billAndPost([order]);
    const context = { active_model: 'account.move', active_ids: invoiceIds };
    const wizard = await shop.bot.call('account.payment.register', 'create', {
      args: { vals_list: [{}] },
      context,
    });
    const ids = Array.isArray(wizard) ? wizard.map(Number) : [];
    await shop.bot.call('account.payment.register', 'action_create_payments', { ids, context });
    const paid = await invoices(invoiceIds);
    expect(await refund([refundOf(order, 'R', mugs('3.33'))])).toMatchObject([{ status: 'created' }]);
    expect(await creditNotes(order)).toMatchObject([
      { state: 'posted', amount_residual: 3.33, payment_state: 'not_paid' },
    ]);
    expect(await invoices(invoiceIds)).toEqual(paid);
  });

  it('takes from the oldest invoice with enough left, and makes one credit note for each where none has', async () => {
    const order = takeOne();
    const first = await world.billAndPost([order], 1);
    const second = await world.billAndPost([order], 99);
    const lines = await linesOf([...first, ...second]);
    const mugLines = lines.filter((line) => !/Shipping|Rounding/.test(String(line['product_id'])));
    expect(mugLines.map((line) => line['quantity'])).toEqual([1, 2]);
    const refunds = [refundOf(order, 'R1', mugs('5.00')), refundOf(order, 'R2', mugs('4.50'))];
    const outcomes = await refund(refunds);
    // Less shipping: up to Odoo 18 a line named *Rounding* belongs to the mugs.
    const [withShipping, two] = (await invoices([...first, ...second])).map((row) =>
      Number(row['amount_total']),
    );
    const one = (withShipping ?? 0) - 4.99;
    expect(outcomes).toMatchObject([
      { status: 'created', creditNotes: [{ invoiceId: second[0], amount: '5.00' }] },
      {
        status: 'created',
        creditNotes: [
          { invoiceId: first[0], amount: one.toFixed(2) },
          { invoiceId: second[0], amount: (4.5 - one).toFixed(2) },
        ],
      },
    ]);
    const open = (await invoices([...first, ...second])).map((row) =>
      Number(row['amount_residual']).toFixed(2),
    );
    expect(open).toEqual(['4.99', ((two ?? 0) - 5 - 4.5 + one).toFixed(2)]);
    expect(await refund(refunds)).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
  });

  it('counts what a person credited', async () => {
    const order = takeOne();
    const [invoiceId = 0] = await world.billAndPost([order]);
    const [invoice] = await records(shop.admin, 'account.move', [['id', '=', invoiceId]], ['journal_id']);
    const journal: unknown = Array.isArray(invoice?.['journal_id']) ? invoice['journal_id'][0] : undefined;
    const [wizard = 0] = await create(shop.bot, 'account.move.reversal', [
      { move_ids: [[6, 0, [invoiceId]]], journal_id: journal, date: '2026-11-20' },
    ]);
    await shop.bot.call('account.move.reversal', 'refund_moves', { ids: [wizard] });
    expect(await refund([refundOf(order, 'R', mugs('0.01')), wholeRefund(order, 'W')])).toMatchObject([
      { status: 'failed', error: { code: 'REFUND_EXCEEDS_INVOICED' } },
      { status: 'failed', error: { code: 'REFUND_EXCEEDS_INVOICED' } },
    ]);
  });

  it('lets a cancelled credit note be, and makes a deleted one again', async () => {
    const order = takeOne();
    await world.billAndPost([order]);
    const refunds = [refundOf(order, 'R', mugs('3.33'))];
    await refund(refunds, {});
    const [first] = await creditNotes(order);
    await shop.bot.call('account.move', 'button_cancel', { ids: [first?.id ?? 0] });
    expect(await refund(refunds)).toMatchObject([{ status: 'skipped', reason: 'CREDIT_NOTE_CANCELLED' }]);
    // What is cancelled takes nothing back.
    expect(await refund([refundOf(order, 'R2', mugs('10.00'))], {})).toMatchObject([{ status: 'created' }]);
    const [, second] = await creditNotes(order);
    await shop.admin.call('account.move', 'unlink', { ids: [first?.id ?? 0, second?.id ?? 0] });
    expect(await refund(refunds, {})).toMatchObject([{ status: 'created' }]);
    expect(await creditNotes(order)).toHaveLength(1);
  });

  it('does not post a draft that a person changed, and keeps what he posted', async () => {
    const order = takeOne();
    await world.billAndPost([order]);
    const refunds = [refundOf(order, 'R', mugs('3.33'))];
    await refund(refunds, {});
    const [note] = await creditNotes(order);
    const [line] = await linesOf([note?.id ?? 0]);
    const vals = { invoice_line_ids: [[1, line?.id, { price_unit: 3 }]] };
    await shop.bot.call('account.move', 'write', { ids: [note?.id ?? 0], args: { vals } });
    expect(await refund(refunds)).toMatchObject([{ status: 'failed', error: { code: 'TOTAL_DIFFERS' } }]);
    expect(await creditNotes(order)).toMatchObject([{ state: 'draft', amount_total: 3 }]);
    await shop.post([note?.id ?? 0]);
    expect(await refund(refunds)).toMatchObject([{ status: 'unchanged', creditNotes: [{ amount: '3.00' }] }]);
    // What it comes to now counts, not what it was made for.
    expect(await refund([refundOf(order, 'R2', mugs('7.00'))])).toMatchObject([{ status: 'created' }]);
  });

  it('posts the others where Odoo refuses one', async () => {
    const [bad, good] = [takeOne(), takeOne()];
    await world.billAndPost([bad, good]);
    const refunds = [refundOf(bad, 'R', mugs('3.33')), refundOf(good, 'R', mugs('3.33'))];
    await refund(refunds, {});
    const [note] = await creditNotes(bad);
    const vals = { partner_id: false };
    await shop.bot.call('account.move', 'write', { ids: [note?.id ?? 0], args: { vals } });
    const outcomes = await refund(refunds);
    expect(outcomes).toMatchObject([
      { status: 'failed', error: { code: 'ODOO_VALIDATION' } },
      { status: 'posted' },
    ]);
    expect(await creditNotes(bad)).toMatchObject([{ state: 'draft' }]);
    expect(await creditNotes(good)).toMatchObject([{ state: 'posted', amount_residual: 0 }]);
  });

  it('says where a locked period moves the accounting date', async () => {
    const order = takeOne();
    await world.billAndPost([order]);
    const companies = await search(shop.admin, 'res.company', []);
    const field = await salesLock(shop.admin);
    const lock = (date: string | false) =>
      shop.admin.call('res.company', 'write', { ids: companies, args: { vals: { [field]: date } } });
    await lock('2026-10-31');
    try {
      const refunds = [{ ...refundOf(order, 'R', mugs('3.33')), refundedAt: '2026-10-14T23:30:00Z' }];
      const options = { timeZone: 'Europe/Madrid' };
      expect(await refund(refunds, options)).toMatchObject([
        { creditNotes: [{ state: 'draft', lockMessage: expect.stringMatching(lockDateWords(field)) }] },
      ]);
      const [outcome] = await refund(refunds, { ...options, post: true });
      const [note] = await creditNotes(order, ['date', 'invoice_date']);
      expect(note).toMatchObject({ state: 'posted', invoice_date: '2026-10-15' });
      expect(note?.['date']).not.toBe('2026-10-15');
      expect(outcome).toMatchObject({ status: 'posted', creditNotes: [{ accountingDate: note?.['date'] }] });
    } finally {
      await lock(false);
    }
  });
});
