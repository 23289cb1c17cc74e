import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, type BatchInput, type BatchRef } from '../../lib/index.ts';
import { count, create, records, search, type OdooDatabase } from '../../stage/index.ts';
import { currencyAt, openLedger, type EntryInput, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';

interface BatchSetting {
  readonly open: () => Promise<OdooDatabase>;
  /** Whether Enterprise's model of batch payments, or a stand-in for it, is installed. */
  readonly hasModule: boolean;
  /** Default: `true`. */
  readonly isHere?: boolean;
}

/** Batches and deposits, with Enterprise's model of batch payments and without. */
export function describeBatches(name: string, { open, hasModule, isHere = true }: BatchSetting): void {
  (isHere ? describe : describe.skip)(`batch payments on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });
    let ledger: Ledger;

    beforeAll(async () => {
      ledger = await openLedger(stage());
    });

    const batchOf = (invoices: readonly number[], batchName: string): BatchInput => ({
      journalId: ledger.journal.journalId,
      name: batchName,
      date: '2026-11-30',
      invoices,
    });

    const paid = async (...entries: readonly EntryInput[]): Promise<readonly number[]> => {
      const ids = await ledger.post(...entries);
      await ledger.pay({ invoices: ids });
      return ids;
    };

    const held = () => ledger.balance(ledger.journal.intermediaryAccountId);
    const waiting = () => ledger.balance(ledger.journal.outstandingReceiptsId);

    const size = hasModule ? 20 : 200;
    const total = hasModule ? '201.90' : '2199.00';

    it(`makes one validated deposit of ${size} payments, once`, async () => {
      const invoices = await ledger.post(
        ...Array.from({ length: size }, (_, index) => ({ amount: 10 + index / 100 })),
      );
      const { result, calls } = await ledger.counting(async (connector) => {
        await ledger.pay({ invoices }, connector);
        const made = await connector.payments.createBatch(batchOf(invoices, 'Amazon 2026-11'));
        expect(made).toMatchObject({ state: 'open', changed: true, direction: 'inbound' });
        return connector.payments.validateBatch(made);
      });
      expect(result).toMatchObject({
        state: 'deposited',
        changed: true,
        amount: { amount: total, currency: 'USD' },
        residual: total,
      });
      expect(calls).toBeLessThanOrEqual(21);
      expect(await held()).toEqual({ balance: total, open: total, openInCurrency: total });
      expect(await waiting()).toEqual({ balance: '0.00', open: '0.00', openInCurrency: '0.00' });
      const payments = await records(
        ledger.bot,
        'account.payment',
        [['x_amazon_batch_id', '=', result.batchId]],
        ['is_matched', 'amount', 'state'],
      );
      expect(payments).toHaveLength(size);
      expect(payments.filter((payment) => payment['is_matched'] !== true)).toEqual([]);
      // It shows as one bank transaction.
      const deposits = await records(
        ledger.bot,
        'account.bank.statement.line',
        [['journal_id', '=', ledger.journal.journalId]],
        ['payment_ref', 'amount', 'date', 'is_reconciled'],
      );
      expect(deposits).toMatchObject([
        { payment_ref: 'Amazon 2026-11', amount: Number(total), date: '2026-11-30', is_reconciled: true },
      ]);

      const before = await ledger.books();
      const again = await ledger.counting(async ({ payments: verbs }) => [
        await verbs.createBatch(batchOf(invoices, 'Amazon 2026-11')),
        await verbs.validateBatch({ journalId: ledger.journal.journalId, name: 'Amazon 2026-11' }),
      ]);
      expect(again.result.map(({ changed, state }) => ({ changed, state }))).toEqual([
        { changed: false, state: 'deposited' },
        { changed: false, state: 'deposited' },
      ]);
      expect(again.writes).toBe(0);
      expect(await ledger.books()).toEqual(before);
    });

    it(`deposits the batch payment of Odoo itself with it, where there is one: ${hasModule ? 'here' : 'not here'}`, async () => {
      const invoices = await paid({ amount: 3 }, { amount: 4 });
      const { journalId } = ledger.journal;
      const batch = await ledger.connector.payments.createBatch(batchOf(invoices, 'Own'));
      const own = () =>
        records(
          ledger.bot,
          'account.batch.payment',
          [['name', '=', 'Own']],
          ['state', 'date', 'journal_id', 'batch_type', 'payment_ids'],
        ).catch(() => []);
      const there = { date: '2026-11-30', batch_type: 'inbound', payment_ids: batch.paymentIds };
      expect(await own()).toMatchObject(hasModule ? [{ ...there, state: 'draft' }] : []);
      await ledger.connector.payments.validateBatch({ journalId, name: 'Own' });
      expect(await own()).toMatchObject(hasModule ? [{ ...there, state: 'sent' }] : []);
    });

    it('refuses payments that make no batch together, each by its name, and makes nothing', async () => {
      const [good = 0, bill = 0, unpaid = 0] = [
        ...(await paid({ amount: 5 }, { type: 'in_invoice', amount: 6 })),
        ...(await ledger.post({ amount: 7 })),
      ];
      const taken = await paid({ amount: 8 });
      const createBatch = (input: BatchInput) => ledger.connector.payments.createBatch(input);
      await createBatch(batchOf(taken, 'Taken'));
      const euro = await currencyAt(ledger.admin, 'EUR', { '2026-01-01': 0.9 });
      const [foreign = 0] = await ledger.post({ amount: 9, currencyId: euro });
      const batches = await count(ledger.bot, 'x_amazon_batch');
      const refused = createBatch(batchOf([good, bill, unpaid, foreign, ...taken], 'Mixed'));
      await expect(refused).rejects.toMatchObject({ code: 'PAYMENT_UNFIT' });
      const message = await refused.catch((error: unknown) => String(error));
      for (const part of [
        'go',
        'is in batch "Taken"',
        `Invoice ${unpaid} has no payment`,
        `Invoice ${foreign} has no payment`,
      ])
        expect(message).toContain(part);
      await expect(createBatch(batchOf([good], 'Taken'))).rejects.toMatchObject({ code: 'BATCH_DIFFERS' });
      const [bank = 0] = await search(ledger.bot, 'account.journal', [
        ['type', '=', 'bank'],
        ['id', '!=', ledger.journal.journalId],
      ]);
      const elsewhere = { ...batchOf([good], 'Elsewhere'), journalId: bank };
      await expect(createBatch(elsewhere)).rejects.toMatchObject({ code: 'PAYMENT_UNFIT' });
      const { journalId } = ledger.journal;
      const validateBatch = (batch: BatchRef) => ledger.connector.payments.validateBatch(batch);
      await expect(validateBatch({ journalId, name: 'Nobody knows it' })).rejects.toMatchObject({
        code: 'BATCH_UNKNOWN',
      });
      await expect(createBatch({ ...batchOf([], 'Empty') })).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
      });
      expect(await count(ledger.bot, 'x_amazon_batch')).toBe(batches);
    });

    it('three processes, and lost replies: one batch and one deposit', async () => {
      const invoices = await paid({ amount: 15 }, { amount: 16 });
      const before = await held();
      const workers = [1, 2, 3].map(() => ledger.connectorOver(stage().port('bot')));
      const made = await Promise.all(
        workers.map(({ payments }) => payments.createBatch(batchOf(invoices, 'Race'))),
      );
      expect(made.filter(({ changed }) => changed)).toHaveLength(1);
      const validated = await Promise.all(
        workers.map(({ payments }) =>
          payments.validateBatch({ journalId: ledger.journal.journalId, name: 'Race' }),
        ),
      );
      expect(validated.filter(({ changed }) => changed)).toHaveLength(1);
      const lost = await paid({ amount: 17 });
      const forgetful = ledger.forgetful(2);
      const batch = await forgetful.payments.createBatch(batchOf(lost, 'Lost'));
      expect(await forgetful.payments.validateBatch(batch)).toMatchObject({ state: 'deposited' });
      expect(Number((await held()).balance) - Number(before.balance)).toBeCloseTo(48, 2);
    });

    it('a locked day ends validation before anything is written', async () => {
      const invoices = await paid({ amount: 18 });
      await ledger.connector.payments.createBatch({ ...batchOf(invoices, 'Locked'), date: '2026-10-05' });
      const [company = 0] = await search(ledger.admin, 'res.company', []);
      const lock = (fiscalyear_lock_date: string | false) =>
        ledger.admin.call('res.company', 'write', {
          ids: [company],
          args: { vals: { fiscalyear_lock_date } },
        });
      const before = await ledger.books();
      await lock('2026-10-31');
      const validating = ledger.connector.payments.validateBatch({
        journalId: ledger.journal.journalId,
        name: 'Locked',
      });
      await expect(validating).rejects.toMatchObject({ code: 'LOCKED_PERIOD' });
      expect(await ledger.books()).toEqual(before);
      const later = { date: '2026-11-02' };
      expect(
        await ledger.connector.payments.validateBatch(
          { journalId: ledger.journal.journalId, name: 'Locked' },
          later,
        ),
      ).toMatchObject({ state: 'deposited', ...later });
      await lock(false);
    });

    it('setup finds what it has made, and refuses a journal that would not do', async () => {
      const admin = createConnector({ odoo: ledger.admin, amazon: {} });
      const { registration } = ledger.seller;
      expect(await admin.payments.setup(registration)).toMatchObject({
        journalId: ledger.journal.journalId,
        created: false,
      });
      const bot = ledger.connector.payments.setup(registration, { currency: 'EUR' });
      await expect(bot).rejects.toMatchObject({ code: 'RIGHTS_MISSING' });
      const euros = await admin.payments.setup(registration, { currency: 'EUR' });
      expect(euros).toMatchObject({ created: true, currency: 'EUR', name: 'Amazon Payments EUR' });
      expect(await admin.payments.setup(registration, { currency: 'EUR' })).toEqual({
        ...euros,
        created: false,
      });
      const [journalId = 0] = await create(ledger.admin, 'account.journal', [
        { name: 'Other bank', code: 'OTHER', type: 'bank' },
      ]);
      await expect(admin.payments.setup(registration, { journalId })).rejects.toMatchObject({
        code: 'JOURNAL_UNFIT',
        message: expect.stringContaining('no outstanding account'),
      });
      const own = await records(
        ledger.bot,
        'x_amazon_registration',
        [['id', '=', registration.id]],
        ['x_journal_id'],
      );
      expect(own[0]?.['x_journal_id']).toEqual([ledger.journal.journalId, 'Amazon Payments']);
    });
  });
}
