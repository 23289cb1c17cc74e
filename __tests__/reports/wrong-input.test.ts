import { describe, expect, it } from '@jest/globals';
import { createConnector, type SalesReportOptions, type StockReportOptions } from '../../lib/index.ts';
import { caught } from '../odoo/caught.ts';
import { scriptedPort } from '../odoo/scripted-port.ts';

describe('a report that cannot be made is refused before anything is read', () => {
  const odoo = scriptedPort(() => {
    throw new Error('Odoo was asked.');
  });
  const { reports } = createConnector({ odoo, amazon: {} });
  const sales: SalesReportOptions = { by: ['month'], from: '2026-01-01', to: '2026-02-01' };
  // As a program in JavaScript gives them.
  const parsed = <Options>(options: Options, changes: object): Options => ({ ...options, ...changes });

  it.each([
    ['no `by`', { by: undefined }, /by: give a list of: registration, marketplace/],
    ['an empty `by`', { by: [] }, /by: give at least one of/],
    ['an unknown name in `by`', { by: ['country'] }, /by: 0: choose among registration/],
    ['a doubled name in `by`', { by: ['month', 'month'] }, /by: the same name stands there twice/],
    ['`from` after `to`', { from: '2026-03-01' }, /from has to be before to/],
    ['`from` at `to`', { from: '2026-02-01T00:00:00Z' }, /from has to be before to/],
    ['an unreadable time', { to: 'yesterday' }, /to: give a date, or a time with its zone/],
    ['a time without its zone', { to: '2026-02-01T10:00:00' }, /to: give a date, or a time with its zone/],
    ['a day that is none', { to: '2026-02-30' }, /to: give a date/],
    ['an unknown time zone', { timeZone: 'Europe/Nowhere' }, /timeZone: give an IANA time zone/],
    ['an empty list of registrations', { registrations: [] }, /give at least one registration/],
    ['a registration without id', { registrations: [{}] }, /registrations: 0: id: give registrations/],
    ['an unknown option', { groupBy: ['month'] }, /groupBy: there is no such option/],
  ])('reports.sales: %s', async (_case, changes, complaint) => {
    const refusal = await caught(reports.sales(parsed(sales, changes)));
    expect(refusal).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(complaint),
    });
    expect(odoo.recorded).toEqual([]);
  });

  it.each([
    ['no `by`', { by: undefined }, /by: give a list of: location, product/],
    ['an unknown name in `by`', { by: ['lot'] }, /by: 0: choose among location, product/],
    ['a time', { from: '2026-01-01' }, /from: there is no such option/],
  ])('reports.stock: %s', async (_case, changes, complaint) => {
    const refusal = await caught(reports.stock(parsed<StockReportOptions>({ by: ['product'] }, changes)));
    expect(refusal).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(complaint),
    });
    expect(odoo.recorded).toEqual([]);
  });

  it('and an unknown registration before anything is summed up', async () => {
    const listing = scriptedPort(() => ({ length: 0, records: [] }));
    const own = createConnector({ odoo: listing, amazon: {} }).reports;
    const registrations = [{ id: 99, companyId: 1 }];
    for (const attempt of [
      own.sales({ ...sales, registrations }),
      own.stock({ by: ['product'], registrations }),
    ])
      expect(await caught(attempt)).toMatchObject({
        code: 'REGISTRATION_UNKNOWN',
        message: expect.stringContaining('Registration 99'),
      });
    expect(listing.recorded).toMatchObject([
      { model: 'x_amazon_registration' },
      { model: 'x_amazon_registration' },
    ]);
  });
});
