import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector, type CreateInvoicesOptions } from '../../lib/index.ts';
import { search } from '../../stage/index.ts';
import { invoicing, mugs } from './invoicing.ts';
import { lockDateWords, salesLock } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

const now = Date.UTC(2026, 9, 31, 23, 30);
const clock = { now: () => now, sleep: () => Promise.resolve() };

describe('dates and locked periods of invoices.create on a real Odoo', () => {
  const stage = onStage(realDatabases('invoices_locked'));
  const shop = shopOn(stage);
  const { orders, importAll, idsOf, invoice, invoicesOf } = invoicing(shop);

  beforeAll(() => shop.sellWith([]));

  const importDelivered = async () => {
    const imported = await importAll(orders([[mugs(1, '10.00')]]));
    await shop.deliver(idsOf(imported), 99);
    return imported;
  };

  const lockUntil = async (day: string | false): Promise<void> => {
    const ids = await search(shop.admin, 'res.company', []);
    const vals = { [await salesLock(shop.admin)]: day };
    await shop.admin.call('res.company', 'write', { ids, args: { vals } });
  };

  it.each([
    [{}, '2026-10-31'],
    [{ timeZone: 'Europe/Madrid' }, '2026-11-01'],
    [{ date: '2026-10-05' }, '2026-10-05'],
  ])('dates invoices by %j', async (options, day) => {
    const imported = await importDelivered();
    const outcomes = await invoice(imported, { ...options, post: true }, shop.bot, { clock });
    expect(outcomes).toMatchObject([
      { invoiceDate: day, accountingDate: undefined, lockedPeriod: undefined },
    ]);
    expect(await invoicesOf(imported)).toMatchObject([{ invoice_date: day, date: day, state: 'posted' }]);
  });

  it('posts in a locked period, and says on which day Odoo booked it', async () => {
    const imported = await importDelivered();
    await lockUntil('2026-10-31');
    const outcomes = await invoice(imported, { date: '2026-10-05', post: true });
    await lockUntil(false);
    const [move] = await invoicesOf(imported);
    expect(move).toMatchObject({ state: 'posted', invoice_date: '2026-10-05' });
    expect(outcomes).toMatchObject([
      {
        status: 'created',
        isPosted: true,
        invoiceDate: '2026-10-05',
        accountingDate: move?.['date'],
        lockedPeriod: expect.stringMatching(lockDateWords(await salesLock(shop.admin))),
      },
    ]);
    expect(String(move?.['date']) > '2026-10-31').toBe(true);
  });

  it('leaves the draft where a locked period is refused, until it is free', async () => {
    const imported = await importDelivered();
    await lockUntil('2026-10-31');
    const refusing = { date: '2026-10-05', post: true, lockedPeriod: 'refuse' } as const;
    for (const run of [1, 2]) {
      const outcomes = await invoice(imported, refusing);
      const [move] = await invoicesOf(imported);
      expect({ run, outcomes }).toMatchObject({
        outcomes: [{ status: 'failed', invoiceId: move?.id, error: { code: 'LOCKED_PERIOD' } }],
      });
      expect(await invoicesOf(imported)).toMatchObject([{ state: 'draft', invoice_date: '2026-10-05' }]);
    }
    await lockUntil(false);
    expect(await invoice(imported, refusing)).toMatchObject([
      { status: 'updated', isPosted: true, accountingDate: undefined },
    ]);
  });

  it.each([
    [{ dryrun: true }, 'dryrun'],
    [{ date: 'yesterday' }, 'date'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ orders: '902-1' }, 'orders'],
    [{ lockedPeriod: 'ask' }, 'lockedPeriod'],
  ])('refuses %j', async (options, name) => {
    const { invoices } = createConnector({ odoo: shop.bot, amazon: {} });
    const run = collect(invoices.create({ id: 1, companyId: 1 }, options as CreateInvoicesOptions));
    await expect(run).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining(name),
    });
  });
});
