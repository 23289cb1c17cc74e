// npm run crash -- CAPABILITY|all [--real] [--json] [--scenario NAME]: lets a machine die in the middle of every scenario,
// runs the scenario again, and reports what was doubled or lost. On the embedded ends it dies before and after every
// call; on a real Odoo (--real) once for each state that a death can leave behind. What the embedded Odoo has not got is
// played on the real one, also without --real where it alone was asked for.
import { parseArgs } from 'node:util';
import { crash, everyCall, everyState, type CrashReport } from './harness.ts';
import type { CrashScenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { embeddedOdoo, json2, openStage, realOdoo, type Stage } from '../stage/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    real: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    scenario: { type: 'string' },
  },
});

interface NamedReport extends CrashReport {
  readonly capability: string;
}

const asked = scenariosOf(positionals[0] ?? '');
const needsReal = asked.length > 0 && asked.every(([, { realOnly }]) => realOnly === true);
const isReal = values.real || needsReal;
const wanted = asked.filter(([, { embeddedOnly, realOnly }]) => (isReal ? embeddedOnly : realOnly) !== true);

if (wanted.length === 0) {
  const names = ['all', ...Object.keys(scenarios)].join(', ');
  console.error(
    `npm run crash -- CAPABILITY [--real] [--json] [--scenario NAME], where CAPABILITY is one of: ${names}`,
  );
  process.exitCode = 2;
} else {
  sayWhere();
  print(await crashAll());
}

function sayWhere(): void {
  const real = asked.filter(([, { realOnly }]) => realOnly === true).map(([, { name }]) => name);
  if (needsReal && !values.real) console.error(`On the real Odoo, which these need: ${real.join(', ')}.`);
  if (!isReal && real.length > 0)
    console.error(`Left out, since they need the real Odoo (--real): ${real.join(', ')}.`);
}

function scenariosOf(name: string): readonly (readonly [string, CrashScenario])[] {
  return Object.entries(scenarios)
    .filter(([capability]) => name === 'all' || name === capability)
    .flatMap(([capability, own]) => own.map((scenario) => [capability, scenario] as const))
    .filter(([, scenario]) => values.scenario === undefined || scenario.name === values.scenario);
}

async function openCrashStage(): Promise<Stage> {
  const currencies = ['EUR'];
  if (!isReal) return openStage(embeddedOdoo({ currencies: ['USD', 'EUR'] }), { currencies });
  try {
    // JSON-2: archiving a product makes Odoo forget its caches, which costs the other transports half a second.
    return await openStage(realOdoo('crash'), { currencies, transport: json2 });
  } catch (cause) {
    throw new Error('The real Odoo did not open: start it by `npm run odoo -- start`, or set ODOO_URL.', {
      cause,
    });
  }
}

async function crashAll(): Promise<readonly NamedReport[]> {
  const stage = await openCrashStage();
  try {
    const reports: NamedReport[] = [];
    for (const [capability, scenario] of wanted) {
      const started = Date.now();
      const report = await crash(stage, scenario, isReal ? everyState : everyCall);
      reports.push({ capability, ...report });
      const seconds = Math.round((Date.now() - started) / 1000);
      console.error(`${capability}, ${scenario.name}: ${report.cuts} cuts in ${seconds} s`);
      for (const difference of report.differences) console.error(difference);
    }
    return reports;
  } finally {
    await stage.close();
  }
}

/** Fails the command when anything was doubled, lost or otherwise. */
function print(reports: readonly NamedReport[]): void {
  const sum = (figure: 'cuts' | 'recovered' | 'duplicates' | 'lost' | 'falseFailures'): number =>
    reports.reduce((total, report) => total + report[figure], 0);
  const totals = {
    cuts: sum('cuts'),
    recovered: sum('recovered'),
    duplicates: sum('duplicates'),
    lost: sum('lost'),
    falseFailures: sum('falseFailures'),
  };
  const rows = reports.map(
    ({ capability, scenario, calls, cuts, recovered, duplicates, lost, falseFailures }) => ({
      capability,
      scenario,
      calls,
      cuts,
      recovered,
      duplicates,
      lost,
      falseFailures,
    }),
  );
  if (values.json) console.log(JSON.stringify({ ...totals, scenarios: rows }, undefined, 2));
  else console.table([...rows, { capability: 'all', scenario: 'all', ...totals }]);
  if (totals.recovered < totals.cuts || totals.duplicates + totals.lost + totals.falseFailures > 0)
    process.exitCode = 1;
}
