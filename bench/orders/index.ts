import { plainOrders, type WireOrder } from 'odoo-amazon-connector/testing';
import { openStage, patientClock, realOdoo, records } from '../../stage/index.ts';
import { openInsideOrders } from './inside-odoo.ts';
import { importWithLibrary } from './library.ts';
import { importWithScript } from './script.ts';

const rounds = 4;
const ordersPerRound = 100;
// One by one they take a quarter of a second each: a sample tells the rate.
const scriptOrdersPerRound = 10;

/** Time and calls of one way to import orders, summed over all rounds. */
interface Tally {
  orders: number;
  ms: number;
  calls: number;
}

/**
 * Imports the same kind of orders in three ways, in turns: this library, a plain script, and Odoo's own process. Orders are FBM:
 * those of FBA have stock moves too, see `benchFba`.
 */
export async function benchOrders(): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-orders'));
  const { admin, bot } = stage;
  const { url, database, users } = stage.database;
  const botLogin = { url, database, ...users.bot };
  try {
    const seller = await stage.openSeller([], { marketplaces: ['US'], clock: patientClock() });
    let seed = 0;
    const batch = (count: number): WireOrder[] => {
      seed += 1;
      return plainOrders({ count, marketplace: 'US', channel: 'fbm', seed });
    };

    let minute = Date.now() - 24 * 60 * 60 * 1000;
    const withLibrary = (orders: readonly WireOrder[]) => {
      minute += 60_000;
      return importWithLibrary(seller, bot, orders, new Date(minute).toISOString());
    };

    const library: Tally = { orders: 0, ms: 0, calls: 0 };
    const script: Tally = { orders: 0, ms: 0, calls: 0 };
    const inside: Tally = { orders: 0, ms: 0, calls: 0 };
    const add = (
      tally: Tally,
      orders: number,
      { ms, calls }: { readonly ms: number; readonly calls: number },
    ): void => {
      tally.orders += orders;
      tally.ms += ms;
      tally.calls += calls;
    };
    // The first call of each kind pays for Odoo's caches.
    await withLibrary(batch(3));
    await importWithScript(botLogin, batch(1));
    const [user] = await records(admin, 'res.users', [['login', '=', 'bot']], ['id']);
    const inOdoo = await openInsideOrders(admin, user?.id ?? 0);
    await inOdoo(batch(3));
    await withLibrary(batch(3));

    for (let round = 0; round < rounds; round += 1) {
      add(library, ordersPerRound, await withLibrary(batch(ordersPerRound)));
      add(inside, ordersPerRound, await inOdoo(batch(ordersPerRound)));
      const sample = batch(scriptOrdersPerRound);
      add(script, sample.length, await importWithScript(botLogin, sample));
    }
    return report({ library, script, inside });
  } finally {
    await stage.close();
  }
}

function report({
  library,
  script,
  inside,
}: Readonly<Record<'library' | 'script' | 'inside', Tally>>): Readonly<Record<string, unknown>> {
  const rate = ({ orders, ms }: Tally): number => round((orders / ms) * 1000);
  return {
    ordersPerSecond: { library: rate(library), script: rate(script), insideOdoo: rate(inside) },
    orders: { library: library.orders, script: script.orders, insideOdoo: inside.orders },
    callsPerOrder: round(library.calls / library.orders),
    callsPerOrderOfScript: round(script.calls / script.orders),
    ratioToScript: round(rate(library) / rate(script)),
    ratioToCeiling: round(rate(library) / rate(inside)),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
