import { countCalls, createConnector } from 'odoo-amazon-connector';
import { jsonRpc, realOdoo } from '../../stage/index.ts';
import { median } from '../support/median.ts';

const rounds = 3;

/** Installs three times into each of several fresh databases of a real Odoo: records made, calls and seconds. */
export async function benchInstall(): Promise<Readonly<Record<string, unknown>>> {
  let records = 0;
  const seconds: number[][] = [[], [], []];
  const calls: number[] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const database = await realOdoo('bench-install')();
    try {
      const odoo = countCalls(jsonRpc(database, 'admin'));
      const connector = createConnector({ odoo, amazon: {} });
      for (const [index, own] of seconds.entries()) {
        odoo.calls.reset();
        const started = performance.now();
        const { created } = await connector.install();
        own.push(Math.round(performance.now() - started) / 1000);
        calls[index] = odoo.calls.total;
        if (index === 0) records = created.length;
      }
    } finally {
      await database.close();
    }
  }
  return { records, calls, seconds: seconds.map(median) };
}
