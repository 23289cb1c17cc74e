import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { plainOrders } from 'odoo-amazon-connector/testing';
import { createGoods, openStage, patientClock, realOdoo, records, type Stage } from '../../stage/index.ts';
import { median } from '../support/median.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const orderCount = 200;
const rounds = 3;
const skus = ['BENCH-MUG', 'BENCH-CUP', 'BENCH-BOWL'];

/**
 * What it costs when several processes import the same orders at the same moment, on a real Odoo: 1, 2 and 4 of them, each
 * time on 200 FBM orders of their own, in three rounds. `slowdown` is the time until the last one has ended by that of one
 * alone in the same round; figures are medians of the rounds, and what must not be is summed up over all of them.
 */
export async function benchWorkers(): Promise<Readonly<Record<string, unknown>>> {
  const stage = await openStage(realOdoo('bench-workers'));
  try {
    await createGoods(stage.admin, skus);
    // The first calls of each kind pay for Odoo's caches.
    await race(stage, 1, 10);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push({
        alone: await race(stage, 1, orderCount),
        two: await race(stage, 2, orderCount),
        four: await race(stage, 4, orderCount),
      });
    }
    const all = measured.flatMap(({ alone, two, four }) => [alone, two, four]);
    const total = (figure: 'duplicates' | 'failures' | 'problems'): number =>
      all.reduce((sum, race) => sum + race[figure], 0);
    return {
      duplicates: total('duplicates'),
      failures: total('failures'),
      problems: total('problems'),
      alone: summary(measured, 'alone'),
      two: summary(measured, 'two'),
      four: summary(measured, 'four'),
    };
  } finally {
    await stage.close();
  }
}

type Race = Awaited<ReturnType<typeof race>>;
type Round = Readonly<Record<'alone' | 'two' | 'four', Race>>;

function summary(measured: readonly Round[], which: keyof Round) {
  const races = measured.map((round) => round[which]);
  return {
    ms: median(races.map(({ ms }) => ms)),
    slowdown: median(measured.map((round) => Math.round((round[which].ms / round.alone.ms) * 100) / 100)),
    created: median(races.map(({ created }) => created)),
    unchanged: median(races.map(({ unchanged }) => unchanged)),
    callsOfEach: median(races.flatMap(({ calls }) => calls)),
  };
}

let seed = 900;

async function race(stage: Stage, processes: number, count: number) {
  seed += 1;
  const orders = plainOrders({ count, marketplace: 'US', channel: 'fbm', seed, skus });
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
