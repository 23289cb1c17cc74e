// The end of a month: what Amazon shipped is invoiced and paid, Amazon's bill for its fees too; the payments make two
// batches, and the payout of the bank closes both. Needs the accounting of a real Odoo: set ODOO_URL and what goes with it.
import { collect, createConnector } from 'odoo-amazon-connector';
import { plainOrders } from 'odoo-amazon-connector/testing';
import { bookkeeper } from './support/bookkeeper.ts';
import { openEnds } from './support/ends.ts';
import { prepareProduct } from './support/products.ts';

if (process.env['ODOO_URL'] === undefined) {
  console.log('The embedded Odoo has no accounting: set ODOO_URL to run this on a real one.');
} else {
  await closeMonth();
}

async function closeMonth(): Promise<void> {
  const hour = 60 * 60 * 1000;
  const since = new Date(Date.now() - 24 * hour).toISOString();
  const seed = Date.now() % 1_000_000;
  const orders = plainOrders({
    count: 8,
    seed,
    marketplace: 'ES',
    channel: 'fba',
    skus: ['DEMO-MUG'],
    from: since,
    to: new Date(Date.now() - hour).toISOString(),
  });
  const ends = await openEnds({ currencies: ['EUR'], orders });
  const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
  await administrator.install();
  await prepareProduct(ends.administrator, 'DEMO-MUG');
  const connector = createConnector({ odoo: ends.odoo, amazon: ends.amazon });
  const spain = await connector.registrations.ensure({
    name: 'Amazon ES (month end)',
    sellerId: `AMONTH${seed}X`,
    marketplaces: ['ES'],
    ordersSince: since,
  });
  const { journalId, name } = await administrator.payments.setup(spain);
  const books = await bookkeeper(ends, journalId);
  await collect(connector.orders.sync(spain, { since }));

  // Invoices of what Amazon shipped, and its own bill.
  const invoices = await collect(connector.invoices.create(spain, { post: true }));
  const bill = await books.enterBill(`Fees ${seed}`, '12.34');
  console.log(
    `${invoices.length} invoices: ${[...new Set(invoices.map(({ status }) => status))].join(', ')}.`,
  );

  // Payments: one for each, through the journal.
  const { today } = books;
  const payments = [
    ...(await collect(connector.payments.register({ registration: spain, date: today }))),
    ...(await collect(connector.payments.register({ journalId, invoices: [bill], date: today }))),
  ];
  console.log(`${payments.length} payments through "${name}".`);

  // Two batches, each one deposit.
  const wanted = [
    { journalId, name: `Amazon ${seed}`, date: today, direction: 'inbound' },
    { journalId, name: `Amazon fees ${seed}`, date: today, direction: 'outbound' },
  ] as const;
  for (const batch of wanted) {
    await connector.payments.createBatch(batch);
    const { amount, paymentIds, state } = await connector.payments.validateBatch(batch);
    console.log(
      `Batch "${batch.name}": ${paymentIds.length} payments, ${amount.amount} ${amount.currency}, ${state}.`,
    );
  }

  // The payout, as the bank statement has it: what was sold, less the fees.
  const bankLineId = await books.receive(payments);
  const batches = wanted.map((batch) => batch.name);
  const payout = await connector.payments.creditPayout({ journalId, batches, bankLineId });
  console.log(
    `Payout: ${payout.settled.amount} ${payout.settled.currency}, difference ${payout.difference}.`,
  );
  const again = await connector.payments.creditPayout({ journalId, batches, bankLineId });
  console.log(`Again: ${again.changed ? 'changed' : 'nothing to do'}.`);
  console.log(`Left of these on the intermediary account: ${again.open.amount}.`);
  await ends.close();
}
