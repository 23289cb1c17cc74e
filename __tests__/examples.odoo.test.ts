import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { realDatabases } from './scenarios/real.ts';

const run = promisify(execFile);

describe('examples that need the accounting of a real Odoo', () => {
  const open = realDatabases('examples');

  it('batch-deposit.ts closes a month, twice', async () => {
    const { url, database, users } = await open();
    const env = {
      ...process.env,
      ODOO_URL: url,
      ODOO_DATABASE: database,
      ODOO_ADMIN_USERNAME: users.admin.username,
      ODOO_ADMIN_API_KEY: users.admin.apiKey,
      ODOO_BOT_USERNAME: users.bot.username,
      ODOO_BOT_API_KEY: users.bot.apiKey,
    };
    const months = [];
    for (let round = 1; round <= 2; round += 1) {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', 'examples/batch-deposit.ts'], {
        cwd: path.join(__dirname, '..'),
        env,
      });
      months.push(stdout);
    }
    for (const month of months) {
      expect(month).toMatch(
        /8 invoices: created\.[\s\S]*9 payments[\s\S]*8 payments, [\d.]+ EUR, deposited[\s\S]*1 payments, 12\.34 EUR, deposited[\s\S]*difference 0\.00[\s\S]*nothing to do[\s\S]*intermediary account: 0\.00/,
      );
    }
  });
});
