import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector } from '../../lib/index.ts';
import { create, search } from '../../stage/index.ts';
import { saleOn } from './companies.ts';
import { currencyAt, openLedger, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('payments of a registration that sells in two currencies, on a real Odoo', () => {
  const stage = onStage(realDatabases('payments_currencies'), { currencies: ['EUR', 'GBP'], goods: ['MUG'] });
  let ledger: Ledger;

  beforeAll(async () => {
    ledger = await openLedger(stage());
  });

  it('pays and settles by currency: invoices in that of the journal, and what the bank itself says', async () => {
    for (const [code, rate] of [
      ['EUR', 0.9],
      ['GBP', 0.7],
    ] as const)
      await currencyAt(ledger.admin, code, { '2026-01-01': rate });
    const orders = [
      saleOn('ES', { channel: 'fba', sku: 'MUG' }),
      saleOn('GB', { channel: 'fba', sku: 'MUG' }),
    ];
    const { connector, registration, syncOrders } = await stage().openSeller(orders, {
      marketplaces: ['ES', 'GB'],
    });
    await syncOrders();
    await collect(connector.invoices.create(registration, { post: true, date: '2026-11-10' }));
    const month = { registration, date: '2026-11-30' };
    const register = (journalId: number) => collect(connector.payments.register({ ...month, journalId }));
    expect(await register(ledger.journal.journalId)).toEqual([]);
    const administrator = createConnector({ odoo: ledger.admin, amazon: {} });
    for (const currency of ['EUR', 'GBP']) {
      const { journalId } = await administrator.payments.setup(registration, { currency });
      expect(await register(journalId)).toMatchObject([{ status: 'created', amount: { currency } }]);
      expect(await register(journalId)).toEqual([]);
    }
    const elsewhere = { ...registration, companyId: registration.companyId + 1 };
    const { journalId } = await administrator.payments.setup(registration, { currency: 'EUR' });
    await expect(
      collect(connector.payments.register({ ...month, registration: elsewhere, journalId })),
    ).rejects.toMatchObject({ code: 'JOURNAL_UNFIT' });

    const batch = { journalId, name: 'Euros', date: '2026-11-30', direction: 'inbound' } as const;
    await connector.payments.createBatch(batch);
    await connector.payments.validateBatch(batch);
    const [euro] = await search(ledger.admin, 'res.currency', [['name', '=', 'EUR']]);
    // Of ten euros nine came in, which the bank credits in dollars.
    const others = [
      ['type', '=', 'bank'],
      ['company_id', '=', registration.companyId],
      ['name', 'not like', 'Amazon %'],
    ];
    const [bank] = await search(ledger.bot, 'account.journal', others);
    const line = { journal_id: bank, date: '2026-12-01', payment_ref: 'Amazon', amount: 9.9 };
    const [bankLineId = 0] = await create(ledger.bot, 'account.bank.statement.line', [
      { ...line, foreign_currency_id: euro, amount_currency: 9 },
    ]);
    expect(
      await connector.payments.creditPayout({ journalId, batches: [batch.name], bankLineId }),
    ).toMatchObject({
      open: { amount: '10.00', currency: 'EUR' },
      settled: { amount: '9.00' },
      difference: '1.00',
    });
  });
});
