// npm run fuzz -- orders|all [--json] [--seed N] [--count N]: answers of Amazon's that went wrong, made from a seed, through
// the library. `orders` lets a user's order sync meet them on the embedded ends; `all` sends every other answer through the
// port. Fails when anything comes out that is neither read nor an error with a code, or when a good order suffers.
import { parseArgs } from 'node:util';
import { fuzzAnswers } from './answers/fuzz-answers.ts';
import { fuzzOrders } from './orders/fuzz-orders.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    count: { type: 'string' },
  },
});
const seed = Number(values.seed);
const count = values.count === undefined ? undefined : Number(values.count);
const started = Date.now();
const onProgress = (done: number | string): void => {
  console.error(`${done} after ${Math.round((Date.now() - started) / 1000)} s`);
};

switch (positionals[0]) {
  case 'orders': {
    const report = await fuzzOrders({ seed, count: count ?? 10_000, onProgress });
    print(report);
    if (report.untyped + report.runsEnded + report.goodOnesLost > 0) process.exitCode = 1;
    break;
  }
  case 'all': {
    const kinds = await fuzzAnswers({ seed, count: count ?? 2_000, onProgress });
    const untyped = kinds.reduce((sum, kind) => sum + kind.untyped, 0);
    print({ seed, untyped, kinds });
    if (untyped > 0) process.exitCode = 1;
    break;
  }
  default:
    console.error('npm run fuzz -- orders|all [--json] [--seed N] [--count N]');
    process.exitCode = 2;
}

function print(report: object): void {
  if (values.json) console.log(JSON.stringify(report, undefined, 2));
  else console.dir(report, { depth: 5 });
}
