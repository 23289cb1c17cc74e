// npm run bench -- NAME [--json]: ratios measured in one run on a real Odoo. Never a test: shared machines are noisy.
import { parseArgs } from 'node:util';
import { benchOrders } from './orders/index.ts';

const benches: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {
  orders: benchOrders,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  const result = await bench();
  if (values.json) console.log(JSON.stringify(result, undefined, 2));
  else
    console.table(
      Object.entries(result).map(([figure, value]) => ({
        figure,
        value: typeof value === 'object' ? JSON.stringify(value) : value,
      })),
    );
}
