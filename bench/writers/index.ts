import type { OdooPort } from 'odoo-amazon-connector';
import { plainOrders } from 'odoo-amazon-connector/testing';
import { createGoods, openStage, patientClock, realOdoo, search } from '../../stage/index.ts';
import { importWithLibrary } from '../orders/library.ts';
import { splitLoads, type Way } from './split-loads.ts';
import { median } from '../support/median.ts';

const rounds = 3;
const pageSize = 100;
const ways: readonly Way[] = [
  { writers: 1, batchSize: 100 },
  { writers: 1, batchSize: 50 },
  { writers: 1, batchSize: 25 },
  { writers: 2, batchSize: 50 },
  { writers: 2, batchSize: 25 },
  { writers: 4, batchSize: 25 },
];

/**
 * Whether it helps to load the sale orders of a page in several calls at once, on a real Odoo: every way in turns, FBM
 * (with pickings that reserve stock of the same articles) and FBA. Times are medians of the rounds.
 */
export async function benchWriters(): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-writers'));
  try {
    const skus = ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL'];
    await createStock(stage.admin, skus);
    const seller = await stage.openSeller([], { marketplaces: ['US'], clock: patientClock() });
    seller.amazon.setRateLimitHeader('searchOrders', '1000');
    let seed = 0;
    let minute = Date.now() - 24 * 60 * 60 * 1000;
    const run = async (channel: 'fbm' | 'fba', way: Way, count: number) => {
      seed += 1;
      minute += 60_000;
      const orders = plainOrders({ count, marketplace: 'US', channel, seed, skus });
      const odoo = splitLoads(stage.bot, way);
      const since = new Date(minute).toISOString();
      const { ms } = await importWithLibrary(seller, odoo, orders, since);
      return { pageMs: ms, loadMs: odoo.loads.ms, lostRaces: odoo.loads.lostRaces };
    };
    type Measured = Awaited<ReturnType<typeof run>>;
    const found = new Map<string, Measured[]>();
    for (const channel of ['fbm', 'fba'] as const) {
      // The first call of each kind pays for Odoo's caches, in every worker.
      for (let warm = 0; warm < 2; warm += 1) await run(channel, { writers: 4, batchSize: 5 }, 20);
      for (let round = 0; round < rounds; round += 1) {
        for (const way of ways) {
          const name = `${channel}, ${way.writers} at once of ${way.batchSize}`;
          found.set(name, [...(found.get(name) ?? []), await run(channel, way, pageSize)]);
        }
      }
    }
    return Object.fromEntries([...found].map(([name, measured]) => [name, summary(measured)]));
  } finally {
    await stage.close();
  }

  function summary(measured: readonly { pageMs: number; loadMs: number; lostRaces: number }[]) {
    return {
      pageMs: Math.round(median(measured.map(({ pageMs }) => pageMs))),
      loadMs: Math.round(median(measured.map(({ loadMs }) => loadMs))),
      lostRaces: measured.reduce((sum, { lostRaces }) => sum + lostRaces, 0),
    };
  }
}

/** Goods with stock: their pickings reserve it, and so lock the same rows. */
async function createStock(admin: OdooPort, skus: readonly string[]): Promise<void> {
  const products = await createGoods(admin, skus, { is_storable: true });
  const [location] = (await search(admin, 'stock.location', [['usage', '=', 'internal']])).toSorted(
    (a, b) => a - b,
  );
  const quants = products.map((product) => ({
    product_id: product,
    location_id: location,
    inventory_quantity: 1_000_000,
  }));
  const ids = asIds(
    await admin.call('stock.quant', 'create', {
      args: { vals_list: quants },
      context: { inventory_mode: true },
    }),
  );
  await admin.call('stock.quant', 'action_apply_inventory', { ids });
}

const asIds = (answer: unknown): readonly number[] => (Array.isArray(answer) ? answer.map(Number) : []);
