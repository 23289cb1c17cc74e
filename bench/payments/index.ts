import { openStage, realOdoo, records } from '../../stage/index.ts';
import { median } from '../support/median.ts';
import { checkBooks, day, openBooks } from './books.ts';
import { openInsidePayments } from './inside-odoo.ts';
import { payWithLibrary, payWithWizard, type Taken } from './ways.ts';

// Thousands of invoices take longer to make than to pay.
const roundsOf = (invoices: number): number => (invoices > 500 ? 1 : 3);
const byWizard = 50;

export interface PaymentsOptions {
  /** Invoices of each round, by each way. Default: 200. */
  readonly orders?: number | undefined;
}

/**
 * Pays posted invoices and books their deposit, in turns: with this library, and inside Odoo's own process. Then
 * fifty with Odoo's wizard. The ratio is the median of the rounds.
 */
export async function benchPayments({
  orders: size = 200,
}: PaymentsOptions): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-payments'));
  const { admin } = stage;
  try {
    const books = await openBooks(stage);
    const { journal } = books;
    const [bot] = await records(admin, 'res.users', [['login', '=', 'bot']], ['id']);
    const [method] = await records(
      admin,
      'account.payment.method.line',
      [
        ['journal_id', '=', journal.journalId],
        ['payment_type', '=', 'inbound'],
      ],
      [],
    );
    const payer = { bot: bot?.id ?? 0, method: method?.id ?? 0, journal };
    const payInside = await openInsidePayments(admin, payer);
    // The first call of each kind pays for Odoo's caches.
    await payWithLibrary(books, stage.bot, await books.post(5), 'Warm 1');
    await payInside(await books.post(5));

    const library: Taken[] = [];
    const inside: Taken[] = [];
    for (let round = 1; round <= roundsOf(size); round += 1) {
      const [ours, odoos] = [await books.post(size), await books.post(size)];
      library.push(await payWithLibrary(books, stage.bot, ours, `Round ${round}`));
      inside.push(await payInside(odoos));
    }
    const selected = await books.post(byWizard);
    const wizard = await payWithWizard(books, stage.bot, selected, payer.method);
    const { payments } = books.seller.connector;
    const { journalId } = journal;
    await payments.createBatch({ journalId, name: 'Wizard', date: day, invoices: selected });
    await payments.validateBatch({ journalId, name: 'Wizard' });
    await checkBooks(stage, books);

    const calls = library[0]?.calls ?? 0;
    const ratios = library.map(({ ms }, index) => round2((inside[index]?.ms ?? 0) / ms));
    const rate = (taken: readonly Taken[], count: number): number =>
      round2(count / (median(taken.map(({ ms }) => ms)) / 1000));
    return {
      invoices: size,
      calls,
      callsPer100: round2((calls / size) * 100),
      paymentsPerSecond: {
        library: rate(library, size),
        insideOdoo: rate(inside, size),
        wizard: rate([wizard], byWizard),
      },
      seconds: {
        library: library.map(({ ms }) => round2(ms / 1000)),
        insideOdoo: inside.map(({ ms }) => round2(ms / 1000)),
      },
      wizard: { invoices: byWizard, calls: wizard.calls },
      ratioToCeiling: round2(median(ratios)),
      ratios,
      paidInAll: books.posted.length,
    };
  } finally {
    await stage.close();
  }
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
