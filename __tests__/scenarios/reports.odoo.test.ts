import { beforeAll, describe, expect, it } from '@jest/globals';
import { countCalls, createConnector, type OdooPort, type SalesReportOptions } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, records, search, type Seller } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { analysedSales } from './sales-analysis.ts';

// Odoo's own Sales Analysis is the measure: only a real one has it.
describe('reports.sales on a real Odoo', () => {
  const stage = onStage(realDatabases('reports'), { currencies: ['EUR', 'GBP'] });
  const zone = 'Europe/Madrid';
  const year = { from: '2026-01-01', to: '2027-01-01', timeZone: zone } as const;
  let europe: Seller;
  let america: Seller;
  let second = 0;

  const report = async (options: SalesReportOptions, through?: (port: OdooPort) => OdooPort) => {
    const { bot } = stage();
    const odoo = countCalls(through?.(bot) ?? bot);
    const rows = await createConnector({ odoo, amazon: {} }).reports.sales(options);
    return { rows, calls: odoo.calls.total, writes: odoo.calls.writes };
  };
  const orders = (seed: number, marketplace: string, channel: 'fba' | 'fbm', month: number) =>
    plainOrders({
      count: 7,
      seed,
      marketplace,
      channel,
      // Over the end of a month: an order late in it is of the next month in Madrid.
      from: new Date(Date.UTC(2026, month - 1, 25)).toISOString(),
      to: new Date(Date.UTC(2026, month, 5)).toISOString(),
    });

  beforeAll(async () => {
    const { admin } = stage();
    for (const [code, rates] of [
      ['EUR', { '2026-01-01': 0.9137, '2026-02-01': 0.8711 }],
      ['GBP', { '2026-01-01': 0.7919 }],
    ] as const) {
      const [currency_id] = await search(admin, 'res.currency', [['name', '=', code]]);
      const lines = Object.entries(rates).map(([name, rate]) => ({ currency_id, name, rate }));
      await create(admin, 'res.currency.rate', lines);
    }
    const [team = 0] = await create(admin, 'crm.team', [{ name: 'Overseas' }]);
    europe = await stage().openSeller(
      [
        ...orders(1, 'ES', 'fbm', 1),
        ...orders(2, 'GB', 'fbm', 1),
        ...orders(3, 'GB', 'fba', 2),
        ...orders(4, 'ES', 'fba', 3),
      ],
      { marketplaces: ['ES', 'GB'] },
    );
    america = await stage().openSeller([...orders(5, 'US', 'fbm', 2), ...orders(6, 'US', 'fba', 2)], {
      marketplaces: ['US'],
      registration: { salesTeamId: team },
    });
    for (const seller of [europe, america]) await seller.syncOrders({});
    // A customer who cancels, and a quotation that bears an Amazon id: neither is sold.
    const cancelled = await search(admin, 'sale.order', [
      ['x_amazon_channel', '=', 'fbm'],
      ['x_amazon_registration_id', '=', america.registration.id],
    ]);
    await admin.call('sale.order', 'action_cancel', { ids: cancelled.slice(0, 1) });
    const [drafted = 0] = cancelled.slice(1);
    await admin.call('sale.order', 'action_cancel', { ids: [drafted] });
    await admin.call('sale.order', 'action_draft', { ids: [drafted] });
  });

  it('is what the Sales Analysis says, to the cent, by team and month', async () => {
    const { rows, calls, writes } = await report({ by: ['salesTeam', 'month'], ...year });
    expect([calls, writes]).toEqual([3, 0]);
    expect(
      rows.map(({ salesTeam, month, untaxed, total }) => [salesTeam?.name, month, untaxed, total]),
    ).toEqual(await analysedSales(stage().admin, ['team_id', 'date:month'], { zone }));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.reduce((sum, { orders: count }) => sum + count, 0)).toBe(6 * 7 - 2);
  });

  it('says the same on an Odoo that sums up by read_group', async () => {
    const older = (port: OdooPort): OdooPort => ({
      ...port,
      version: () => Promise.resolve({ serie: '18.0', major: 18 }),
    });
    const options: SalesReportOptions = {
      by: ['registration', 'marketplace', 'salesTeam', 'channel', 'month'],
      ...year,
    };
    const [now, before] = [await report(options), await report(options, older)];
    expect(before.rows).toEqual(now.rows);
    expect(now.calls).toBe(4);
    expect(before.calls).toBe(4);
  });

  it('names what each row is about, in one currency', async () => {
    const { rows } = await report({ by: ['marketplace', 'channel'], ...year });
    expect(
      rows.map(({ marketplace, channel, orders: count, currency }) => [
        marketplace?.countryCode,
        channel,
        count,
        currency,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['ES', 'fba', 7, 'USD'],
        ['ES', 'fbm', 7, 'USD'],
        ['GB', 'fba', 7, 'USD'],
        ['GB', 'fbm', 7, 'USD'],
        ['US', 'fba', 7, 'USD'],
        ['US', 'fbm', 5, 'USD'],
      ]),
    );
    expect(rows).toHaveLength(6);
    const total = rows.reduce((sum, row) => sum + Number(row.total), 0);
    const [row] = (await report({ by: ['registration'], ...year, registrations: [europe.registration] }))
      .rows;
    expect(row).toMatchObject({
      registration: { id: europe.registration.id, name: europe.registration.name },
      orders: 28,
    });
    const [other] = (await report({ by: ['salesTeam'], ...year, registrations: [america.registration] }))
      .rows;
    expect(Number(row?.total) + Number(other?.total)).toBeCloseTo(total, 1);
  });

  it('counts from an instant on, up to another one', async () => {
    const listed = await records(stage().admin, 'sale.order', [['state', '=', 'sale']], ['date_order']);
    const times = listed.map((order) => `${String(order['date_order']).replace(' ', 'T')}Z`).sort();
    const [first = '', next = ''] = times;
    const { rows } = await report({ by: ['channel'], from: first, to: next });
    expect(rows).toMatchObject([{ orders: times.filter((time) => time < next).length }]);
    expect(
      (await report({ by: ['channel', 'marketplace'], from: '2020-01-01', to: '2020-02-01' })).rows,
    ).toEqual([]);
  });

  it('leaves out what was not sold on Amazon', async () => {
    const { admin } = stage();
    const before = (await report({ by: ['channel'], ...year })).rows;
    const [partner] = await create(admin, 'res.partner', [{ name: 'Somebody' }]);
    const [product] = await create(admin, 'product.product', [{ name: 'Elsewhere', list_price: 1000 }]);
    const ids = await create(admin, 'sale.order', [
      {
        partner_id: partner,
        date_order: '2026-02-10 10:00:00',
        order_line: [[0, 0, { product_id: product }]],
      },
    ]);
    await admin.call('sale.order', 'action_confirm', { ids });
    await admin.call('sale.order', 'write', { ids, args: { vals: { date_order: '2026-02-10 10:00:00' } } });
    expect((await report({ by: ['channel'], ...year })).rows).toEqual(before);
  });

  it('keeps a second company apart, in its own currency', async () => {
    const { admin } = stage();
    const [currency] = await search(admin, 'res.currency', [['name', '=', 'EUR']]);
    [second = 0] = await create(admin, 'res.company', [{ name: 'Segunda', currency_id: currency }]);
    const users = await search(admin, 'res.users', [['login', 'in', ['admin', 'bot']]]);
    await admin.call('res.users', 'write', { ids: users, args: { vals: { company_ids: [[4, second]] } } });
    await create(admin, 'stock.warehouse', [{ name: 'Segunda', code: 'SEG', company_id: second }]);
    const [pounds] = await search(admin, 'res.currency', [['name', '=', 'GBP']]);
    await create(admin, 'product.pricelist', [{ name: 'Libras', currency_id: pounds, company_id: second }]);
    await stage().administrator.install();
    const seller = await stage().openSeller([...orders(7, 'ES', 'fbm', 2), ...orders(8, 'GB', 'fbm', 2)], {
      marketplaces: ['ES', 'GB'],
      registration: { companyId: second },
    });
    await seller.syncOrders({});
    const { rows, calls } = await report({ by: ['month'], ...year });
    expect(calls).toBe(3);
    const ofCompany = (id: number) =>
      rows
        .filter(({ company }) => company.id === id)
        .map(({ month, untaxed, total, currency: code }) => [month, untaxed, total, code]);
    const analysed = async (companyId: number, code: string) =>
      (await analysedSales(admin, ['date:month'], { zone, companyId })).map((row) => [...row, code]);
    expect(ofCompany(second)).toEqual(await analysed(second, 'EUR'));
    expect(ofCompany(second)).toHaveLength(2);
    expect(ofCompany(second).length).toBeLessThan(rows.length);
  });
});
