import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';
import { create, records, search } from '../../stage/index.ts';
import { currencyAt, openLedger, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('payments.register on a real Odoo', () => {
  const stage = onStage(realDatabases('payments_register'), { currencies: ['EUR'] });
  let ledger: Ledger;
  let shared = 0;

  beforeAll(async () => {
    ledger = await openLedger(stage());
    [shared = 0] = await create(ledger.bot, 'res.partner', [{ name: 'Customer of many orders' }]);
  });

  const statuses = (outcomes: readonly { readonly status: string }[]) => outcomes.map(({ status }) => status);

  const residuals = async (ids: readonly number[]) => {
    const rows = await records(ledger.bot, 'account.move', [['id', 'in', ids]], ['amount_residual']);
    return ids.map((id) => rows.find((row) => row.id === id)?.['amount_residual']);
  };

  it('pays each invoice, credit note and bill by itself, also of one customer, and pays nothing the second time', async () => {
    const sold = await ledger.post(
      ...[19.99, 5, 7.5, 5, 100].map((amount) => ({ amount, partnerId: shared })),
    );
    const [credit = 0] = await ledger.post({ type: 'out_refund', amount: 4.25, partnerId: shared });
    const [bill = 0, billCredit = 0] = await ledger.post(
      { type: 'in_invoice', amount: 31.4 },
      { type: 'in_refund', amount: 1.4 },
    );
    const untouched = await ledger.post({ amount: 5, partnerId: shared });
    const invoices = [...sold, credit, bill, billCredit];
    const { result, calls, writes } = await ledger.counting((connector) =>
      ledger.pay({ invoices }, connector),
    );
    expect(result).toMatchObject([
      { status: 'created', amount: { amount: '19.99', currency: 'USD' }, direction: 'inbound' },
      { status: 'created', amount: { amount: '5.00' } },
      { status: 'created', amount: { amount: '7.50' } },
      { status: 'created', amount: { amount: '5.00' } },
      { status: 'created', amount: { amount: '100.00' } },
      { status: 'created', amount: { amount: '4.25' }, direction: 'outbound' },
      { status: 'created', amount: { amount: '31.40' }, direction: 'outbound' },
      { status: 'created', amount: { amount: '1.40' }, direction: 'inbound' },
    ]);
    // Where invoices do not name their payments, these are read by themselves.
    const more = ledger.names.linksInvoices ? 0 : 1;
    expect({ calls, writes }).toEqual({ calls: 5 + more, writes: 1 });
    // Who paid whom: each payment is matched with its own invoice, and with all of it.
    for (const outcome of result) {
      const paymentId = 'paymentId' in outcome ? outcome.paymentId : 0;
      const [payment] = await records(
        ledger.bot,
        'account.payment',
        [['id', '=', paymentId]],
        ['reconciled_invoice_ids', 'reconciled_bill_ids', 'is_reconciled', 'date', ledger.names.memo],
      );
      const paid = [payment?.['reconciled_invoice_ids'], payment?.['reconciled_bill_ids']].flat();
      expect(paid).toEqual([outcome.invoiceId]);
      expect(payment).toMatchObject({ is_reconciled: true, date: '2026-11-30' });
      expect(payment?.[ledger.names.memo]).toBe(outcome.invoiceName);
    }
    expect(await residuals(invoices)).toEqual(invoices.map(() => 0));
    expect(await residuals(untouched)).toEqual([5]);

    const before = await ledger.books();
    const again = await ledger.counting((connector) => ledger.pay({ invoices }, connector));
    expect(new Set(statuses(again.result))).toEqual(new Set(['unchanged']));
    expect({ calls: again.calls, writes: again.writes }).toEqual({ calls: 4 + more, writes: 0 });
    expect(await ledger.books()).toEqual(before);
  });

  it('a dry run says what a real one does, and writes nothing', async () => {
    const invoices = await ledger.post({ amount: 8 }, { amount: 9 });
    const before = await ledger.books();
    const planned = await ledger.pay({ invoices, dryRun: true });
    expect(await ledger.books()).toEqual(before);
    const real = await ledger.pay({ invoices });
    expect(planned.map((one) => ({ ...one, dryRun: false, paymentId: 0 }))).toEqual(
      real.map((one) => ({ ...one, paymentId: 0 })),
    );
  });

  it('names what cannot be paid, and pays the others', async () => {
    const [draft = 0, cancelled = 0] = await ledger.drafts({ amount: 5 }, { amount: 6 });
    await ledger.bot.call('account.move', 'button_cancel', { ids: [cancelled] });
    const euro = await currencyAt(ledger.admin, 'EUR', { '2026-01-01': 0.9 });
    const [foreign = 0, good = 0] = await ledger.post({ amount: 7, currencyId: euro }, { amount: 8 });
    const [entry = 0] = await search(ledger.bot, 'account.move', [['move_type', '=', 'entry']]);
    const outcomes = await ledger.pay({ invoices: [draft, cancelled, foreign, 999_999, entry, good] });
    expect(outcomes).toMatchObject([
      { status: 'failed', error: { code: 'INVOICE_NOT_POSTED' } },
      { status: 'failed', error: { code: 'INVOICE_NOT_POSTED' } },
      { status: 'failed', error: { code: 'CURRENCY_DIFFERS' } },
      { status: 'failed', error: { code: 'INVOICE_UNKNOWN' } },
      { status: 'failed', error: { code: 'INVOICE_UNKNOWN' } },
      { status: 'created', invoiceId: good },
    ]);
    expect(await residuals([draft, foreign, good])).toEqual([5, 7, 0]);
  });

  it('pays parts once for each ref, also two of one invoice in a call, and no more than is open', async () => {
    const [invoiceId = 0] = await ledger.post({ amount: 10 });
    const part = (amount: string, ref: string) => ({ invoiceId, amount, ref });
    const first = [part('4.00', 'settlement 1'), part('2.50', 'settlement 2'), part('9.00', 'settlement 3')];
    expect(await ledger.pay({ invoices: first })).toMatchObject([
      { status: 'created', amount: { amount: '4.00' } },
      { status: 'created', amount: { amount: '2.50' } },
      { status: 'failed', error: { code: 'PAYMENT_EXCEEDS_RESIDUAL' } },
    ]);
    expect(await residuals([invoiceId])).toEqual([3.5]);
    expect(statuses(await ledger.pay({ invoices: first.slice(0, 2) }))).toEqual(['unchanged', 'unchanged']);
    expect(await residuals([invoiceId])).toEqual([3.5]);
    // The rest, without a word about how much it is.
    expect(await ledger.pay({ invoices: [invoiceId] })).toMatchObject([{ amount: { amount: '3.50' } }]);
    expect(await residuals([invoiceId])).toEqual([0]);
    expect(await ledger.payersOf([invoiceId])).toHaveLength(3);
  });

  it('takes a payment that is there, drafted or not matched, and waits for one that it cannot take', async () => {
    const ids = await ledger.post({ amount: 11 }, { amount: 12 }, { amount: 13 });
    const [drafted = 0, posted = 0, elsewhere = 0] = ids;
    const invoices = await records(
      ledger.bot,
      'account.move',
      [['id', 'in', ids]],
      ['name', 'commercial_partner_id', 'amount_total'],
    );
    const [bank = 0] = await search(ledger.bot, 'account.journal', [
      ['type', '=', 'bank'],
      ['id', '!=', ledger.journal.journalId],
    ]);
    const made = await create(
      ledger.bot,
      'account.payment',
      invoices.map((invoice) => ({
        payment_type: 'inbound',
        partner_type: 'customer',
        partner_id: (invoice['commercial_partner_id'] as readonly number[])[0],
        amount: invoice['amount_total'],
        date: '2026-11-20',
        journal_id: invoice.id === elsewhere ? bank : ledger.journal.journalId,
        ...ledger.names.forInvoice({ id: invoice.id, name: invoice['name'] }),
      })),
    );
    await ledger.bot.call('account.payment', 'action_post', { ids: made.slice(1, 2) });
    expect(await ledger.pay({ invoices: [drafted, posted, elsewhere] })).toMatchObject([
      { status: 'updated', paymentId: made[0] },
      { status: 'updated', paymentId: made[1] },
      { status: 'skipped', reason: 'PAYMENT_PENDING', paymentIds: [made[2]] },
    ]);
    expect(await residuals([drafted, posted, elsewhere])).toEqual([0, 0, 13]);
    const payments = await records(ledger.bot, 'account.payment', [['id', 'in', made]], ['is_reconciled']);
    expect(await ledger.payersOf(ids)).toHaveLength(2);
    expect(payments.map((payment) => payment['is_reconciled'])).toEqual([true, true, false]);
  });

  it('three processes, and lost replies: one payment for each invoice', async () => {
    const invoices = await ledger.post(...Array.from({ length: 12 }, (_, index) => ({ amount: 20 + index })));
    const workers = [1, 2, 3].map(() => ledger.connectorOver(stage().port('bot')));
    const all = await Promise.all(workers.map((worker) => ledger.pay({ invoices }, worker)));
    const created = all.flat().filter(({ status }) => status === 'created');
    expect(created).toHaveLength(12);
    expect(all.flat().filter(({ status }) => status === 'unchanged')).toHaveLength(24);
    const lost = await ledger.post({ amount: 41 }, { amount: 42 });
    expect(statuses(await ledger.pay({ invoices: lost }, ledger.forgetful(2)))).toEqual([
      'created',
      'created',
    ]);
    expect(await ledger.payersOf([...invoices, ...lost])).toHaveLength(14);
    expect(await residuals([...invoices, ...lost])).toEqual(Array.from({ length: 14 }, () => 0));
  });

  it('one that Odoo refuses fails alone', async () => {
    const [receivable = 0] = await create(ledger.admin, 'account.account', [
      { name: 'Old customers', code: '121099', account_type: 'asset_receivable', reconcile: true },
    ]);
    const [partnerId = 0] = await create(ledger.admin, 'res.partner', [
      { name: 'Old customer', property_account_receivable_id: receivable },
    ]);
    const invoices = await ledger.post({ amount: 1 }, { amount: 2, partnerId }, { amount: 3 });
    await ledger.admin.call('account.account', 'write', {
      ids: [receivable],
      args: { vals: ledger.names.archived },
    });
    const outcomes = await ledger.pay({ invoices });
    expect(statuses(outcomes)).toEqual(['created', 'failed', 'created']);
    expect(await residuals(invoices)).toEqual([0, 2, 0]);
    expect(await ledger.payersOf(invoices)).toHaveLength(2);
  });

  it('a locked day, a journal without outstanding account and a misspelt option end it before anything is written', async () => {
    const invoices = await ledger.post({ amount: 5 }, { amount: 6 });
    const [company = 0] = await search(ledger.admin, 'res.company', []);
    const lock = (fiscalyear_lock_date: string | false) =>
      ledger.admin.call('res.company', 'write', { ids: [company], args: { vals: { fiscalyear_lock_date } } });
    const [bank = 0] = await search(ledger.bot, 'account.journal', [
      ['type', '=', 'bank'],
      ['id', '!=', ledger.journal.journalId],
    ]);
    const before = await ledger.books();
    await lock('2026-10-31');
    await expect(ledger.pay({ invoices, date: '2026-10-30' })).rejects.toMatchObject({
      code: 'LOCKED_PERIOD',
    });
    await lock(false);
    await expect(ledger.pay({ invoices, journalId: bank })).rejects.toMatchObject({
      code: 'JOURNAL_UNFIT',
      message: expect.stringContaining('no outstanding account'),
    });
    await expect(ledger.pay({ invoices, journalId: 99_999 })).rejects.toMatchObject({
      code: 'JOURNAL_UNFIT',
    });
    await expect(ledger.pay({ invoices, date: '2026-02-30' })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    const slip = { invoices, dryrun: true };
    await expect(ledger.pay(slip)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(await ledger.books()).toEqual(before);
    const plain = createConnector({ odoo: stage().port('plain'), amazon: {} });
    await expect(ledger.pay({ invoices }, plain)).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
    });
    expect(await ledger.books()).toEqual(before);
  });
});
