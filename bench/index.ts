// npm run bench -- NAME [--json] [--orders N]: figures of one run on one machine. Never a test: shared machines are noisy.
import { parseArgs } from 'node:util';
import { benchBackfill } from './backfill/index.ts';
import { benchDeliveries } from './deliveries/index.ts';
import { benchFba } from './fba/index.ts';
import { benchInstall } from './install/index.ts';
import { benchOrders } from './orders/index.ts';
import { benchPayments } from './payments/index.ts';
import { benchWorkers } from './workers/index.ts';
import { benchWriters } from './writers/index.ts';

interface BenchOptions {
  /** Size of the benchmarks that can be made smaller; each has its own default. */
  readonly orders: number | undefined;
}

const benches: Readonly<
  Record<string, (options: BenchOptions) => Promise<Readonly<Record<string, unknown>>>>
> = {
  orders: benchOrders,
  backfill: benchBackfill,
  deliveries: benchDeliveries,
  fba: benchFba,
  install: benchInstall,
  payments: benchPayments,
  writers: benchWriters,
  workers: benchWorkers,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, orders: { type: 'string' } },
});
const [name = ''] = positionals;
const bench = benches[name];
if (!bench) {
  console.error(
    `npm run bench -- NAME [--json] [--orders N], where NAME is one of: ${Object.keys(benches).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  const result = await bench({ orders: values.orders === undefined ? undefined : Number(values.orders) });
  if (values.json) console.log(JSON.stringify(result, undefined, 2));
  else
    console.table(
      Object.entries(result).map(([figure, value]) => ({
        figure,
        value: typeof value === 'object' ? JSON.stringify(value) : value,
      })),
    );
}
