import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { plainOrders } from '../lib/testing/index.ts';

const root = path.join(__dirname, '..');
const run = promisify(execFile);

/** What an example must say, beside ending well. */
const expected: Readonly<Record<string, RegExp>> = {
  'batch-deposit.ts': /set ODOO_URL/,
  'confirm-shipments.ts':
    /First run(?=[\s\S]*TRACKING_MISSING)(?=[\s\S]*SHIPMENT_REFUSED)(?=[\s\S]*synchronized)[\s\S]*Second run[\s\S]*UNCHANGED_SINCE_FAILURE[\s\S]*synchronized[\s\S]*Retry[\s\S]*synchronized/,
  'demo.ts':
    /Second run: \d+ orders, \d+ calls to Odoo \(0 writes\)[\s\S]*cancelled[\s\S]*Parked: \S+, PRODUCT_UNAVAILABLE[\s\S]*recovered: created[\s\S]*failed: SHIPMENT_REFUSED[\s\S]*synchronized[\s\S]*tried again:\s+\S+ +\S+ +synchronized[\s\S]*stock moves out of the Amazon location \(FBA\)\W+[1-9]/,
  'dry-run.ts': /of which writes: 0/,
  'fba-reconcile.ts':
    /12 orders: created[\s\S]*DEMO-MUG\W+35\W+38\W+-3[\s\S]*DEMO-CUP\W+28\W+28\W+0[\s\S]*Unknown in Odoo: DEMO-JUG/,
  'migration.ts': /cut off: [\s\S]*complete: /,
  'quickstart.ts': /sale order \d+/,
  'sales-by-marketplace.ts': /Chart: \S+\.svg/,
};

function runExample(file: string, ...args: readonly string[]) {
  // Whatever real Odoo this machine knows of is not for the examples.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'ODOO_URL'));
  return run(process.execPath, ['--import', 'tsx', path.join('examples', file), ...args], {
    cwd: root,
    env,
    // Guards against hanging alone.
    timeout: 10 * 60 * 1000,
  });
}

describe('every example', () => {
  const examples = readdirSync(path.join(root, 'examples')).filter((file) => file.endsWith('.ts'));

  it('has its expectation here', () => {
    expect(examples).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))(
    '%s runs on the embedded ends and says what it should',
    async (file, pattern) => {
      const { stdout } = await runExample(file);
      expect(stdout).toMatch(pattern);
    },
  );
});

describe('sales-by-marketplace.ts', () => {
  it("shows Amazon's own totals in its table, and the marketplaces in its chart", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sales-'));
    try {
      const chart = path.join(folder, 'chart.svg');
      const { stdout } = await runExample('sales-by-marketplace.ts', chart);
      const table = stdout.split('\n').flatMap((line) => {
        const [name = '', orders, , , total] = line
          .replaceAll(/[│'\s]+/g, ' ')
          .trim()
          .split(' ');
        return name.startsWith('Amazon.') ? [[name, orders, total]] : [];
      });
      const sold = [
        ['Amazon.es', 'ES', 9],
        ['Amazon.de', 'DE', 6],
        ['Amazon.fr', 'FR', 4],
        ['Amazon.it', 'IT', 3],
      ] as const;
      const listed = sold.map(([name, marketplace, count], index) => {
        const orders = plainOrders({ count, marketplace, channel: 'fbm', seed: 70 + index });
        const total = orders.reduce((sum, order) => sum + Number(order.proceeds?.grandTotal?.amount), 0);
        return [name, String(count), total.toFixed(2)];
      });
      expect(table.toSorted()).toEqual(listed.toSorted());
      const svg = readFileSync(chart, 'utf8');
      for (const [name] of sold) expect(svg).toContain(name);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
