// npm run crash -- CAPABILITY [--json] [--scenario NAME]: dies before and after every call of every scenario, on the
// embedded ends, runs again, and tells what was doubled or lost.
import { parseArgs } from 'node:util';
import { createConnector, jsonRpcOdoo } from '../lib/index.ts';
import { startEmbeddedOdoo } from '../lib/testing/index.ts';
import { crash, type CrashReport } from './harness.ts';
import { scenarios } from './scenarios/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, scenario: { type: 'string' } },
});
const [capability = ''] = positionals;
const wanted = (scenarios[capability] ?? []).filter(
  ({ name }) => values.scenario === undefined || name === values.scenario,
);

if (wanted.length === 0) {
  console.error(
    `npm run crash -- CAPABILITY [--json] [--scenario NAME], where CAPABILITY is one of: ${Object.keys(scenarios).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  const reports = await crashAll();
  const sum = (figure: 'cuts' | 'recovered' | 'duplicates' | 'lost'): number =>
    reports.reduce((total, report) => total + report[figure], 0);
  const totals = {
    cuts: sum('cuts'),
    recovered: sum('recovered'),
    duplicates: sum('duplicates'),
    lost: sum('lost'),
  };
  for (const { differences } of reports) for (const difference of differences) console.error(difference);
  const byScenario = reports.map(({ scenario, calls, cuts, recovered, duplicates, lost }) => ({
    scenario,
    calls,
    cuts,
    recovered,
    duplicates,
    lost,
  }));
  if (values.json) console.log(JSON.stringify({ ...totals, scenarios: byScenario }, undefined, 2));
  else console.table([...byScenario, { scenario: 'all', ...totals }]);
  if (totals.recovered < totals.cuts || totals.duplicates + totals.lost > 0) process.exitCode = 1;
}

async function crashAll(): Promise<readonly CrashReport[]> {
  const odoo = await startEmbeddedOdoo({ currencies: ['USD', 'EUR'] });
  const port = (user: { readonly username: string; readonly apiKey: string }) =>
    jsonRpcOdoo({ url: odoo.url, database: odoo.database, ...user });
  const ends = { admin: port(odoo.users.admin), bot: port(odoo.users.bot) };
  try {
    await createConnector({ odoo: ends.admin, amazon: {} }).install();
    await ends.admin.call('product.pricelist', 'create', {
      args: { vals_list: [{ name: 'Amazon EUR', currency_id: await euro(ends.admin) }] },
    });
    const reports: CrashReport[] = [];
    for (const scenario of wanted) reports.push(await crash(ends, scenario));
    return reports;
  } finally {
    await odoo.close();
  }
}

async function euro(admin: ReturnType<typeof jsonRpcOdoo>): Promise<unknown> {
  const found = await admin.call('res.currency', 'search', { args: { domain: [['name', '=', 'EUR']] } });
  return Array.isArray(found) ? found[0] : undefined;
}
