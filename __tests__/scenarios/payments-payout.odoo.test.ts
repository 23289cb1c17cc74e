import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, isConnectorError, type PayoutInput } from '../../lib/index.ts';
import { create, records, search } from '../../stage/index.ts';
import { currencyAt, openLedger, type Balance, type EntryInput, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

const zero: Balance = { balance: '0.00', open: '0.00', openInCurrency: '0.00' };

describe('payments.creditPayout on a real Odoo', () => {
  const stage = onStage(realDatabases('payments_payout'), { currencies: ['EUR'] });
  let ledger: Ledger;
  let bank = 0;
  let bankAccount = 0;
  let batches = 0;

  beforeAll(async () => {
    ledger = await openLedger(stage());
    const [row] = await records(
      ledger.bot,
      'account.journal',
      [
        ['type', '=', 'bank'],
        ['id', '!=', ledger.journal.journalId],
      ],
      ['default_account_id'],
    );
    bank = row?.id ?? 0;
    [bankAccount = 0] = row?.['default_account_id'] as readonly number[];
  });

  /** A validated batch of these entries; its name. */
  async function deposited(
    entries: readonly EntryInput[],
    journalId = ledger.journal.journalId,
  ): Promise<string> {
    batches += 1;
    const name = `Batch ${batches}`;
    const invoices = await ledger.post(...entries);
    const outcomes = await ledger.pay({ invoices, journalId });
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['created']));
    const batch = await ledger.connector.payments.createBatch({
      journalId,
      name,
      date: '2026-11-30',
      invoices,
    });
    await ledger.connector.payments.validateBatch(batch);
    return name;
  }

  const payout = (input: Partial<PayoutInput> & Pick<PayoutInput, 'batches'>, connector = ledger.connector) =>
    connector.payments.creditPayout({
      journalId: ledger.journal.journalId,
      received: { journalId: bank, date: '2026-12-02', amount: '1.00' },
      ...input,
    });
  const received = (amount: string) => ({ journalId: bank, date: '2026-12-02', amount });
  const held = () => ledger.balance(ledger.journal.intermediaryAccountId);

  it('the month end: invoices, credit notes and bills, two batches, one payout; every account of it is at zero', async () => {
    const cash = await ledger.balance(bankAccount);
    const income = await deposited([{ amount: 100 }, { amount: 23.45 }, { type: 'in_refund', amount: 1.05 }]);
    const fees = await deposited([
      { type: 'out_refund', amount: 23.45 },
      { type: 'in_invoice', amount: 14.55 },
    ]);
    const { result, calls, writes } = await ledger.counting((connector) =>
      payout({ batches: [income, fees], received: received('86.50') }, connector),
    );
    expect(result).toMatchObject({
      open: { amount: '86.50', currency: 'USD' },
      settled: { amount: '86.50' },
      difference: '0.00',
      changed: true,
    });
    expect({ calls, writes }).toEqual({ calls: 7, writes: 1 });
    const { intermediaryAccountId, outstandingReceiptsId, outstandingPaymentsId } = ledger.journal;
    for (const account of [intermediaryAccountId, outstandingReceiptsId, outstandingPaymentsId])
      expect(await ledger.balance(account)).toEqual(zero);
    expect(Number((await ledger.balance(bankAccount)).balance) - Number(cash.balance)).toBeCloseTo(86.5, 2);
    const before = await ledger.books();
    expect(await payout({ batches: [income, fees], received: received('86.50') })).toMatchObject({
      bankLineId: result.bankLineId,
      changed: false,
      difference: '0.00',
    });
    expect(await ledger.books()).toEqual(before);
    const { payments } = ledger.connector;
    expect(await payments.validateBatch({ journalId: ledger.journal.journalId, name: income })).toMatchObject(
      {
        state: 'credited',
        changed: false,
      },
    );
  });

  it('takes the bank’s own transaction, also in parts; what is missing stays open and is shown', async () => {
    const name = await deposited([{ amount: 60 }, { amount: 40 }]);
    const lines = await create(ledger.bot, 'account.bank.statement.line', [
      { journal_id: bank, date: '2026-12-01', payment_ref: 'AMAZON PAYMENTS', amount: 70 },
      { journal_id: bank, date: '2026-12-15', payment_ref: 'AMAZON PAYMENTS', amount: 30 },
    ]);
    const [first = 0, second = 0] = lines;
    const { connector, journal } = ledger;
    const credit = (bankLineId: number, through = connector) =>
      through.payments.creditPayout({ journalId: journal.journalId, batches: [name], bankLineId });
    expect(await credit(first)).toMatchObject({
      difference: '30.00',
      settled: { amount: '70.00' },
      writtenOff: false,
    });
    expect(await held()).toEqual({ balance: '30.00', open: '30.00', openInCurrency: '30.00' });
    expect(await credit(first)).toMatchObject({ changed: false, difference: '30.00' });
    // Three processes at once, and the reply to one is lost.
    const workers = [ledger.forgetful(1), ...[1, 2].map(() => ledger.connectorOver(stage().port('bot')))];
    const all = await Promise.all(workers.map((worker) => credit(second, worker)));
    expect(all.map(({ bankLineId }) => bankLineId)).toEqual([second, second, second]);
    expect(await held()).toEqual(zero);
    const taken = await records(
      ledger.bot,
      'account.bank.statement.line',
      [['id', 'in', lines]],
      ['is_reconciled'],
    );
    expect(taken.map((line) => line['is_reconciled'])).toEqual([true, true]);
  });

  it('writes a difference off to the account that is named, up to its limit', async () => {
    const name = await deposited([{ amount: 50 }]);
    const [accountId = 0] = await search(ledger.admin, 'account.account', [['account_type', '=', 'expense']]);
    const before = await ledger.balance(accountId);
    const books = await ledger.books();
    const difference = { accountId, limit: '0.50' };
    const tooMuch = payout({ batches: [name], received: received('51.00'), difference });
    await expect(tooMuch).rejects.toMatchObject({ code: 'PAYOUT_EXCEEDS_BATCH' });
    const dry = await payout({ batches: [name], received: received('49.60'), difference, dryRun: true });
    expect(dry).toMatchObject({ difference: '0.40', writtenOff: true, dryRun: true });
    expect(await ledger.books()).toEqual(books);
    expect(await payout({ batches: [name], received: received('49.60'), difference })).toMatchObject({
      difference: '0.40',
      writtenOff: true,
    });
    expect(await held()).toEqual(zero);
    expect(Number((await ledger.balance(accountId)).balance) - Number(before.balance)).toBeCloseTo(0.4, 2);
  });

  it('refuses what does not fit, and writes nothing', async () => {
    const name = await deposited([{ amount: 20 }]);
    const invoices = await ledger.post({ amount: 5 });
    await ledger.pay({ invoices });
    const { journalId } = ledger.journal;
    await ledger.connector.payments.createBatch({ journalId, name: 'Open', date: '2026-11-30', invoices });
    const [taken = 0] = await create(ledger.bot, 'account.bank.statement.line', [
      {
        journal_id: bank,
        date: '2026-12-01',
        payment_ref: 'X',
        amount: 20,
        counterpart_account_id: bankAccount,
      },
    ]).catch(() => [0]);
    const before = await ledger.books();
    const codeOf = (input: Parameters<typeof payout>[0]) =>
      payout(input).then(
        () => 'done',
        (error: unknown) => (isConnectorError(error) ? error.code : error),
      );
    expect(await codeOf({ batches: [name], received: received('20.01') })).toBe('PAYOUT_EXCEEDS_BATCH');
    expect(await codeOf({ batches: ['Open'], received: received('5.00') })).toBe('BATCH_DIFFERS');
    expect(await codeOf({ batches: ['No such'], received: received('5.00') })).toBe('BATCH_UNKNOWN');
    const own = { ...received('20.00'), journalId };
    expect(await codeOf({ batches: [name], received: own })).toBe('JOURNAL_UNFIT');
    expect(await codeOf({ batches: [name], received: received('-1') })).toBe('PAYOUT_EXCEEDS_BATCH');
    expect(await codeOf({ batches: [name], received: received('0') })).toBe('CONFIGURATION_INVALID');
    const { payments } = ledger.connector;
    for (const bankLineId of [taken, 999_999]) {
      const crediting = payments.creditPayout({ journalId, batches: [name], bankLineId });
      await expect(crediting).rejects.toMatchObject({
        code: expect.stringMatching(/BANK_LINE_UNFIT|CONFIGURATION_INVALID/),
      });
    }
    expect(await ledger.books()).toEqual(before);
    await payout({ batches: [name], received: received('20.00') });
  });

  it('of another currency: both residuals are zero afterwards, what the rates make of it is an exchange difference', async () => {
    const euro = await currencyAt(ledger.admin, 'EUR', {
      '2026-01-01': 0.9,
      '2026-11-15': 0.8,
      '2026-12-01': 0.85,
    });
    const setup = await createConnector({ odoo: ledger.admin, amazon: {} }).payments.setup(
      ledger.seller.registration,
      {
        currency: 'EUR',
      },
    );
    const { journalId } = setup;
    const entry = (amount: number) => ({ amount, currencyId: euro });
    const name = await deposited([entry(10), entry(27.95)], journalId);
    const inEuros = () => ledger.balance(setup.intermediaryAccountId);
    expect((await inEuros()).openInCurrency).toBe('37.95');
    // The bank account is in dollars.
    const paid = await payout({ journalId, batches: [name], received: received('44.31') });
    expect(paid).toMatchObject({ settled: { amount: '37.95', currency: 'EUR' }, difference: '0.00' });
    for (const account of [setup.intermediaryAccountId, setup.outstandingReceiptsId])
      expect(await ledger.balance(account)).toEqual(zero);
  });
});
