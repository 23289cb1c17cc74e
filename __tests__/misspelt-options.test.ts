import { expect, it } from '@jest/globals';
import { collect, createConnector, isConnectorError } from '../lib/index.ts';
import { noCalls } from './no-calls.ts';

const odoo = noCalls();
const { calls } = odoo;
const connector = createConnector({ odoo, amazon: {} });
const { orders, deliveries, fba, invoices, payments, problems, registrations, reports } = connector;
const spain = { id: 1, companyId: 1 };
const ends = { from: spain, to: spain };
/** As JavaScript passes it: a slip for `dryRun`, which would write for real. */
const slip = JSON.parse('{"dryrun":true}') as never;
const mixed = <Input extends object>(input: Input): Input => ({ ...input, dryrun: true });
const day = '2026-11-30';

const verbs: Readonly<Record<string, () => Promise<unknown>>> = {
  install: () => connector.install(slip),
  uninstall: () => connector.uninstall(slip),
  'orders.sync': () => collect(orders.sync(spain, slip)),
  'orders.recover': () => orders.recover(spain, '902-1845936-5435065', slip),
  'deliveries.sync': () => collect(deliveries.sync(spain, slip)),
  'deliveries.retry': () => collect(deliveries.retry([1], slip)),
  'deliveries.createCarriers': () => deliveries.createCarriers(['UPS'], slip),
  'fba.sync': () => collect(fba.sync(spain, slip)),
  'fba.reconcile': () => fba.reconcile(spain, slip),
  'fba.replenish': () => fba.replenish(spain, [{ sku: 'MUG', quantity: 1 }], slip),
  'fba.moveStock': () => fba.moveStock(ends, [{ sku: 'MUG', quantity: 1 }], slip),
  'fba.returns': () => collect(fba.returns(spain, slip)),
  'fba.createLocation': () => fba.createLocation(mixed({ name: 'Amazon UK' })),
  'invoices.create': () => collect(invoices.create(spain, slip)),
  'invoices.allocate': () => collect(invoices.allocate(spain, slip)),
  'invoices.refund': () => collect(invoices.refund(spain, [], slip)),
  'payments.setup': () => payments.setup(spain, slip),
  'payments.register': () => collect(payments.register(mixed({ registration: spain, date: day }))),
  'payments.createBatch': () =>
    payments.createBatch(mixed({ journalId: 1, name: 'One', date: day, direction: 'inbound' })),
  'payments.validateBatch': () => payments.validateBatch({ journalId: 1, name: 'One' }, slip),
  'payments.creditPayout': () =>
    payments.creditPayout(mixed({ journalId: 1, batches: ['One'], bankLineId: 1 })),
  'problems.list': () => problems.list(slip),
  'registrations.split': () => registrations.split(spain, { marketplaces: ['DE'], name: 'DE' }, slip),
  'registrations.moveMarketplace': () => registrations.moveMarketplace('DE', ends, slip),
  'registrations.merge': () => registrations.merge([spain, { id: 2 }], slip),
  'registrations.archive': () => registrations.archive(spain, slip),
  'reports.sales': () => reports.sales(mixed({ by: ['month'], from: '2026-01-01', to: '2027-01-01' })),
  'reports.stock': () => reports.stock(mixed({ by: ['product'] })),
};

// They ask Odoo what is there before they judge their input, and have tests of their own; `settle` is `allocate`.
const judgedLater = ['get', 'list', 'register', 'ensure', 'update'].map((verb) => `registrations.${verb}`);

it.each(Object.keys(verbs))('%s refuses an option that it does not know, before any call', async (verb) => {
  calls.length = 0;
  const error: unknown = await verbs[verb]?.().catch((thrown: unknown) => thrown);
  expect(isConnectorError(error) && [error.code, error.message]).toEqual([
    'CONFIGURATION_INVALID',
    expect.stringContaining('dryrun: there is no such option'),
  ]);
  expect(calls).toEqual([]);
});

it('no verb is left out', () => {
  const all = Object.entries(connector).flatMap(([room, value]) =>
    typeof value === 'function' ? [room] : Object.keys(value as object).map((verb) => `${room}.${verb}`),
  );
  expect(all.toSorted()).toEqual([...Object.keys(verbs), ...judgedLater, 'invoices.settle'].toSorted());
});
