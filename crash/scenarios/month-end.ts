import { collect, createConnector, type PaymentOutcome, type Refund } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { records } from '../../stage/index.ts';
import { batchNames } from '../batch-names.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const date = '2026-11-30';
const base = { marketplace: 'US', realOnly: true } as const;
const sold = (count: number, seed: number) =>
  plainOrders({ count, marketplace: 'US', channel: 'fba', seed, skus: ['MUG'] });

/** Orders are imported and their goods leave the Amazon location; the company has its payment journal. */
async function sell({ connector, registration, admin }: Scene): Promise<void> {
  await collect(connector.orders.sync(registration));
  await createConnector({ odoo: admin, amazon: {} }).payments.setup(registration);
}

/** Ids of the payment journal and of a bank account's. */
async function journalsOf({ admin, registration }: Scene): Promise<{ journalId: number; bankId: number }> {
  const [own] = await records(
    admin,
    'x_amazon_registration',
    [['id', '=', registration.id]],
    ['x_journal_id'],
  );
  const [journalId = 0] = [own?.['x_journal_id']].flat().map(Number);
  const banks = await records(
    admin,
    'account.journal',
    [
      ['type', '=', 'bank'],
      ['id', '!=', journalId],
    ],
    [],
  );
  return { journalId, bankId: banks[0]?.id ?? 0 };
}

const orderIds = ({ orders }: Scene): readonly string[] => orders.map(({ orderId }) => orderId);

/** Invoices what was delivered and pays it: what became of each. */
async function invoiceAndPay({ connector, registration }: Scene): Promise<readonly unknown[]> {
  const invoiced = await collect(connector.invoices.create(registration, { date, post: true }));
  const paid = await collect(connector.payments.register({ registration, date }));
  return [...invoiced, ...paid];
}

/** What the customers paid goes into a batch, and its deposit is booked. Other scenes have payments in the same journal. */
async function depositIncome(scene: Scene, journalId: number): Promise<string> {
  const { payments } = scene.connector;
  // A run that follows a death finds them paid, so nothing is left for it to pay by registration.
  const paid = await collect(payments.register({ orders: orderIds(scene), journalId, date, dryRun: true }));
  const name = batchNames(scene.registration).income;
  const invoices = paid.map(({ invoiceId }: PaymentOutcome) => invoiceId);
  await payments.createBatch({ journalId, name, date, invoices });
  const { amount } = await payments.validateBatch({ journalId, name });
  return amount.amount;
}

/** All from what was delivered to what came in on the bank account. */
export const monthEnd: CrashScenario = {
  ...base,
  name: 'a month end',
  orders: sold(2, 101),
  prepare: sell,
  run: async (scene) => {
    const { connector, registration } = scene;
    const { journalId, bankId } = await journalsOf(scene);
    const outcomes = await invoiceAndPay(scene);
    const amount = await depositIncome(scene, journalId);
    const batches = [batchNames(registration).income];
    const received = { journalId: bankId, date, amount };
    await connector.payments.creditPayout({ journalId, batches, received });
    return outcomes;
  },
  endsWith: ({ invoices, payments, batches, deposits, payouts }, orders, _sent, books) =>
    [invoices, payments, batches, deposits, payouts].join() === '2,2,1,1,1' &&
    orders.every(isPaid) &&
    isAtZero(books),
};

export const lostRepliesToMonthEnd: CrashScenario = {
  ...monthEnd,
  name: 'lost replies at a month end',
  orders: sold(2, 102),
  disturbance: 'lost reply',
};

const refundsOf = (scene: Scene): readonly Refund[] => {
  const [whole = '', part = ''] = orderIds(scene);
  const refundedAt = '2026-11-20T10:00:00Z';
  return [
    { orderId: whole, ref: 'R-1', refundedAt, whole: true },
    { orderId: part, ref: 'R-2', refundedAt, lines: [{ kind: 'item', amount: '1.00' }] },
  ];
};

/** Credit notes of orders that were paid are paid out; Amazon keeps that back from what it owes for the third order. */
export const paidRefunds: CrashScenario = {
  ...base,
  name: 'refunds are paid out',
  orders: sold(3, 103),
  prepare: async (scene) => {
    await sell(scene);
    await invoiceAndPay(scene);
    const { journalId } = await journalsOf(scene);
    await depositIncome(scene, journalId);
  },
  run: async (scene) => {
    const { connector, registration } = scene;
    const { payments } = connector;
    const { journalId, bankId } = await journalsOf(scene);
    const { income, refunds: name } = batchNames(registration);
    const refunded = await collect(connector.invoices.refund(registration, refundsOf(scene), { post: true }));
    const paid = await collect(payments.register({ registration, date }));
    const invoices = refunded.flatMap((outcome) =>
      'creditNotes' in outcome ? outcome.creditNotes.flatMap(({ creditNoteId }) => creditNoteId ?? []) : [],
    );
    await payments.createBatch({ journalId, name, date, invoices });
    const out = await payments.validateBatch({ journalId, name });
    const into = await payments.validateBatch({ journalId, name: income });
    const amount = (Number(into.amount.amount) - Number(out.amount.amount)).toFixed(2);
    const received = { journalId: bankId, date, amount };
    await payments.creditPayout({ journalId, batches: [income, name], received });
    return [...refunded, ...paid];
  },
  endsWith: ({ invoices, creditNotes, payments, batches, deposits, payouts }, orders, _sent, books) =>
    [invoices, creditNotes, payments, batches, deposits, payouts].join() === '3,2,5,2,2,1' &&
    orders.every(isPaid) &&
    isAtZero(books),
};

const isPaid = ({ entries }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(entries) &&
  entries.length > 0 &&
  entries.every((entry: Readonly<Record<string, unknown>>) => entry['amount_residual'] === 0);

const isAtZero = ({ intermediary, outstanding }: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify([intermediary, outstanding]) ===
  JSON.stringify([0, 1].map(() => ({ balance: '0.00', open: '0.00' })));
