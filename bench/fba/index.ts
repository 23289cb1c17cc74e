import { plainOrders, type WireOrder } from 'odoo-amazon-connector/testing';
import { count, create, createGoods, openStage, patientClock, realOdoo, records } from '../../stage/index.ts';
import type { Stage } from '../../stage/index.ts';
import { median } from '../support/median.ts';
import { importWithLibrary } from '../orders/library.ts';
import { insideContext, openInsideMoves } from './inside-odoo.ts';
import { timeCalls } from './probe.ts';

const rounds = 6;
const skus = ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL'];

export interface FbaOptions {
  /** Orders of each round, by each way. Default: 100. */
  readonly orders?: number | undefined;
}

/**
 * Imports FBA orders and lets their goods leave the Amazon location, in turns: with this library, and inside Odoo's own
 * process in one transaction. Gives where the library's time goes too, by method of Odoo.
 *
 * The ratio is the median of the rounds, since a machine with others at work on it is faster in one minute than in the next.
 */
export async function benchFba({
  orders: ordersPerRound = 100,
}: FbaOptions): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-fba'));
  const { admin } = stage;
  try {
    const seller = await stage.openSeller([], { marketplaces: ['US'], clock: patientClock() });
    const { registration } = seller;
    await stockUp(stage, registration.locationId ?? 0);
    const [bot] = await records(admin, 'res.users', [['login', '=', 'bot']], ['id']);
    const [type] = await records(
      admin,
      'stock.picking.type',
      [['id', '=', registration.pickingTypeId]],
      ['default_location_dest_id'],
    );
    const places = {
      bot: bot?.id ?? 0,
      customerLocationId: idOf(type?.['default_location_dest_id']),
      registration,
    };
    let seed = 0;
    const batch = (size: number): WireOrder[] => {
      seed += 1;
      return plainOrders({ count: size, marketplace: 'US', channel: 'fba', seed, skus });
    };
    let minute = Date.now() - 24 * 60 * 60 * 1000;
    const since = (): string => {
      minute += 60_000;
      return new Date(minute).toISOString();
    };
    // The first call of each kind pays for Odoo's caches.
    await importWithLibrary(seller, stage.bot, batch(5), since());
    const inOdoo = await openInsideMoves(admin);
    await inOdoo.run(insideContext(batch(5), places));
    await importWithLibrary(seller, stage.bot, batch(5), since());

    const probe = timeCalls(stage.bot);
    const library: Tally = { ms: 0, calls: 0 };
    const inside: Tally = { ms: 0, calls: 0 };
    const ratios: number[] = [];
    for (let index = 0; index < rounds; index += 1) {
      const ours = await importWithLibrary(seller, probe, batch(ordersPerRound), since());
      const odoos = await inOdoo.run(insideContext(batch(ordersPerRound), places));
      add(library, ours);
      add(inside, odoos);
      ratios.push(round(odoos.ms / ours.ms));
    }
    const orders = rounds * ordersPerRound;
    const made = await count(admin, 'stock.move', [
      ['state', '=', 'done'],
      ['location_id', '=', registration.locationId],
    ]);
    const rate = ({ ms }: Tally): number => round((orders / ms) * 1000);
    return {
      ordersPerSecond: { library: rate(library), insideOdoo: rate(inside) },
      orders: { library: orders, insideOdoo: orders },
      stockMoves: made,
      callsPerOrder: round(library.calls / orders),
      ratioToCeiling: round(median(ratios)),
      ratios,
      msPerOrderByMethod: Object.fromEntries(
        [...probe.spent]
          .toSorted(([, one], [, other]) => other.ms - one.ms)
          .map(([name, { ms, calls }]) => [name, `${round(ms / orders)} (${calls} calls)`]),
      ),
    };
  } finally {
    await stage.close();
  }
}

interface Tally {
  ms: number;
  calls: number;
}

function add(tally: Tally, { ms, calls }: Readonly<Tally>): void {
  tally.ms += ms;
  tally.calls += calls;
}

/** Goods that Odoo counts, with more of each in the Amazon location than leaves. */
async function stockUp({ admin }: Stage, location_id: number): Promise<void> {
  const products = await createGoods(admin, skus, { is_storable: true, standard_price: 5 });
  const counting: typeof admin = {
    version: (options) => admin.version(options),
    call: (model, method, call) =>
      admin.call(model, method, { ...call, context: { ...call?.context, inventory_mode: true } }),
  };
  const counted = products.map((product_id) => ({ product_id, location_id, inventory_quantity: 100_000 }));
  const ids = await create(counting, 'stock.quant', counted);
  await admin.call('stock.quant', 'action_apply_inventory', { ids });
}

const idOf = (link: unknown): number => (Array.isArray(link) ? Number(link[0]) : 0);
const round = (value: number): number => Math.round(value * 100) / 100;
