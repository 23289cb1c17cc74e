import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { plainOrders } from 'odoo-amazon-connector/testing';
import { createGoods, openStage, patientClock, realOdoo, records, type Stage } from '../../stage/index.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const orderCount = 200;
const skus = ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL'];

/**
 * What it costs when several processes import the same orders at the same moment, on a real Odoo: 1, 2 and 4 of them, each
 * on 200 FBM orders of its own. `slowdown` is the time until the last one has ended, by that of one alone.
 */
export async function benchWorkers(): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-workers'));
  try {
    await createGoods(stage.admin, skus);
    // The first calls of each kind pay for Odoo's caches.
    await race(stage, 1, 10, 1);
    const alone = await race(stage, 1, orderCount, 2);
    const two = await race(stage, 2, orderCount, 3);
    const four = await race(stage, 4, orderCount, 4);
    const slowdown = ({ ms }: { readonly ms: number }): number => Math.round((ms / alone.ms) * 100) / 100;
    return {
      duplicates: alone.duplicates + two.duplicates + four.duplicates,
      failures: alone.failures + two.failures + four.failures,
      problems: alone.problems + two.problems + four.problems,
      alone,
      two: { ...two, slowdown: slowdown(two) },
      four: { ...four, slowdown: slowdown(four) },
    };
  } finally {
    await stage.close();
  }
}

async function race(stage: Stage, processes: number, count: number, seed: number) {
  const orders = plainOrders({ count, marketplace: 'US', channel: 'fbm', seed: 900 + seed, skus });
  const seller = await stage.openSeller(orders, { marketplaces: ['US'], clock: patientClock() });
  const { amazon, registration, ours } = seller;
  amazon.setRateLimitHeader('searchOrders', '1000');
  const { url, database, users } = stage.database;
  const children = Array.from({ length: processes }, () =>
    fork(fileURLToPath(new URL('worker.ts', import.meta.url)), { execArgv: [...process.execArgv] }),
  );
  try {
    const ends = {
      odoo: { url, database, ...users.bot },
      amazon: { endpoint: amazon.endpoint, credentials: amazon.credentials },
      registrationId: registration.id,
    };
    await Promise.all(
      children.map((child) => {
        const ready = next(child, 'ready');
        send(child, { type: 'ends', ends });
        return ready;
      }),
    );
    const started = performance.now();
    const done = await Promise.all(
      children.map((child) => {
        const end = next(child, 'done');
        send(child, { type: 'go' });
        return end;
      }),
    );
    const ms = Math.round(performance.now() - started);
    const made = await records(stage.admin, 'sale.order', ours('x_amazon_registration_id'), []);
    const pickings = await records(
      stage.admin,
      'stock.picking',
      ours('sale_id.x_amazon_registration_id'),
      [],
    );
    if (made.length < count) throw new Error(`${made.length} of ${count} orders were made.`);
    const sum = (status: string): number =>
      done.reduce((total, { statuses }) => total + (statuses[status] ?? 0), 0);
    return {
      ms,
      duplicates: made.length - count + (pickings.length - count),
      failures: sum('failed'),
      problems: (await seller.connector.problems.list({ registration })).length,
      created: sum('created'),
      unchanged: sum('unchanged'),
      calls: done.map(({ odooCalls }) => odooCalls),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await seller.close();
  }
}

const send = (child: ChildProcess, message: ToWorker): void => void child.send(message);

type Message<Type> = Extract<FromWorker, { readonly type: Type }>;

function next<Type extends FromWorker['type']>(child: ChildProcess, type: Type): Promise<Message<Type>> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromWorker) => {
      if (message.type === type) resolve(message as Message<Type>);
    });
    child.once('exit', (code) => {
      reject(new Error(`A worker ended with ${String(code)} before it told "${type}".`));
    });
  });
}
