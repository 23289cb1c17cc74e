import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, isConnectorError, type PayoutInput } from '../../lib/index.ts';
import { create, records, search } from '../../stage/index.ts';
import { openLedger, type EntryInput, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('payments that people and other processes have touched, on a real Odoo', () => {
  const stage = onStage(realDatabases('payments_odd'));
  let ledger: Ledger;
  let bank = 0;
  let batches = 0;

  beforeAll(async () => {
    ledger = await openLedger(stage());
    const others = [
      ['type', '=', 'bank'],
      ['id', '!=', ledger.journal.journalId],
    ];
    [bank = 0] = await search(ledger.bot, 'account.journal', others);
  });

  const paid = async (entries: readonly EntryInput[]): Promise<readonly number[]> => {
    const invoices = await ledger.post(...entries);
    await ledger.pay({ invoices });
    return invoices;
  };

  const terms = (name: string) => ({ journalId: ledger.journal.journalId, name, date: '2026-11-30' });

  /** An open batch of these entries. */
  async function batched(...entries: readonly EntryInput[]) {
    batches += 1;
    const invoices = await paid(entries);
    return ledger.connector.payments.createBatch({ ...terms(`Odd ${batches}`), invoices });
  }

  const deposited = async (...entries: readonly EntryInput[]) =>
    ledger.connector.payments.validateBatch(await batched(...entries));

  const bankLine = async (values: Readonly<Record<string, unknown>>): Promise<number> => {
    const line = { journal_id: bank, date: '2026-12-01', payment_ref: 'Amazon', ...values };
    const [id = 0] = await create(ledger.bot, 'account.bank.statement.line', [line]);
    return id;
  };

  const received = (amount: string, reference?: string) => ({
    journalId: bank,
    date: '2026-12-02',
    amount,
    ...(reference === undefined ? {} : { reference }),
  });

  const credit = (input: Partial<PayoutInput> & Pick<PayoutInput, 'batches'>, connector = ledger.connector) =>
    connector.payments.creditPayout({
      journalId: ledger.journal.journalId,
      received: received('1.00'),
      ...input,
    });

  const creditLine = (bankLineId: number, names: readonly string[]) =>
    ledger.connector.payments.creditPayout({
      journalId: ledger.journal.journalId,
      batches: names,
      bankLineId,
    });

  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: unknown) => (isConnectorError(error) ? error.code : error),
    );

  const workers = () => [1, 2, 3].map(() => ledger.connectorOver(stage().port('bot')));
  const held = async () => (await ledger.balance(ledger.journal.intermediaryAccountId)).open;

  it('three workers make one batch of all that is free; the name serves one direction, and stays taken where it was renamed', async () => {
    await paid([{ amount: 5 }, { amount: 6 }, { type: 'out_refund', amount: 2 }]);
    const input = { ...terms('November'), direction: 'inbound' } as const;
    const made = await Promise.all(workers().map((worker) => worker.payments.createBatch(input)));
    expect(made.map(({ batchId, amount }) => [batchId, amount.amount])).toEqual(
      made.map(() => [made[0]?.batchId, '11.00']),
    );
    expect(made.filter(({ changed }) => changed)).toHaveLength(1);
    const { payments } = ledger.connector;
    expect(await codeOf(payments.createBatch({ ...input, direction: 'outbound' }))).toBe('BATCH_DIFFERS');
    const ids = [made[0]?.batchId ?? 0];
    await ledger.bot.call('x_amazon_batch', 'write', { ids, args: { vals: { x_name: 'Renamed' } } });
    await expect(payments.createBatch({ ...input, direction: 'outbound' })).rejects.toMatchObject({
      code: 'BATCH_DIFFERS',
      message: expect.stringContaining('"Renamed"'),
    });
  });

  it('deposits no draft, and says when a deposit was undone', async () => {
    const { payments } = ledger.connector;
    const batch = await batched({ amount: 7 }, { amount: 8 });
    const [first = 0] = batch.paymentIds;
    await ledger.bot.call('account.payment', 'action_draft', { ids: [first] });
    const before = await ledger.books();
    expect(await codeOf(payments.validateBatch(batch))).toBe('PAYMENT_UNFIT');
    expect(await ledger.books()).toEqual(before);
    await ledger.bot.call('account.payment', 'action_post', { ids: [first] });
    const { depositLineId = 0 } = await payments.validateBatch(batch);

    const ids = [depositLineId];
    await ledger.bot.call('account.bank.statement.line', 'action_undo_reconciliation', { ids });
    expect(await codeOf(payments.validateBatch(batch))).toBe('BATCH_DIFFERS');
    expect(await codeOf(credit({ batches: [batch.name], received: received('15.00') }))).toBe(
      'BATCH_DIFFERS',
    );
    await ledger.bot.call('account.bank.statement.line', 'unlink', { ids });
    expect(await payments.validateBatch(batch)).toMatchObject({ state: 'deposited', changed: true });
    await credit({ batches: [batch.name], received: received('15.00') });
  });

  it('two payouts of one day and amount are told by their reference; of three workers one books', async () => {
    const { name } = await deposited({ amount: 100 });
    for (const reference of ['first', 'second']) {
      const input = { batches: [name], received: received('50.00', reference) };
      const all = await Promise.all(workers().map((worker) => credit(input, worker)));
      expect(all.map(({ changed }) => changed).toSorted()).toEqual([false, false, true]);
      expect((await credit(input)).changed).toBe(false);
    }
    expect(await held()).toBe('0.00');
  });

  it('a payout that was undone goes on with its bank transaction', async () => {
    const { name } = await deposited({ amount: 70 });
    const input = { batches: [name], received: received('70.00') };
    const { bankLineId = 0 } = await credit(input);
    const ids = [bankLineId];
    await ledger.bot.call('account.bank.statement.line', 'action_undo_reconciliation', { ids });
    expect(await held()).toBe('70.00');
    expect(await credit(input)).toMatchObject({ bankLineId, changed: true, settled: { amount: '70.00' } });
    expect(await held()).toBe('0.00');
    expect((await credit(input)).changed).toBe(false);
  });

  it('takes what Amazon took, and refuses what goes the other way, is matched in part, or has no account', async () => {
    const income = await deposited({ amount: 10 });
    const fees = await deposited({ type: 'in_invoice', amount: 30 });
    const names = [income.name, fees.name];
    const taken = await bankLine({ amount: -20 });
    const other = await bankLine({ amount: 60 });
    const [line] = await records(
      ledger.bot,
      'account.bank.statement.line',
      [['id', '=', other]],
      ['move_id'],
    );
    const [moveId] = line?.['move_id'] as readonly number[];
    const open = [
      ['move_id', '=', moveId],
      ['balance', '<', 0],
    ];
    const [suspense] = await search(ledger.bot, 'account.move.line', open);
    const [expense = 0] = await search(ledger.admin, 'account.account', [['account_type', '=', 'expense']]);
    const part = { balance: -40, amount_currency: -40 };
    const rest = { account_id: expense, name: 'Rest', balance: -20, amount_currency: -20 };
    const vals = {
      line_ids: [
        [1, suspense, part],
        [0, 0, rest],
      ],
    };
    await ledger.admin.call('account.move', 'write', {
      ids: [moveId ?? 0],
      args: { vals },
      context: { skip_readonly_check: true },
    });
    const before = await ledger.books();
    expect(await codeOf(creditLine(other, [income.name]))).toBe('BANK_LINE_UNFIT');
    expect(await codeOf(creditLine(taken, [income.name]))).toBe('PAYOUT_EXCEEDS_BATCH');
    expect(await codeOf(credit({ batches: names, received: received('-20.01') }))).toBe(
      'PAYOUT_EXCEEDS_BATCH',
    );
    for (const accountId of [999_999, ledger.journal.intermediaryAccountId ?? 0]) {
      const difference = { accountId, limit: '1.00' };
      const crediting = credit({ batches: names, received: received('-19.00'), difference });
      expect(await codeOf(crediting)).toBe('CONFIGURATION_INVALID');
    }
    expect(await codeOf(credit({ batches: names, received: received('-19.999') }))).toBe(
      'CONFIGURATION_INVALID',
    );
    expect(await ledger.books()).toEqual(before);
    expect(await creditLine(taken, names)).toMatchObject({
      open: { amount: '-20.00' },
      settled: { amount: '-20.00' },
      difference: '0.00',
    });
    expect(await held()).toBe('0.00');
  });

  it('names the group that makes bank transactions', async () => {
    const batch = await batched({ amount: 9 });
    const [user = 0] = await search(ledger.admin, 'res.users', [['login', '=', 'bot']]);
    const { bankGroup, groups } = ledger.names;
    const give = (command: 3 | 4) =>
      ledger.admin.call('res.users', 'write', {
        ids: [user],
        args: { vals: { [groups]: [[command, bankGroup.id]] } },
      });
    await give(3);
    await expect(ledger.connector.payments.validateBatch(batch)).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
      message: expect.stringContaining(bankGroup.name),
    });
    await give(4);
    expect((await ledger.connector.payments.validateBatch(batch)).state).toBe('deposited');
  });

  it('a dry setup refuses what a real one refuses, and an archived journal is no journal for payments', async () => {
    const { journalId } = ledger.journal;
    const administrator = createConnector({ odoo: ledger.admin, amazon: {} });
    const { registration } = ledger.seller;
    const dry = administrator.payments.setup(registration, { currency: 'XYZ', dryRun: true });
    expect(await codeOf(dry)).toBe('CURRENCY_UNAVAILABLE');
    const [invoice = 0] = await ledger.post({ amount: 4 });
    const archive = (active: boolean) =>
      ledger.admin.call('account.journal', 'write', { ids: [journalId], args: { vals: { active } } });
    await archive(false);
    expect(await codeOf(ledger.pay({ invoices: [invoice] }))).toBe('JOURNAL_UNFIT');
    await archive(true);
  });
});
