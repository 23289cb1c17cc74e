import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = path.join(__dirname, '..');
const run = promisify(execFile);

/** What an example must say, beside ending well. */
const expected: Readonly<Record<string, RegExp>> = {
  'confirm-shipments.ts':
    /First run(?=[\s\S]*TRACKING_MISSING)(?=[\s\S]*SHIPMENT_REFUSED)(?=[\s\S]*synchronized)[\s\S]*Second run[\s\S]*UNCHANGED_SINCE_FAILURE[\s\S]*synchronized[\s\S]*Retry[\s\S]*synchronized/,
  'demo.ts':
    /Second run: \d+ orders, \d+ calls to Odoo \(0 writes\)[\s\S]*cancelled[\s\S]*Parked: \S+, PRODUCT_UNAVAILABLE[\s\S]*recovered: created[\s\S]*failed: SHIPMENT_REFUSED[\s\S]*synchronized[\s\S]*tried again:\s+\S+ +\S+ +synchronized[\s\S]*stock moves out of the Amazon location \(FBA\)\W+[1-9]/,
  'dry-run.ts': /of which writes: 0/,
  'fba-reconcile.ts':
    /12 orders: created[\s\S]*DEMO-MUG\W+35\W+38\W+-3[\s\S]*DEMO-CUP\W+28\W+28\W+0[\s\S]*Unknown in Odoo: DEMO-JUG/,
  'migration.ts': /cut off: [\s\S]*complete: /,
  'quickstart.ts': /sale order \d+/,
};

describe('every example', () => {
  const examples = readdirSync(path.join(root, 'examples')).filter((file) => file.endsWith('.ts'));

  it('has its expectation here', () => {
    expect(examples).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))(
    '%s runs on the embedded ends and says what it should',
    async (file, pattern) => {
      // Whatever real Odoo this machine knows of is not for the examples.
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'ODOO_URL'));
      const { stdout } = await run(process.execPath, ['--import', 'tsx', path.join('examples', file)], {
        cwd: root,
        env,
        // Guards against hanging alone.
        timeout: 10 * 60 * 1000,
      });
      expect(stdout).toMatch(pattern);
    },
  );
});
